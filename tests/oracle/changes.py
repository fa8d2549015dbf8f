#!/usr/bin/env python3
"""What changed between two versions of PyTorch and scikit-learn: tests/oracle/CHANGES.md, and every number in changes.csv.

    OLD/python tests/oracle/changes.py dump old.json       what the older ones give
    NEW/python tests/oracle/changes.py dump new.json
    NEW/python tests/oracle/changes.py compare old.json new.json

Values and gradients over the golden grid, NaN, +-inf, +-0, kinks and their float32 neighbours, as single numbers and in
tensors of 64 (whose middle is vectorised); gains, initial weights, optimisers' first steps, data sets and splits.
Numbers that differ by at most 4 units in the last place are counted here, not listed; of a stretch of inputs the ends are.
"""
import json
import math
import struct
import sys
from pathlib import Path

import numpy
import sklearn
import torch
from sklearn.datasets import make_blobs, make_circles, make_moons
from sklearn.model_selection import train_test_split
from torch import nn

from golden import CONFIGURATIONS, KINKS, inputs, parameters

HERE = Path(__file__).resolve().parent

# Where it is known: the pull request that changed it, and the first release that has it.
SINCE = json.loads((HERE / "changes_since.json").read_text())


FOLLOWED = """
## What this project does

| where | here | why |
| --- | --- | --- |
| Hardswish's slope at -3 and 3 | 0 and 1, as in 2.13 | followed |
| Softshrink of NaN | NaN, as in 2.13 | followed |
| Softshrink's zero between the kinks | +0, as in 2.13's vector loop | its scalar loop gives -0 for negative inputs |
| tanh(-0) | -0, as in both and by IEEE 754 | it was +0 here until it was compared |
| ELU and SELU of -0 | +0 (2.13: -0) | equal in every comparison; the sign would cost an instruction an element |
| CELU of -0 | -0, as in 2.13 (1.13: +0) | followed |
| Tanhshrink of -0 | -0 (both: +0) | the function is odd; x - tanh(x) is a rounding's zero |
| GELU of inf, and of 3e38 in a long tensor | inf and 3e38 (2.13: NaN and inf) | the limit, the value; listed in torch_differences.csv |
| GELU of -0 | -0, as in 2.13 | followed |
| GELU's tanh form, slope at 1.85e19 and beyond | 1 and -0 (both: NaN) | the limits |
| Hardswish from 5.67e37 on | x (both: inf) | x * 6 overflows there, x does not |
| slopes at NaN | NaN, or the kink's side (both: depends on the tensor's length) | one answer for all lengths |
| CELU with alpha < 0, Softplus with beta <= 0 | refused (both: computed) | no activation: unbounded below, or not defined |
| make_circles((3, 4)), make_blobs(centers=1) | refused | one count, and two classes at the least |
"""


def neighbours(x: float) -> list[float]:
    at = numpy.float32(x)
    return [float(numpy.nextafter(at, numpy.float32(side))) for side in (-math.inf, math.inf)]


def places(name: str) -> list[float]:
    kinks = [x for module, _, xs in KINKS if module == name for x in xs]
    special = [math.nan, math.inf, -math.inf, 0.0, -0.0, 3e38, -3e38, 1e20, -1e20]
    every = [*inputs(False), *special, *kinks, *(y for x in kinks for y in neighbours(x))]
    return list(dict.fromkeys(struct.unpack("f", struct.pack("f", x))[0] if math.isfinite(x) else x for x in every))


