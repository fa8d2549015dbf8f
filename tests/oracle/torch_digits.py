#!/usr/bin/env python3
"""Where torch's float32 loses digits that can be seen: tests/data/torch_digits.csv, which the facts card shows.

    python3 tests/oracle/torch_digits.py

For each activation, value and derivative: a few inputs, spread over the stretch of 1e-7 <= |x| <= 100 where torch is off
by more than 1e-3 of the truth (torch's own float64 there), each with what torch gives.
"""

from pathlib import Path

import numpy as np
import torch

from torch_ulp import MODULES
from versions import made_by

DATA = Path(__file__).resolve().parent.parent / "data"
ROWS, OFF, TINIEST = 6, 1e-3, 1e-30


def curve(module: torch.nn.Module, x: np.ndarray, dtype: torch.dtype) -> tuple[np.ndarray, np.ndarray]:
    at = torch.tensor(x, dtype=dtype, requires_grad=True)
    value = module.to(dtype)(at)
    value.sum().backward()
    return value.detach().double().numpy(), at.grad.double().numpy()


def main() -> None:
    torch.set_num_threads(1)
    size = np.logspace(-7, 2, 4000)
    lines = ["activation,what,x,got"]
    for name, module in MODULES.items():
        for side in (-1, 1):
            x = np.unique((side * size).astype(np.float32)).astype(np.float64)
            singles, doubles = curve(module, x, torch.float32), curve(module, x, torch.float64)
            for what, got, truth in zip(("value", "derivative"), singles, doubles):
                with np.errstate(divide="ignore", invalid="ignore"):
                    off = (np.abs(truth) > TINIEST) & (np.abs(got - truth) > OFF * np.abs(truth))
                places = np.flatnonzero(off)
                if len(places) < ROWS:
                    continue
                for place in places[np.linspace(0, len(places) - 1, ROWS).round().astype(int)]:
                    lines.append(f"{name},{what},{x[place]:.9g},{got[place]:.9g}")
    (DATA / "torch_digits.csv").write_text(made_by("torch") + "\n".join(lines) + "\n")


main()
