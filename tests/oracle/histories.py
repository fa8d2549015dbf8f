#!/usr/bin/env python3
"""Writes tests/data/histories/<id>_<seed>.txt: the circles experiment as PyTorch trains it, 10 activations, 3 seeds.

First line: loss and number of right answers before training, and by how much PyTorch's own vector kernels and its plain
ones differ over the run, in loss and in right answers: nobody can be held to less. Then, for each of 300 epochs: loss,
right answers (of 1000), mean |dL/dW| of each of the five linear layers averaged over the epoch's batches. Takes some six
minutes.
"""
import os
import pathlib
import subprocess
import sys

import torch
from sklearn.datasets import make_circles
from torch import nn

from versions import made_by

FOLDER = pathlib.Path(__file__).parent.parent / "data" / "histories"
ACTIVATIONS = {
    "sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "relu6": nn.ReLU6, "leaky_relu": nn.LeakyReLU,
    "elu": nn.ELU, "gelu": nn.GELU, "silu": nn.SiLU, "mish": nn.Mish, "selu": nn.SELU,
}
EPOCHS, BATCH = 300, 32


def build(activation):
    sizes, layers = [2, 5, 5, 5, 5], []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers, nn.Linear(5, 1), nn.Sigmoid())


def evaluate(model, points, labels):
    with torch.no_grad():
        answer = model(points)
    losses = nn.functional.binary_cross_entropy(answer, labels, reduction="none")
    return losses.double().mean().item(), int(((answer > 0.5) == (labels > 0.5)).sum())


def train(activation, seed):
    points, labels = make_circles(n_samples=1000, factor=0.5, noise=0.1, random_state=seed)
    points = torch.tensor(points, dtype=torch.float32)
    labels = torch.tensor(labels, dtype=torch.float32).reshape(-1, 1)
    torch.manual_seed(seed)
    model = build(activation)
    linear = [module for module in model if isinstance(module, nn.Linear)]
    criterion, optimizer = nn.BCELoss(), torch.optim.Adam(model.parameters(), lr=1e-4)
    yield "%.9g %d" % evaluate(model, points, labels)
    for _ in range(EPOCHS):
        gradients, batches = [0.0] * len(linear), 0
        for start in range(0, len(points), BATCH):
            optimizer.zero_grad()
            criterion(model(points[start : start + BATCH]), labels[start : start + BATCH]).backward()
            optimizer.step()
            gradients = [sum + layer.weight.grad.abs().mean().item() for sum, layer in zip(gradients, linear)]
            batches += 1
        means = " ".join("%.6g" % (sum / batches) for sum in gradients)
        yield "%.9g %d " % evaluate(model, points, labels) + means


def spread(lines, others):
    """Largest differences of loss and of right answers between two runs."""
    pairs = [(line.split(), other.split()) for line, other in zip(lines, others)]
    return "%.3g %d" % (
        max(abs(float(a[0]) - float(b[0])) for a, b in pairs),
        max(abs(int(a[1]) - int(b[1])) for a, b in pairs),
    )


def plain(name, seed):
    """The same run by PyTorch's kernels without vectors, which it takes at its start alone."""
    command = [sys.executable, __file__, name, str(seed)]
    environment = {**os.environ, "ATEN_CPU_CAPABILITY": "default"}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.splitlines()


if __name__ == "__main__":
    torch.set_num_threads(1)
    if len(sys.argv) > 1:
        print(*train(ACTIVATIONS[sys.argv[1]], int(sys.argv[2])), sep="\n")
        sys.exit()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, activation in ACTIVATIONS.items():
        for seed in range(3):
            lines = list(train(activation, seed))
            lines[0] += " " + spread(lines, plain(name, seed))
            text = made_by("torch", "sklearn", "numpy") + "".join(line + "\n" for line in lines)
            (FOLDER / f"{name}_{seed}.txt").write_text(text)
