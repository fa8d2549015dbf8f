#!/usr/bin/python3
"""The truth about every activation, by mpmath: tests/data/truth/<id>.csv, which judge each activation's `exact`.

    /usr/bin/python3 tests/oracle/truth.py            regenerate all
    /usr/bin/python3 tests/oracle/truth.py gelu silu  some

The formulas here are the papers', written naively and evaluated with 400 digits, so that nothing can cancel; their
derivatives come from differentiating the arithmetic (second-order jets), not from formulas. They share nothing with
the C++ but the names.

Per parameter set, a line `parameters,...`, a line `largest,` with max |f'| and max |f''| on the inputs within [-16, 16],
then x, f, f', f'' and a flag each for f' and f'' that says whether x is within 1/4 of one of its roots.
"""

import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 400
DATA = Path(__file__).resolve().parent.parent / "data" / "truth"
FAR = mpf(10) ** 1000  # stands for infinity


@dataclass
class Jet:
    """A value with its first and second derivative in x."""

    v: mpf
    d: mpf = mpf(0)
    s: mpf = mpf(0)

    def __add__(self, other):
        other = jet(other)
        return Jet(self.v + other.v, self.d + other.d, self.s + other.s)

    def __mul__(self, other):
        o = jet(other)
        return Jet(self.v * o.v, self.d * o.v + self.v * o.d, self.s * o.v + 2 * self.d * o.d + self.v * o.s)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -jet(other)

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * jet(other).chain(lambda u: (1 / u, -1 / u**2, 2 / u**3))

    def __rtruediv__(self, other):
        return jet(other) / self

    __radd__, __rmul__ = __add__, __mul__

    def chain(self, g):
        """g(self), given g's value and two derivatives."""
        v, d, s = g(self.v)
        return Jet(v, d * self.d, s * self.d**2 + d * self.s)


def jet(value) -> Jet:
    return value if isinstance(value, Jet) else Jet(mpf(value))


def exp(x: Jet) -> Jet:
    return x.chain(lambda u: (mp.exp(u),) * 3)


def log(x: Jet) -> Jet:
    return x.chain(lambda u: (mp.log(u), 1 / u, -1 / u**2))


def tanh(x: Jet) -> Jet:
    def g(u):
        t = mp.tanh(u)
        return t, 1 - t**2, -2 * t * (1 - t**2)

    return x.chain(g)


def erf(x: Jet) -> Jet:
    def g(u):
        bell = 2 / mp.sqrt(mp.pi) * mp.exp(-(u**2))
        return mp.erf(u), bell, -2 * u * bell

    return x.chain(g)


def pick(condition: bool, yes, no) -> Jet:
    return jet(yes() if condition else no())


def gelu(x, approximate):
    if approximate == "tanh":
        return x / 2 * (1 + tanh(mp.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x * x * x)))
    return x / 2 * (1 + erf(x / mp.sqrt(2)))


SELU_ALPHA, SELU_SCALE = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")


def elu(x, alpha):
    return pick(x.v > 0, lambda: x, lambda: alpha * (exp(x) - 1))


def softplus(x, beta, threshold):
    # The switch to the identity is torch's: the product is rounded to float before it is compared.
    linear = x.v > FAR / 2 or float32(x.v * beta) > threshold
    return pick(linear, lambda: x, lambda: log(1 + exp(beta * x)) / beta)


# id, function of a Jet and the parameters, sets of parameters (the first: the defaults).
THIRD = 1.0 / 3
ACTIVATIONS = {
    "identity": (lambda x: x, [{}]),
    "relu": (lambda x: pick(x.v > 0, lambda: x, lambda: 0), [{}]),
    "relu6": (lambda x: pick(x.v >= 6, lambda: 6, lambda: pick(x.v > 0, lambda: x, lambda: 0)), [{}]),
    "leaky_relu": (
        lambda x, negative_slope: pick(x.v > 0, lambda: x, lambda: negative_slope * x),
        [{"negative_slope": 0.01}, {"negative_slope": 0.3}, {"negative_slope": -0.5}],
    ),
    "prelu": (lambda x, init: pick(x.v > 0, lambda: x, lambda: init * x), [{"init": 0.25}, {"init": -0.1}]),
    "rrelu": (
        lambda x, lower, upper: pick(x.v > 0, lambda: x, lambda: (lower + upper) / 2 * x),
        [{"lower": 0.125, "upper": THIRD}, {"lower": 0.1, "upper": 0.5}],
    ),
    "threshold": (
        lambda x, threshold, value: pick(x.v > threshold, lambda: x, lambda: value),
        [{"threshold": 0.0, "value": 0.0}, {"threshold": 0.5, "value": -1.0}],
    ),
    "elu": (elu, [{"alpha": 1.0}, {"alpha": 0.3}, {"alpha": 2.7}]),
    "celu": (
        lambda x, alpha: pick(x.v > 0, lambda: x, lambda: alpha * (exp(x / alpha) - 1)),
        [{"alpha": 1.0}, {"alpha": 0.3}, {"alpha": 2.7}],
    ),
    "selu": (lambda x: SELU_SCALE * elu(x, SELU_ALPHA), [{}]),
    "gelu": (gelu, [{"approximate": "none"}, {"approximate": "tanh"}]),
    "silu": (lambda x: x / (1 + exp(-x)), [{}]),
    "mish": (lambda x: x * tanh(log(1 + exp(x))), [{}]),
    "hardswish": (
        lambda x: pick(x.v <= -3, lambda: 0, lambda: pick(x.v >= 3, lambda: x, lambda: x * (x + 3) / 6)),
        [{}],
    ),
    "softplus": (
        softplus,
        [{"beta": 1.0, "threshold": 20.0}, {"beta": 2.5, "threshold": 30.0}, {"beta": 0.3, "threshold": 5.0}],
    ),
    "logsigmoid": (lambda x: -log(1 + exp(-x)), [{}]),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), [{}]),
    "tanh": (tanh, [{}]),
    "softsign": (lambda x: x / (1 + (x if x.v >= 0 else -x)), [{}]),
    "hardsigmoid": (
        lambda x: pick(x.v <= -3, lambda: 0, lambda: pick(x.v >= 3, lambda: 1, lambda: (x + 3) / 6)),
        [{}],
    ),
    "hardtanh": (
        lambda x, min_val, max_val: pick(
            x.v <= min_val, lambda: min_val, lambda: pick(x.v >= max_val, lambda: max_val, lambda: x)
        ),
        [{"min_val": -1.0, "max_val": 1.0}, {"min_val": -2.0, "max_val": 0.5}],
    ),
    "softshrink": (
        lambda x, lambd: pick(
            x.v > lambd, lambda: x - lambd, lambda: pick(x.v < -lambd, lambda: x + lambd, lambda: 0)
        ),
        [{"lambd": 0.5}, {"lambd": 1.5}, {"lambd": 0.0}],
    ),
    "hardshrink": (
        lambda x, lambd: pick(abs(x.v) > lambd, lambda: x, lambda: 0),
        [{"lambd": 0.5}, {"lambd": 1.5}],
    ),
    "tanhshrink": (lambda x: x - tanh(x), [{}]),
}


