#!/usr/bin/env python3
"""What torch computes in bfloat16 and float16: tests/data/half/, read by tests/wasm/half.test.ts.

    python3 tests/oracle/half.py            regenerate the files (torch 2.13; about a minute)
    python3 tests/oracle/half.py --check    compare torch with the committed files instead

All 65,536 inputs of each format, value and gradient (of an output gradient of 1) of every element-wise module with its
defaults and some others, as one contiguous tensor: torch's vectorised loops, by its own kernels. NaNs are all alike.

  curves.json    which torch and processor, the configurations in order, and SHA-256 of each format's arrays
  *.bin.gz       per configuration the values' bits, then the gradients': uint16 little-endian, each less the one before
  onednn.csv     where torch's default differs: bfloat16's GELU goes through oneDNN, whose answer depends on the processor
  lengths.csv    how many inputs give other bits alone (torch's scalar loops) than in a long tensor, with the first such
"""

import argparse
import copy
import gzip
import hashlib
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import nn

DATA = Path(__file__).resolve().parent.parent / "data" / "half"
FORMATS = {"bfloat16": torch.bfloat16, "float16": torch.float16}
ALL = np.arange(65536, dtype=np.uint32).astype(np.uint16)

# Our id, our parameters, torch's module.
CONFIGURATIONS = [
    ("identity", {}, nn.Identity()),
    ("relu", {}, nn.ReLU()),
    ("relu6", {}, nn.ReLU6()),
    ("leaky_relu", {}, nn.LeakyReLU()),
    ("prelu", {}, nn.PReLU()),
    ("rrelu", {}, nn.RReLU()),
    ("threshold", {}, nn.Threshold(0, 0)),
    ("elu", {}, nn.ELU()),
    ("celu", {}, nn.CELU()),
    ("selu", {}, nn.SELU()),
    ("gelu", {}, nn.GELU()),
    ("gelu", {"approximate": "tanh"}, nn.GELU("tanh")),
    ("silu", {}, nn.SiLU()),
    ("mish", {}, nn.Mish()),
    ("hardswish", {}, nn.Hardswish()),
    ("softplus", {}, nn.Softplus()),
    ("logsigmoid", {}, nn.LogSigmoid()),
    ("sigmoid", {}, nn.Sigmoid()),
    ("tanh", {}, nn.Tanh()),
    ("softsign", {}, nn.Softsign()),
    ("hardsigmoid", {}, nn.Hardsigmoid()),
    ("hardtanh", {}, nn.Hardtanh()),
    ("softshrink", {}, nn.Softshrink()),
    ("hardshrink", {}, nn.Hardshrink()),
    ("tanhshrink", {}, nn.Tanhshrink()),
    ("leaky_relu", {"negative_slope": 0.2}, nn.LeakyReLU(0.2)),
    ("leaky_relu", {"negative_slope": -0.5}, nn.LeakyReLU(-0.5)),
    ("prelu", {"init": 0.1}, nn.PReLU(init=0.1)),
    ("rrelu", {"lower": 0.1, "upper": 0.5}, nn.RReLU(0.1, 0.5)),
    ("threshold", {"threshold": -0.3, "value": 0.7}, nn.Threshold(-0.3, 0.7)),
    ("elu", {"alpha": 0.3}, nn.ELU(0.3)),
    ("celu", {"alpha": 0.3}, nn.CELU(0.3)),
    ("softplus", {"beta": 2.3, "threshold": 5}, nn.Softplus(2.3, 5)),
    ("hardtanh", {"min_val": -0.3, "max_val": 0.7}, nn.Hardtanh(-0.3, 0.7)),
    ("softshrink", {"lambd": 0.3}, nn.Softshrink(0.3)),
    ("hardshrink", {"lambd": 0.3}, nn.Hardshrink(0.3)),
]


def bits(x: torch.Tensor) -> np.ndarray:
    """The bits of a 16-bit tensor, every NaN with those of torch's own."""
    nan = torch.full_like(x, torch.nan)
    return torch.where(torch.isnan(x), nan, x).contiguous().view(torch.int16).numpy().view(np.uint16).copy()


