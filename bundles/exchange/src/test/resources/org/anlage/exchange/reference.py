"""Writes reference.safetensors with the library safetensors."""

import pathlib

import torch
from safetensors.torch import save_file

values = [[0.0, 1.0, -2.5], [65504.0, 6.103515625e-05, 5.960464477539063e-08]]
save_file(
    {
        "f16": torch.tensor(values, dtype=torch.float16),
        "bf16": torch.tensor([1.0, -0.15625, 3.3895313892515355e38], dtype=torch.bfloat16),
        "f32": torch.tensor([[0.1], [-7.25]], dtype=torch.float32),
        "f64": torch.tensor(0.1, dtype=torch.float64),
        "i64": torch.tensor([3_000_000_000], dtype=torch.int64),
        "i32": torch.tensor([[-1, 2]], dtype=torch.int32),
    },
    pathlib.Path(__file__).parent / "reference.safetensors",
    metadata={"made": "elsewhere"},
)
