"""Rebuilds an exported network of Anlage in PyTorch.

    anlage export RUN --out exported
    python anlage_torch.py exported/RUN

computes the outputs of the network on the exported trials and says how far they are from those of
Anlage. From Python:

    module = load("exported/RUN")            # a torch.nn.Module
    output, state = module(input)            # T x B x I -> T x B x O, T x B x N

Needs numpy and torch. Reads RUN.network.json and RUN.npz or RUN.safetensors.
"""

import json
import pathlib
import sys

import numpy as np
import torch

ACTIVATIONS = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "identity": lambda z: z,
    "softplus": torch.nn.functional.softplus,
    "logistic": torch.sigmoid,
}


class Network(torch.nn.Module):
    """A recurrent network with the parameters, names and orientation of Anlage (row = from)."""

    def __init__(self, description, arrays):
        super().__init__()
        self.cell = description["cell"]["name"]
        self.settings = description["cell"]["parameters"]
        self.units = description["units"]
        self.f = ACTIVATIONS[description["activation"]]
        self.step, self.size = self._equations()
        for name, array in arrays.items():
            if not name.startswith("history_"):
                tensor = torch.tensor(array)
                if tensor.is_floating_point():
                    self.register_parameter(name, torch.nn.Parameter(tensor))
                else:
                    self.register_buffer(name, tensor)

    def _equations(self):
        n = self.units
        cells = {
            "vanilla": (self._vanilla, n),
            "leaky": (self._leaky, n),
            "leaky-learned": (self._leaky, n),
            "edges": (self._leaky, n),
            "gru": (self._gru, n),
            "low-rank": (self._low_rank, n),
            "frozen-plus-low-rank": (self._frozen, n),
            "excitatory-inhibitory": (self._populations, n),
            "spiking": (self._spiking, 4 * n),
        }
        if self.cell not in cells:
            raise ValueError(f"cell {self.cell!r} is none of {', '.join(cells)}")
        return cells[self.cell]

    def forward(self, input):
        """T x B x I to outputs T x B x O and states T x B x N, from state zero."""
        state = torch.zeros(input.shape[1], self.size, dtype=input.dtype, device=input.device)
        states = []
        for x in input:
            state = self.step(x, state)
            states.append(state[:, : self.units])
        states = torch.stack(states)
        return states @ self.readout_kernel + self.readout_bias, states

    def _drive(self, x):
        return x @ self.input_kernel + self.bias

    def _mix(self, h, z):
        return h + self.leak * (self.f(z) - h)

    def _vanilla(self, x, h):
        return self.f(self._drive(x) + h @ self.recurrent_kernel)

    def _leaky(self, x, h):
        return self._mix(h, self._drive(x) + h @ self.recurrent_kernel)

    def _gru(self, x, h):
        gates = x @ self.gate_input_kernel + h @ self.gate_recurrent_kernel + self.gate_bias
        u, r = torch.sigmoid(gates).split(self.units, dim=1)
        candidate = self.f(self._drive(x) + r * (h @ self.recurrent_kernel))
        return u * h + (1 - u) * candidate

    def _low_rank(self, x, h):
        return self._mix(h, self._drive(x) + h @ self.recurrent_left @ self.recurrent_right)

    def _frozen(self, x, h):
        learned = h @ self.recurrent_left @ self.recurrent_right
        return self._mix(h, self._drive(x) + h @ self.recurrent_frozen + learned)

    def _populations(self, x, h):
        excitation = h * self.excitatory
        inhibition = h * self.inhibitory
        m = self.recurrent_magnitudes
        if self.settings.get("inhibition", "subtractive") == "subtractive":
            return self._mix(h, self._drive(x) + (excitation - inhibition) @ m)
        divisor = 1 + inhibition @ m
        least = torch.copysign(torch.full_like(divisor, 1e-3), divisor)
        divisor = torch.where(divisor.abs() < 1e-3, least, divisor)
        return self._mix(h, (self._drive(x) + excitation @ m) / divisor)

    def _spiking(self, x, state):
        s = {"decay": 0.9, "reset": "soft", "filter": 0.9, "adaptation": 0, "adaptationDecay": 0.95}
        s.update(self.settings)
        filtered, potential, spikes, adapted = state.split(self.units, dim=1)
        threshold = 1 + s["adaptation"] * adapted
        if s["reset"] == "soft":
            kept = s["decay"] * potential - threshold * spikes
        else:
            kept = s["decay"] * potential * (1 - spikes)
        potential = kept + self._drive(x) + spikes @ self.recurrent_kernel
        fired = (potential > threshold).to(x.dtype)
        filtered = s["filter"] * filtered + (1 - s["filter"]) * fired
        adapted = s["adaptationDecay"] * adapted + (1 - s["adaptationDecay"]) * fired
        return torch.cat([filtered, potential, fired, adapted], dim=1)


