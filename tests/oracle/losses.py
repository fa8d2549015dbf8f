#!/usr/bin/env python3
"""Writes tests/data/losses.txt: PyTorch's losses and gradients in float64, logits up to +-1e4 included.

Each line: loss, outputs, target, the logits, the loss, its gradient by the logits.
"""
import pathlib

import torch
from torch.nn import functional

from versions import made_by

PATH = pathlib.Path(__file__).parent.parent / "data" / "losses.txt"
LOGITS = [-1e4, -700, -90, -50, -17, -3, -1, -0.25, 0, 1e-3, 0.75, 2, 14, 40, 95, 800, 1e4]
LOSSES = {
    "bce": lambda z, y: functional.binary_cross_entropy(torch.sigmoid(z), y),
    "bce_with_logits": functional.binary_cross_entropy_with_logits,
    "mse": functional.mse_loss,
    "huber": functional.huber_loss,
}
MULTICLASS = {
    "cross_entropy": functional.cross_entropy,
    "nll": lambda z, y: functional.nll_loss(functional.log_softmax(z, dim=1), y),
}


def line(name, target, logits, loss):
    loss.backward()
    numbers = [*logits.flatten().tolist(), loss.item(), *logits.grad.flatten().tolist()]
    return f"{name} {logits.numel()} {target} " + " ".join("%.17g" % value for value in numbers) + "\n"


def single():
    for name, loss in LOSSES.items():
        for target in [0.0, 1.0] if name.startswith("bce") else [0.0, 1.0, -2.5, 1000.0]:
            for value in LOGITS:
                if name == "bce" and abs(value) > 3:
                    continue  # float32's sigmoid rounds coarsely near 1: a test of its own
                z = torch.tensor([[value]], dtype=torch.float64, requires_grad=True)
                yield line(name, target, z, loss(z, torch.tensor([[target]], dtype=torch.float64)))


def multiclass():
    rows = [[0.0, 0, 0], [1, 2, 3], [-4, 0.5, 1e4], [-1e4, -1e4, 1e4], [1e4, 1e4, 1e4], [88, -88, 0], [-30, 20, 19.5]]
    for name, loss in MULTICLASS.items():
        for row in rows:
            for target in range(3):
                z = torch.tensor([row], dtype=torch.float64, requires_grad=True)
                yield line(name, target, z, loss(z, torch.tensor([target])))


if __name__ == "__main__":
    PATH.write_text(made_by("torch") + "".join([*single(), *multiclass()]))
