#!/usr/bin/env python3
"""What torch.nn's activations return: tests/data/golden/*.csv, read by tests/core/golden_test.cpp.

    python3 tests/oracle/golden.py                  regenerate the files
    python3 tests/oracle/golden.py --check          compare torch with the committed files instead

`npm run truth -- <id>` writes the files of one activation.

The inputs are those of grid.csv (zeros, subnormals, powers of ten, every kink, -10..10 in steps of 1/16, infinities, NaN;
some configurations take only the coarse ones). They are rounded to float32 first: both columns are at the same x.

  <module>.csv   per configuration: x, then value and derivative by torch's float64 and by its float32 code
  kinks.csv      value and derivative at the kinks, one element at a time: torch's vectorised loops differ there
  rows.csv       softmax and its kin: x, value, and a vector-Jacobian product with `w`
"""

import argparse
import io
import math
import sys
from pathlib import Path

import torch

from formulas import ACTIVATIONS
from versions import made_by

DATA = Path(__file__).resolve().parent.parent / "data" / "golden"

ROW_MODULES = ("Softmax", "Softmin", "LogSoftmax", "GLU")

# Module, then configurations: parameters.
CONFIGURATIONS = {
    "CELU": [{}, {"alpha": 0.5}, {"alpha": 2.0}],
    "ELU": [{}, {"alpha": 0.5}, {"alpha": 2.0}],
    "GELU": [{}, {"approximate": "tanh"}],
    "Hardshrink": [{}, {"lambd": 1.5}],
    "Hardsigmoid": [{}],
    "Hardswish": [{}],
    "Hardtanh": [{}, {"min_val": -2.0, "max_val": 0.5}],
    "Identity": [{}],
    "LeakyReLU": [{}, {"negative_slope": 0.2}, {"negative_slope": -0.5}],
    "LogSigmoid": [{}],
    "Mish": [{}],
    "PReLU": [{}, {"init": 0.1}],
    "RReLU": [{}, {"lower": 0.1, "upper": 0.5}],
    "ReLU": [{}],
    "ReLU6": [{}],
    "SELU": [{}],
    "SiLU": [{}],
    "Sigmoid": [{}],
    "Softplus": [{}, {"beta": 2.0, "threshold": 20.0}, {"beta": 0.5, "threshold": 5.0}],
    "Softshrink": [{}, {"lambd": 1.5}, {"lambd": 0.0}],
    "Softsign": [{}],
    "Tanh": [{}],
    "Tanhshrink": [{}],
    "Threshold": [{"threshold": 0.5, "value": -1.0}, {"threshold": 0.0, "value": 0.0}],
}

KINKS = [
    ("ReLU", {}, [0.0, -0.0]),
    ("ReLU6", {}, [0.0, -0.0, 6.0]),
    ("Hardtanh", {}, [-1.0, 1.0]),
    ("Hardtanh", {"min_val": -2.0, "max_val": 0.5}, [-2.0, 0.5]),
    ("Hardswish", {}, [-3.0, 3.0]),
    ("Hardsigmoid", {}, [-3.0, 3.0]),
    ("LeakyReLU", {"negative_slope": 0.01}, [0.0, -0.0]),
    ("PReLU", {"init": 0.25}, [0.0, -0.0]),
    ("RReLU", {}, [0.0, -0.0]),
    ("ELU", {"alpha": 1.0}, [0.0, -0.0]),
    ("ELU", {"alpha": 0.5}, [0.0, -0.0]),
    ("ELU", {"alpha": 2.0}, [0.0, -0.0]),
    ("CELU", {"alpha": 0.5}, [0.0, -0.0]),
    ("CELU", {"alpha": 2.0}, [0.0, -0.0]),
    ("SELU", {}, [0.0, -0.0]),
    ("Threshold", {"threshold": 0.5, "value": -1.0}, [0.5]),
    ("Threshold", {"threshold": 0.0, "value": 0.0}, [0.0, -0.0]),
    ("Softshrink", {"lambd": 0.5}, [-0.5, 0.5, 0.0]),
    ("Softshrink", {"lambd": 0.0}, [0.0, -0.0]),
    ("Hardshrink", {"lambd": 0.5}, [-0.5, 0.5, 0.0]),
    ("Softplus", {"beta": 1.0, "threshold": 20.0}, [20.0, 20.000001907348633, 19.999998092651367]),
    ("Softplus", {"beta": 2.0, "threshold": 20.0}, [10.0, 10.000000953674316]),
    ("Softsign", {}, [0.0, -0.0]),
    ("LogSigmoid", {}, [0.0, -0.0]),
    ("GELU", {}, [0.0, -0.0]),
    ("Mish", {}, [0.0, -0.0]),
    ("SiLU", {}, [0.0, -0.0]),
    ("Tanhshrink", {}, [0.0, -0.0]),
]

