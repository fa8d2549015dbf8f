#!/usr/bin/python3
"""torch's native kernels on one thread: lines of `id order count nanoseconds-per-element`, one for each round.

torch_speed.py ROUNDS COUNT relu gelu ...; order 1 is forward and backward."""

import sys
import time

import torch
import torch.nn.functional as F

FUNCTIONS = {
    "identity": torch.clone,
    "relu": F.relu,
    "leaky_relu": F.leaky_relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "elu": F.elu,
    "selu": F.selu,
    "gelu": F.gelu,
    "softplus": F.softplus,
    "silu": F.silu,
    "mish": F.mish,
    "hardswish": F.hardswish,
    "softmax": lambda x: F.softmax(x.view(-1, 1000), 1),
}


def measure(work, count: int) -> float:
    work()
    start = time.perf_counter()
    work()
    repeats = 1 + int(4e-3 / (time.perf_counter() - start))
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    return (time.perf_counter() - start) / repeats / count * 1e9


def main() -> None:
    rounds, count, names = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    torch.set_num_threads(1)
    x = (torch.arange(count, dtype=torch.int64) * 7919 % 10007).double().mul(12 / 10007).sub(6).float()
    leaf = x.clone().requires_grad_()
    ones = torch.ones_like(x)
    for _ in range(rounds):
        for name in names:
            if name not in FUNCTIONS:
                continue
            f = FUNCTIONS[name]
            with torch.no_grad():
                print(name, 0, count, measure(lambda: f(x), count))
            if name != "softmax":
                print(name, 1, count, measure(lambda: torch.autograd.grad(f(leaf), leaf, ones), count), flush=True)


main()
