#!/usr/bin/env python3
"""torch's own float32 errors, for the column beside ours: tests/data/torch_ulp.csv.

    python3 tests/oracle/torch_ulp.py build/native/tests/exhaustive/core_exhaustive

Every 257th float32 is judged, by the truth that the program prints (each activation's `exact`); only where the truth is
a normal number, in ULP of float at the truth.
"""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import torch

from versions import made_by

DATA = Path(__file__).resolve().parent.parent / "data"
STRIDE, BATCH = 257, 1 << 16

MODULES = {
    "identity": torch.nn.Identity(),
    "relu": torch.nn.ReLU(),
    "relu6": torch.nn.ReLU6(),
    "leaky_relu": torch.nn.LeakyReLU(),
    "prelu": torch.nn.PReLU(),
    "rrelu": torch.nn.RReLU().eval(),
    "threshold": torch.nn.Threshold(0, 0),
    "elu": torch.nn.ELU(),
    "celu": torch.nn.CELU(),
    "selu": torch.nn.SELU(),
    "gelu": torch.nn.GELU(),
    "gelu(tanh)": torch.nn.GELU(approximate="tanh"),
    "silu": torch.nn.SiLU(),
    "mish": torch.nn.Mish(),
    "hardswish": torch.nn.Hardswish(),
    "softplus": torch.nn.Softplus(),
    "logsigmoid": torch.nn.LogSigmoid(),
    "sigmoid": torch.nn.Sigmoid(),
    "tanh": torch.nn.Tanh(),
    "softsign": torch.nn.Softsign(),
    "hardsigmoid": torch.nn.Hardsigmoid(),
    "hardtanh": torch.nn.Hardtanh(),
    "softshrink": torch.nn.Softshrink(),
    "hardshrink": torch.nn.Hardshrink(),
    "tanhshrink": torch.nn.Tanhshrink(),
}


def truth(program: str, name: str, x: np.ndarray) -> np.ndarray:
    """[inputs x 3]: value, first and second derivative."""
    process = subprocess.Popen([program, "--truth", name], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    writer = threading.Thread(target=lambda: (process.stdin.write(x.tobytes()), process.stdin.close()))
    writer.start()
    output = process.stdout.read()
    writer.join()
    assert process.wait() == 0
    return np.frombuffer(output).reshape(-1, 3)


def ulp(got: np.ndarray, true: np.ndarray) -> np.ndarray:
    """Errors in ULP of float at the truth; 0 where the truth is not a normal float."""
    with np.errstate(all="ignore"):
        exponent = np.frexp(true)[1] - 1
        error = np.abs(got.astype(np.float64) - true) / np.exp2(exponent - 23.0)
    normal = (np.abs(true) >= 2.0**-126) & (np.abs(true) < 2.0**128)
    return np.where(normal, np.where(np.isnan(error), np.inf, error), 0)


def main(program: str) -> None:
    torch.set_num_threads(1)
    bits = np.arange(0, 1 << 32, STRIDE, dtype=np.uint64).astype(np.uint32)
    x = bits.view(np.float32)
    x = x[np.isfinite(x)]
    lines = ["activation,what,error,x,got,truth"]
    for name, module in MODULES.items():
        t = torch.from_numpy(x.copy()).requires_grad_()
        y = module(t)
        y.backward(torch.ones_like(y))
        three = truth(program, name, x)
        for what, got, true in (("value", y.detach().numpy(), three[:, 0]), ("derivative", t.grad.numpy(), three[:, 1])):
            error = ulp(got, true)
            worst = int(np.argmax(error))
            lines.append(f"{name},{what},{error[worst]:.4g},{x[worst]:.9g},{got[worst]:.9g},{true[worst]:.9g}")
        print(lines[-2], lines[-1], sep="\n", flush=True)
    (DATA / "torch_ulp.csv").write_text(made_by("torch") + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