INF, NAN = math.inf, math.nan
ROWS = [
    [0, 0, 0, 0],
    [1, 2, 3, 4],
    [-1, 0.5, 2.25, -3],
    [1000, 999, 0, -1000],
    [1e-08, -1e-08, 0, 1e-20],
    [-100, -101, -99.5, -100.25],
    [88, 89, 90, -90],
    [INF, 0, 1, 2],
    [-INF, 0, 1, 2],
    [-INF, -INF, -INF, -INF],
    [NAN, 0, 1, 2],
    [0.1, 0.7, -2.5, 0.3],
]
ROW_WEIGHTS = [1, -2, 0.5, 3]


def inputs(coarse: bool) -> list[float]:
    with open(DATA / "grid.csv") as file:
        lines = [line.split(",") for line in file if line[0] not in "#x"]
    return [float(x) for x, is_coarse in lines if not coarse or int(is_coarse)]


def curve(module: torch.nn.Module, x: torch.Tensor) -> tuple[list[float], list[float]]:
    x = x.clone().requires_grad_()
    y = module.to(x.dtype).eval()(x)
    y.backward(torch.ones_like(y))
    return y.tolist(), x.grad.tolist()


def text(value: float, bits: int) -> str:
    """The shortest decimal that reads back as the same number."""
    if bits == 64 or not math.isfinite(value):
        return repr(value)
    for digits in range(1, 10):
        short = f"{value:.{digits}g}"
        if torch.tensor(float(short), dtype=torch.float32).item() == value:
            return short
    raise AssertionError(value)


def parameters(config: dict) -> str:
    return ";".join(f"{name}={value}" for name, value in config.items())


def module_of(id: str) -> str | None:
    """The class of torch.nn that has the same name but for capitals and underscores."""
    return next((name for name in dir(torch.nn) if name.lower() == id.replace("_", "")), None)


def configurations(module: str) -> list[dict]:
    """Of a module that is not listed above, the parameter sets of formulas.py."""
    return CONFIGURATIONS.get(module) or next(sets for id, (_, sets) in ACTIVATIONS.items() if module_of(id) == module)


def module_file(name: str) -> str:
    out = io.StringIO()
    for index, config in enumerate(configurations(name)):
        coarse = index > 0 and name != "GELU"
        x32 = torch.tensor(inputs(coarse), dtype=torch.float64).to(torch.float32)
        make = lambda: getattr(torch.nn, name)(**config)
        columns = [*curve(make(), x32.double()), *curve(make(), x32)]
        out.write(f"parameters,{parameters(config)}\nx,value64,derivative64,value32,derivative32\n")
        for x, y64, d64, y32, d32 in zip(x32.tolist(), *columns):
            out.write(f"{text(x, 32)},{text(y64, 64)},{text(d64, 64)},{text(y32, 32)},{text(d32, 32)}\n")
    return out.getvalue()


def kinks_file() -> str:
    out = io.StringIO("module,parameters,x,value,derivative\n")
    out.seek(0, io.SEEK_END)
    for name, config, points in KINKS:
        for x in points:
            value, slope = curve(getattr(torch.nn, name)(**config), torch.tensor([x], dtype=torch.float64))
            out.write(f"{name},{parameters(config)},{text(x, 32)},{value[0]!r},{slope[0]!r}\n")
    return out.getvalue()


def rows_file() -> str:
    out = io.StringIO()
    for name in ROW_MODULES:
        module = getattr(torch.nn, name)(dim=1)
        x = torch.tensor(ROWS, dtype=torch.float32).double().requires_grad_()
        y = module(x)
        w = torch.tensor(ROW_WEIGHTS[: y.shape[1]], dtype=torch.float64)
        y.backward(w.expand_as(y))
        for i in range(len(ROWS)):
            for what, values in (("x", x[i]), ("value", y[i]), ("w", w), ("product", x.grad[i])):
                bits = 32 if what == "x" else 64
                out.write(",".join([name, what, *(text(v, bits) for v in values.tolist())]) + "\n")
    return out.getvalue()


def write(ids: list[str]) -> None:
    """The files of these activations, as far as torch has them."""
    torch.set_num_threads(1)
    for id in ids:
        module = module_of(id)
        if not module:
            print(f"torch.nn has no {id}: mpmath's word stands alone")
            continue
        file = "rows" if module in ROW_MODULES else module
        (DATA / f"{file}.csv").write_text(made_by("torch") + (rows_file() if file == "rows" else module_file(module)))
        print(f"tests/data/golden/{file}.csv, by PyTorch {torch.__version__}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    check = parser.parse_args().check
    torch.set_num_threads(1)
    modules = {*CONFIGURATIONS, *filter(None, map(module_of, ACTIVATIONS))}
    files = {f"{name}.csv": module_file(name) for name in sorted(modules)}
    files |= {"kinks.csv": kinks_file(), "rows.csv": rows_file()}
    files = {name: made_by("torch") + content for name, content in files.items()}
    different = [name for name, content in files.items() if check and (DATA / name).read_text() != content]
    for name, content in files.items():
        if not check:
            (DATA / name).write_text(content)
    print(f"torch {torch.__version__}:", f"differs in {', '.join(different)}" if different else f"{len(files)} files")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