def inputs(format: torch.dtype) -> torch.Tensor:
    return torch.from_numpy(ALL.view(np.int16).copy()).view(format)


def curve(module: nn.Module, x: torch.Tensor, onednn: bool = False) -> list[np.ndarray]:
    module = copy.deepcopy(module).to(x.dtype).eval()
    x = x.detach().requires_grad_()
    with torch.backends.mkldnn.flags(enabled=onednn):
        y = module(x)
        (gradient,) = torch.autograd.grad(y, x, torch.ones_like(y))
    return [bits(y.detach()), bits(gradient)]


def alone(module: nn.Module, format: torch.dtype) -> list[np.ndarray]:
    """As for tensors of one element: what is not contiguous takes torch's scalar loops."""
    spread = torch.stack([inputs(format), inputs(format)], dim=1)[:, 0]
    return curve(module, spread)


def number(pattern: int, format: torch.dtype) -> str:
    value = torch.tensor([int(np.array(pattern, np.uint16).view(np.int16))], dtype=torch.int16).view(format).item()
    return f"{value:.9g}"


def label(parameters: dict) -> str:
    return ";".join(f"{name}={value}" for name, value in parameters.items())


def files() -> dict[str, bytes]:
    made = f"torch {torch.__version__}, {torch.backends.cpu.get_cpu_capability()}"
    index = {"torch": torch.__version__, "processor": torch.backends.cpu.get_cpu_capability(), "oneDNN": False}
    index["curves"] = [{"id": id, "parameters": parameters} for id, parameters, _ in CONFIGURATIONS]
    index["sha256"] = {}
    onednn = [f"# {made}", "format,id,what,x,oneDNN,own kernel"]
    lengths = [f"# {made}", "format,id,parameters,what,inputs,x,alone,in a long tensor"]
    result = {}
    for name, format in FORMATS.items():
        arrays = []
        for id, parameters, module in CONFIGURATIONS:
            long = curve(module, inputs(format))
            arrays += long
            others = curve(module, inputs(format), onednn=True), alone(module, format)
            for what, own, default, single in zip(("value", "derivative"), long, *others):
                differ = np.nonzero(own != default)[0]
                onednn += [",".join([name, id, what] + [number(p, format) for p in (i, default[i], own[i])]) for i in differ]
                differ = np.nonzero(own != single)[0]
                if len(differ) > 0:
                    i = differ[0]
                    shown = [number(p, format) for p in (i, single[i], own[i])]
                    lengths.append(",".join([name, id, label(parameters), what, str(len(differ)), *shown]))
        whole = np.stack(arrays)
        index["sha256"][name] = [hashlib.sha256(array.astype("<u2").tobytes()).hexdigest() for array in arrays]
        steps = np.diff(whole, axis=1, prepend=np.uint16(0))
        result[f"{name}.bin.gz"] = gzip.compress(steps.astype("<u2").tobytes(), 9, mtime=0)
    result["curves.json"] = (json.dumps(index, indent=1) + "\n").encode()
    result["onednn.csv"] = ("\n".join(onednn) + "\n").encode()
    result["lengths.csv"] = ("\n".join(lengths) + "\n").encode()
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    check = parser.parse_args().check
    torch.set_num_threads(1)
    warnings.filterwarnings("ignore", message="TF32")
    made = files()
    DATA.mkdir(parents=True, exist_ok=True)
    if check:
        recorded = json.loads((DATA / "curves.json").read_text())["sha256"]
        now = json.loads(made["curves.json"])["sha256"]
        different = [f"{format} {CONFIGURATIONS[i // 2][0]}" for format in FORMATS
                     for i, hash in enumerate(now[format]) if hash != recorded[format][i]]
        print(f"torch {torch.__version__}:", f"differs in {', '.join(different)}" if different else "the same")
        return 1 if different else 0
    for name, content in made.items():
        (DATA / name).write_bytes(content)
    print(f"torch {torch.__version__}:", ", ".join(f"{name} {len(content)} bytes" for name, content in made.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