def load(prefix):
    """The network of exported files that all begin with the prefix, a folder and the run's id."""
    prefix = str(prefix)
    description = json.loads(pathlib.Path(prefix + ".network.json").read_text(encoding="utf-8"))
    if pathlib.Path(prefix + ".npz").exists():
        arrays = dict(np.load(prefix + ".npz"))
    else:
        from safetensors.numpy import load_file

        arrays = load_file(prefix + ".safetensors")
    return Network(description, arrays)


def check(prefix):
    """Largest difference from the outputs that Anlage stored with the trials."""
    network = load(prefix)
    trials = np.load(f"{prefix}.trials.npz")
    input = torch.as_tensor(trials["input"]).to(network.readout_kernel.dtype)
    with torch.no_grad():
        output, _ = network(input)
    return float(np.abs(output.numpy() - trials["output"]).max())


def gru(network):
    """The same network as torch.nn.GRU (gates in the order r, u, candidate) and torch.nn.Linear.

    Only for the cell "gru" with activation tanh. PyTorch's z is Anlage's u.
    """
    n = network.units
    result = torch.nn.GRU(network.input_kernel.shape[0], n)
    result = result.to(network.readout_kernel.dtype)

    def blocks(gates, candidate):
        u, r = gates.detach().split(n, dim=1)
        return torch.cat([r, u, candidate.detach()], dim=1).T

    with torch.no_grad():
        result.weight_ih_l0.copy_(blocks(network.gate_input_kernel, network.input_kernel))
        result.weight_hh_l0.copy_(blocks(network.gate_recurrent_kernel, network.recurrent_kernel))
        result.bias_ih_l0.copy_(blocks(network.gate_bias, network.bias)[:, 0])
        result.bias_hh_l0.zero_()
    return result, linear(network)


def linear(network):
    """The read-out as torch.nn.Linear."""
    result = torch.nn.Linear(*network.readout_kernel.shape).to(network.readout_kernel.dtype)
    with torch.no_grad():
        result.weight.copy_(network.readout_kernel.T)
        result.bias.copy_(network.readout_bias[0])
    return result


def rnn(network):
    """The same network as torch.nn.RNN and torch.nn.Linear; cell "vanilla", tanh or relu."""
    kind = {torch.tanh: "tanh", torch.relu: "relu"}[network.f]
    result = torch.nn.RNN(network.input_kernel.shape[0], network.units, nonlinearity=kind)
    result = result.to(network.readout_kernel.dtype)
    with torch.no_grad():
        result.weight_ih_l0.copy_(network.input_kernel.T)
        result.weight_hh_l0.copy_(network.recurrent_kernel.T)
        result.bias_ih_l0.copy_(network.bias[0])
        result.bias_hh_l0.zero_()
    return result, linear(network)


if __name__ == "__main__":
    for run in sys.argv[1:]:
        print(f"{run}: outputs differ by at most {check(run):.2g}")