def float32(value) -> mpf:
    value = float(value)
    if abs(value) > 3.4028235677973366e38:
        return mpf("inf") if value > 0 else mpf("-inf")
    return mpf(struct.unpack("f", struct.pack("f", value))[0])


def inputs(edges: list[float]) -> list[float]:
    """float32 numbers of every size, dense where curves bend, and close to the edges."""
    points = {0.0}
    for exponent in range(-149, 128):
        if exponent % 7 and not -20 <= exponent <= 9:
            continue
        for part in (0.12, 0.62) if -8 <= exponent <= 9 else (0.37,):
            points |= {s * 2.0**exponent * (1 + part) for s in (1, -1)}
    points |= {s * i / 8 * 1.0009765625 for i in range(1, 16 * 8) for s in (1, -1)}
    points |= {s * (16 + i * 1.43) for i in range(64) for s in (1, -1)}
    points |= {3.4e38, -3.4e38}
    for edge in edges:
        points |= {edge, edge + 1e-6 * max(1, abs(edge)), edge - 1e-6 * max(1, abs(edge)), edge + 1e-3, edge - 1e-3}
    return sorted({float(float32(p)) for p in points})


def parameter_edges(parameters: dict) -> list[float]:
    """Where the pieces of piecewise definitions may meet."""
    edges = [0.0, 3.0, -3.0, 6.0]
    numbers = [float(v) for v in parameters.values() if not isinstance(v, str)]
    edges += numbers + [-v for v in numbers]
    if "beta" in parameters:
        edges.append(numbers[1] / numbers[0])
    return edges


def near_roots(points: list[float], values: list[mpf]) -> list[bool]:
    """Which points are within 1/4 of a root (a change of sign that is not a jump)."""
    steps = [(a, b) for a, b, u, v in zip(points, points[1:], values, values[1:]) if u * v < 0 and abs(u - v) < 0.2]
    steps += [(a, a) for a, v in zip(points, values) if v == 0 and abs(a) < 20]
    return [any(a - 0.25 < x < b + 0.25 for a, b in steps) for x in points]


def text(value: mpf) -> str:
    if abs(value) < mpf(10) ** -390:
        return "0"
    if abs(value) > mpf("1.8e308"):
        return "inf" if value > 0 else "-inf"
    return mp.nstr(value, 20, strip_zeros=True)


def table(name: str) -> str:
    function, sets = ACTIVATIONS[name]
    lines = [f"# {name}: f, f' and f'' by mpmath at {mp.dps} digits; regenerate with tests/oracle/truth.py"]
    for parameters in sets:
        arguments = {k: v if isinstance(v, str) else float32(v) for k, v in parameters.items()}
        points = inputs(parameter_edges(parameters))
        curve = [function(Jet(mpf(x), mpf(1)), **arguments) for x in points]
        ends = [function(Jet(x, mpf(1)), **arguments) for x in (-FAR, FAR)]
        flags = [near_roots(points, [j.d for j in curve]), near_roots(points, [j.s for j in curve])]
        inside = [j for x, j in zip(points, curve) if abs(x) <= 16]
        lines.append("parameters," + ";".join(f"{k}={v}" for k, v in parameters.items()))
        lines.append(f"largest,{text(max(abs(j.d) for j in inside))},{text(max(abs(j.s) for j in inside))}")
        rows = [("-inf", ends[0], 0, 0), *zip((repr(x) for x in points), curve, *flags), ("inf", ends[1], 0, 0)]
        lines += [f"{x},{text(j.v)},{text(j.d)},{text(j.s)},{int(a)},{int(b)}" for x, j, a, b in rows]
    return "\n".join(lines) + "\n"


def main(names: list[str]) -> None:
    for name in names or ACTIVATIONS:
        (DATA / f"{name}.csv").write_text(table(name))
        print(name, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
