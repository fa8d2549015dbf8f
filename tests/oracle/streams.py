#!/usr/bin/env python3
"""Writes tests/data/random/*.txt: streams of PyTorch's and NumPy's generators, and elementary functions by mpmath.

Run with a Python that has torch, numpy and mpmath. The float32 normals are those of torch on x86 with AVX2.
"""
import math
import pathlib
import random

import mpmath
import numpy
import torch

from versions import made_by

FOLDER = pathlib.Path(__file__).parent.parent / "data" / "random"
SEEDS = [0, 1, 2, 42, 1234, 4294967295, -1, 123456789012345]


def write(name, module, lines):
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text(made_by(module) + "".join(line + "\n" for line in lines))


def line(*values):
    return " ".join(value if isinstance(value, str) else repr(value) for value in values)


def floats(tensor):
    return " ".join("%.9g" % value for value in tensor.flatten().tolist())


def torch_streams():
    """Each line: seed, what was called, how many values, the values. All calls of a seed go on with one stream."""
    lines = []
    for seed in SEEDS:
        torch.manual_seed(seed)

        def put(call, values):
            lines.append(f"{seed} {call} {values.numel()} {floats(values)}")

        put("uniform 0 1", torch.rand(8))
        put("uniform -0.3 1.7", torch.empty(9).uniform_(-0.3, 1.7))
        put("normal 0 1", torch.randn(5))
        put("normal 1 0.5", torch.empty(4).normal_(1, 0.5))
        put("normal 0 1", torch.randn(16))
        put("uniform 0 1", torch.rand(2))
        put("normal 0.25 3", torch.empty(21).normal_(0.25, 3))
        put("normal 0 0.1", torch.empty(100).normal_(0, 0.1))
        put("normal 0 1", torch.randn(1))
        put("randperm 0 0", torch.randperm(50))
        put("normal 0 1", torch.randn(3))
    write("torch.txt", "torch", lines)


def numpy_streams():
    lines = []
    for seed in [0, 1, 2, 42, 1234, 4294967295]:
        state = numpy.random.RandomState(seed)
        lines.append(line(f"{seed} uniform 4", *state.random_sample(4).tolist()))
        lines.append(line(f"{seed} gauss 51", *state.standard_normal(51).tolist()))
        lines.append(line(f"{seed} permutation 40", *state.permutation(40).tolist()))
        lines.append(line(f"{seed} gauss 4", *state.standard_normal(4).tolist()))
    write("numpy.txt", "numpy", lines)


def elementary():
    """function, x, the function's value as the sum of two doubles."""
    mpmath.mp.dps = 50
    random.seed(1)
    inputs = {
        "log": [random.random() for _ in range(300)] + [math.exp(random.uniform(-700, 700)) for _ in range(200)],
        "log1p": [-random.random() for _ in range(300)] + [-(2.0 ** random.uniform(-60, 0)) for _ in range(200)]
        + [math.exp(random.uniform(-40, 40)) for _ in range(100)],
        "exp": [random.uniform(-1, 1) for _ in range(200)] + [random.uniform(-700, 700) for _ in range(200)],
        "sin": [random.uniform(0, 2 * math.pi) for _ in range(500)] + [random.uniform(-8, 0) for _ in range(100)],
        "cos": [random.uniform(0, 2 * math.pi) for _ in range(500)] + [random.uniform(-8, 0) for _ in range(100)],
    }
    lines = []
    for name, values in inputs.items():
        for x in values:
            exact = getattr(mpmath, name)(mpmath.mpf(x))
            high = float(exact)
            lines.append(line(name, x, high, float(exact - high)))
    write("elementary.txt", "mpmath", lines)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch_streams()
    numpy_streams()
    elementary()
