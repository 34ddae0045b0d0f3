"""Computes outputs.npz from the models and input.npz in this folder with ONNX Runtime.

The models and input.npz are written by org.anlage.exchange.onnx.OnnxModels.
"""

import pathlib

import numpy as np
import onnx
import onnxruntime

folder = pathlib.Path(__file__).parent
given = np.load(folder / "input.npz")["input"]
outputs = {}
for file in sorted(folder.glob("*.onnx")):
    onnx.checker.check_model(onnx.load(file), full_check=True)
    session = onnxruntime.InferenceSession(file)
    double = session.get_inputs()[0].type == "tensor(double)"
    output, state = session.run(
        ["output", "state"], {"input": given.astype(np.float64 if double else np.float32)}
    )
    outputs[file.stem + "_output"] = output.astype(np.float32)
    outputs[file.stem + "_state"] = state.astype(np.float32)
np.savez(folder / "outputs.npz", **outputs)
