#!/bin/bash
# PyTorch 2.13: which activation's output may be changed in place before backward() depends on whether it was itself in place.
#
# Guess before the run: what can be inverted (ELU, CELU, SELU, LeakyReLU, ReLU, sigmoid, tanh) keeps its output, ReLU6 and
# Hardtanh do as ReLU does, and the error names the step by its grad_fn, ReluBackward0.
# Seen: of sixteen only ReLU, Sigmoid and Tanh keep their output; ReLU6, which is ReLU with a lid, does not. ELU, CELU, SELU
# and LeakyReLU keep it only if made with inplace=True, so that a later y.mul_(2) fails with them and not without. The error
# calls the steps Relu, Elu1, Celu1, LeakyRelu1, and SELU's too is Elu1; tutorials quote ReluBackward0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet torch==2.13.0 numpy==2.4.6
"$folder/bin/python" - <<'PYTHON'
import re
import torch
from torch import nn

def step(make):
    """What the error of backward() calls the step whose output was changed; None without an error."""
    y = make(nn.Linear(8, 4)(torch.randn(1, 8)))
    y.mul_(2)
    try:
        y.sum().backward()
    except RuntimeError as error:
        return re.search(r"output 0 of (\w+),", str(error))[1]

seen = {}
for name in ("ReLU ReLU6 ELU CELU SELU LeakyReLU Hardtanh Hardswish Hardsigmoid Sigmoid Tanh SiLU Mish GELU Softplus "
             "Threshold").split():
    arguments = (0.0, 0.0) if name == "Threshold" else ()
    seen[name] = [step(getattr(nn, name)(*arguments))]
    if name not in ("Sigmoid", "Tanh", "GELU", "Softplus"):  # these have no inplace=True
        seen[name].append(step(getattr(nn, name)(*arguments, inplace=True)))
    print(torch.__version__, name, *seen[name])
kept = {"ReLU": ["Relu", "Relu"], "ELU": [None, "Elu1"], "CELU": [None, "Celu1"], "SELU": [None, "Elu1"],
        "LeakyReLU": [None, "LeakyRelu1"], "Sigmoid": ["Sigmoid"], "Tanh": ["Tanh"]}
assert all(steps == kept.get(name, [None] * len(steps)) for name, steps in seen.items()), "That has changed."
print("As seen.")
PYTHON
