"""Formulas of the expression language, their first and second derivatives, by mpmath: tests/data/expressions.csv.

Each formula is written twice, for the core and in mpmath; parameters stand at 1, which is where they start. mpmath
differentiates numerically at 60 digits, so that nothing of the core's symbolic derivatives is in it.
"""

import struct
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 60


def where(condition, yes, no):
    return yes() if condition else no()


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


FORMULAS = {
    "x / (1 + exp(-x))": lambda x: x * sigmoid(x),
    "x * sigmoid(1.702 * x)": lambda x: x * sigmoid(mpf("1.702") * x),
    "relu(x)^2": lambda x: x**2 if x > 0 else mpf(0),
    "x + sin(a * x)^2 / a": lambda x: x + mp.sin(x) ** 2,
    "(x + sqrt(x^2 + 4)) / 2": lambda x: (x + mp.sqrt(x**2 + 4)) / 2,
    "exp(-x^2)": lambda x: mp.exp(-(x**2)),
    "exp(-x^2 / 2) * cos(5 * x)": lambda x: mp.exp(-(x**2) / 2) * mp.cos(5 * x),
    "log(1 + exp(x))": lambda x: mp.log(1 + mp.exp(x)),
    "(exp(x) - exp(-x)) / (exp(x) + exp(-x))": mp.tanh,
    "0.5 * x * (1 + erf(x / sqrt(2)))": lambda x: x / 2 * (1 + mp.erf(x / mp.sqrt(2))),
    "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))": lambda x: x
    / 2
    * (1 + mp.tanh(mp.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x**3))),
    "where(x > 0, x, a * (exp(x) - 1))": lambda x: x if x > 0 else mp.expm1(x),
    "x * tanh(log(1 + exp(x)))": lambda x: x * mp.tanh(mp.log(1 + mp.exp(x))),
    "x > 0 ? log1p(x) : -log1p(-x)": lambda x: mp.sign(x) * mp.log(1 + abs(x)),
    "sign(x) * sqrt(|x| + 1)": lambda x: mp.sign(x) * mp.sqrt(abs(x) + 1),
    "x / sqrt(1 + x^2)": lambda x: x / mp.sqrt(1 + x**2),
    "erf(x) * x": lambda x: mp.erf(x) * x,
    "cos(x) - x": lambda x: mp.cos(x) - x,
    "x * exp(-abs(x))": lambda x: x * mp.exp(-abs(x)),
    "(x^2 + 1)^1.3": lambda x: (x**2 + 1) ** mpf("1.3"),
    "2^x / (1 + 2^x)": lambda x: 2**x / (1 + 2**x),
    "1 / (1 + x^2)": lambda x: 1 / (1 + x**2),
    "x * log(x^2 + 1) / (3 + sin(x))": lambda x: x * mp.log(x**2 + 1) / (3 + mp.sin(x)),
    "min(x^2, exp(x))": lambda x: min(x**2, mp.exp(x)),
    "floor(x + 0.437) * x": lambda x: mp.floor(x + mpf("0.437")) * x,
}
POINTS = [-30, -12.25, -7.3, -4.875, -3.1, -2.2, -1.55, -0.9, -0.4, -0.07, -0.0013]
POINTS += [0.0021, 0.11, 0.3, 0.77, 1.3, 1.9, 2.6, 3.7, 5.3, 8.9, 14.75, 31]


def main() -> None:
    lines = []
    for formula, f in FORMULAS.items():
        lines.append(f"formula,{formula}")
        for point in POINTS:
            x = mpf(struct.unpack("f", struct.pack("f", point))[0])
            numbers = [f(x), mp.diff(f, x, 1), mp.diff(f, x, 2)]
            lines.append(",".join([f"{float(x):.9g}", *(mp.nstr(value, 17) for value in numbers)]))
    (Path(__file__).parent.parent / "data" / "expressions.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