def curve(module: nn.Module, x: float, count: int) -> list[str]:
    at = torch.full((count,), x, requires_grad=True)
    y = module.eval()(at)
    y.backward(torch.ones_like(y))
    return [repr(y[count // 2].item()), repr(at.grad[count // 2].item())]


def activations() -> dict[str, list[str]]:
    found = {}
    for name, configurations in CONFIGURATIONS.items():
        for config in configurations:
            for x in places(name):
                for count in (1, 64):
                    value, slope = curve(getattr(nn, name)(**config), x, count)
                    key = f"{name}({parameters(config)})|{x!r}|{count}"
                    found[key + "|value"], found[key + "|gradient"] = value, slope
    return found


def rows() -> dict[str, str]:
    """GLU and the softmaxes at extremes."""
    x = torch.tensor([[1.0, -1, math.inf, math.nan], [0.0, -0.0, 88, -104], [math.inf, 0, 1, 2], [-math.inf] * 4])
    found = {}
    for name in ("Softmax", "Softmin", "LogSoftmax", "GLU"):
        for i, row in enumerate(x):
            at = row.clone().requires_grad_()
            y = getattr(nn, name)(dim=0)(at)
            y.sum().backward()
            found[f"{name}(row {i})||4|value"], found[f"{name}(row {i})||4|gradient"] = repr(y.tolist()), repr(at.grad.tolist())
    return found


def training() -> dict[str, str]:
    found = {}
    gains = ["linear", "conv2d", "sigmoid", "tanh", "relu", "leaky_relu", "selu"]
    for name in gains:
        found[f"calculate_gain({name})|||"] = repr(nn.init.calculate_gain(name))
    for name in ("kaiming_normal_", "kaiming_uniform_", "xavier_normal_", "xavier_uniform_", "normal_", "uniform_"):
        torch.manual_seed(0)
        found[f"nn.init.{name}|||"] = repr(getattr(nn.init, name)(torch.empty(5, 3)).tolist())
    torch.manual_seed(0)
    layer = nn.Linear(3, 5)
    found["nn.Linear(3, 5)|||"] = repr([layer.weight.tolist(), layer.bias.tolist()])
    settings = [("Adam", {}), ("Adam", {"eps": 1e-3}), ("AdamW", {}), ("SGD", {"lr": 0.1, "momentum": 0.9}), ("RMSprop", {})]
    for name, options in settings:
        weight = torch.tensor([1.0, -2, 3e-5, 0], requires_grad=True)
        optimizer = getattr(torch.optim, name)([weight], **options)
        for _ in range(3):
            optimizer.zero_grad()
            (weight * torch.tensor([1.0, 1e-4, 1e-9, 0])).sum().backward()
            optimizer.step()
        found[f"{name}({options})|||"] = repr(weight.tolist())
    for order in (torch.randperm, lambda n: torch.rand(n), lambda n: torch.randn(n)):
        torch.manual_seed(7)
        found[f"stream {len(found)}|||"] = repr(order(40).tolist())
    return found


def data() -> dict[str, str]:
    found = {}
    sets = {
        "make_circles(60, noise=0.1, factor=0.5)": lambda: make_circles(60, noise=0.1, factor=0.5, random_state=3),
        "make_circles((3, 4))": lambda: make_circles((3, 4), random_state=3),
        "make_moons(60, noise=0.1)": lambda: make_moons(60, noise=0.1, random_state=3),
        "make_blobs(43, centers=3)": lambda: make_blobs(43, centers=3, random_state=3),
        "make_blobs(centers=1)": lambda: make_blobs(10, centers=1, random_state=3),
        "train_test_split": lambda: train_test_split(numpy.arange(50), train_size=0.7, random_state=3),
    }
    for name, make in sets.items():
        found[name + "|||"] = repr([part.tolist() for part in make()])
    return found


def distance(old: str, new: str) -> float:
    """Between two numbers, in float32 units in the last place."""
    a, b = float(old), float(new)
    if a == b or (math.isnan(a) and math.isnan(b)):
        return 0 if math.copysign(1, a) == math.copysign(1, b) or math.isnan(a) else math.inf
    if not (math.isfinite(a) and math.isfinite(b)):
        return math.inf
    return abs(a - b) / float(numpy.spacing(numpy.float32(max(abs(a), abs(b)))))


def short(text: str) -> str:
    return text if len(text) < 40 else text[:36] + " ..."


def compare(old: dict, new: dict) -> str:
    known = lambda name, what: next((s for pattern, s in SINCE.items() if f"{name} {what}".startswith(pattern)), "not found")
    title = [
        f"# What changed from {old['versions']} to {new['versions']}",
        "",
        __doc__.strip().split("\n\n", 1)[1].split("\n\n", 1)[1],
        "",
        "Made by `changes.py compare`. Where only the length of the tensor decides, the length stands beside the input.",
        "",
        "| function | what | input | old | new | by what |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    groups, close, all_lines = {}, {}, ["function,input,count,what,old,new"]
    for key, before in old["found"].items():
        after = new["found"].get(key)
        if before == after:
            continue
        name, x, count, what = key.split("|")
        all_lines.append(",".join(f'"{field}"' if "," in field else field for field in (name, x, count, what, short(before), short(after))))
        single = bool(what) and not before.startswith("[")
        if single and distance(before, after) <= 4:
            close[name] = close.get(name, 0) + 1
            continue
        groups.setdefault((name, what, before if not single else None), []).append((x, count, before, after))
    (HERE / "changes.csv").write_text("\n".join(all_lines) + "\n")
    lines = []
    for (name, what, _), rows_ in groups.items():
        by_x = {}
        for x, count, before, after in rows_:
            by_x.setdefault((x, before, after), []).append(count)
        listed = [(x, b, a, "" if len(c) == 2 or not x else f" (tensor of {c[0]})") for (x, b, a), c in by_x.items()]
        listed.sort(key=lambda row: float(row[0]) if row[0] and row[0] != "nan" else math.inf)
        # A stretch of inputs is shown by its ends and its middle.
        shown = listed if len(listed) <= 6 else [listed[0], listed[1], listed[len(listed) // 2], listed[-2], listed[-1]]
        for x, before, after, note in shown:
            lines.append(f"| {name} | {what} | {x}{note} | {short(before)} | {short(after)} | {known(name, what)} |")
        if len(shown) < len(listed):
            lines.append(f"| {name} | {what} | {len(listed) - len(shown)} more between | | | |")
    same = sorted({key.split("|")[0] for key in old["found"] if key.endswith("|||")} - {name for name, _, _ in groups})
    end = ["", f"Within 4 units in the last place but not equal, by function: {', '.join(f'{n} {c}' for n, c in close.items())}.", "", f"The same to the last bit: {', '.join(same)}."]
    return "\n".join(title + lines + end) + "\n" + FOLLOWED


def main(command: str, *files: str) -> None:
    if command == "dump":
        versions = f"PyTorch {torch.__version__.split('+')[0]}, scikit-learn {sklearn.__version__}, NumPy {numpy.__version__}"
        found = {**activations(), **rows(), **training(), **data()}
        Path(files[0]).write_text(json.dumps({"versions": versions, "found": found}))
        print(versions, len(found))
    else:
        old, new = (json.loads(Path(file).read_text()) for file in files)
        (HERE / "CHANGES.md").write_text(compare(old, new))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(*sys.argv[1:])
