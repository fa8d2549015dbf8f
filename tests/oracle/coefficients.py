#!/usr/bin/python3
"""Polynomial coefficients of the kernels in core/simd/math.h.

    /usr/bin/python3 tests/oracle/coefficients.py | clang-format --assume-filename=.h > core/simd/coefficients.h
    /usr/bin/python3 tests/oracle/coefficients.py exp log    those whose name begins so

Each coefficient is rounded to a float of its own, from the lowest power up, and the rest is fitted anew after each
rounding: the polynomial that is printed is the best found among those that float32 can hold, and the error beside it
is that polynomial's (in exact arithmetic; the kernels' own rounding comes on top and is what the sweep measures).
"""

import struct
import sys
import textwrap
from dataclasses import dataclass, field
from typing import Callable, Optional, Sequence

from mpmath import mp, mpf

mp.dps = 40

Function = Callable[[mpf], mpf]


def float32(value: mpf) -> mpf:
    """The nearest float32."""
    return mpf(struct.unpack("f", struct.pack("f", float(value)))[0])


def next32(value: mpf, direction: int) -> mpf:
    """The float32 after (direction +1: away from zero) or before `value`, which is a float32."""
    bits = struct.unpack("I", struct.pack("f", float(value)))[0]
    return mpf(struct.unpack("f", struct.pack("I", bits + direction))[0])


@dataclass
class Fit:
    powers: list[int]
    coefficients: list[mpf]  # of these powers
    error: mpf  # max |weight * (polynomial - f)|
    at: mpf  # where

    def __call__(self, x):
        return mp.fsum(c * mpf(x) ** p for c, p in zip(self.coefficients, self.powers))


class Problem:
    """Weighted minimax fit of f on a grid of [a, b] with some coefficients held."""

    def __init__(self, f: Function, a, b, powers: Sequence[int], weight: Optional[Function], density: int):
        self.a, self.b = mpf(a), mpf(b)
        self.powers = sorted(powers)
        count = density * (len(self.powers) + 2)
        middle, half = (self.a + self.b) / 2, (self.b - self.a) / 2
        points = [middle - half * mp.cos(mp.pi * i / count) for i in range(count + 1)]
        self.x, self.f, self.w = [], [], []
        for x in points:
            x = mpf(0) if abs(x) < half * mpf("1e-20") else x
            if x == 0 and self.powers[0] > 0:
                continue  # every term vanishes there
            y = mpf(f(x))
            scale = mpf(1) / abs(y) if weight is None and y != 0 else mpf(weight(x)) if weight else None
            if not scale:
                continue  # a root of f under relative weight, or a point that counts for nothing
            self.x.append(x)
            self.f.append(y)
            self.w.append(abs(scale))
        self.columns = {p: [x**p for x in self.x] for p in self.powers}

    def residual(self, held: dict[int, mpf]) -> list[mpf]:
        rest = list(self.f)
        for p, c in held.items():
            column = self.columns[p]
            rest = [r - c * t for r, t in zip(rest, column)]
        return rest

    def solve(self, held: dict[int, mpf]) -> tuple[dict[int, mpf], mpf, mpf]:
        """Best free coefficients, the largest weighted error, and where it is: Remez' exchange on the grid."""
        free = [p for p in self.powers if p not in held]
        target = self.residual(held)
        if not free:
            errors = [w * t for w, t in zip(self.w, target)]
            worst = max(range(len(errors)), key=lambda i: abs(errors[i]))
            return {}, abs(errors[worst]), self.x[worst]
        # Odd lowest powers change sign at 0 with all the basis: count signs after dividing them out.
        flip = [(-1 if x < 0 and free[0] % 2 else 1) for x in self.x]
        n, m = len(free), len(self.x)
        reference = [min(m - 1, max(0, round((2 * i + 1) * m / (2 * n + 2)))) for i in range(n + 1)]
        best = None
        for _ in range(60):
            matrix, right = mp.matrix(n + 1, n + 1), mp.matrix(n + 1, 1)
            for row, i in enumerate(reference):
                for column, p in enumerate(free):
                    matrix[row, column] = self.columns[p][i]
                matrix[row, n] = (-1) ** row * flip[i] / self.w[i]
                right[row] = target[i]
            solution = mp.lu_solve(matrix, right)
            coefficients = {p: solution[k] for k, p in enumerate(free)}
            errors = list(target)
            for p, c in coefficients.items():
                column = self.columns[p]
                errors = [e - c * t for e, t in zip(errors, column)]
            errors = [e * w * s for e, w, s in zip(errors, self.w, flip)]
            worst = max(range(m), key=lambda i: abs(errors[i]))
            if best is None or abs(errors[worst]) < best[1]:
                best = (coefficients, abs(errors[worst]), self.x[worst])
            if abs(errors[worst]) <= abs(solution[n]) * (1 + mpf("1e-6")):
                break
            reference = exchange(errors, reference, worst)
        return best


def exchange(errors: list[mpf], reference: list[int], worst: int) -> list[int]:
    """The extremes of the error's runs of one sign; where there are too few, one point in for one out."""
    peaks = []
    for i, e in enumerate(errors):
        if peaks and (errors[peaks[-1]] < 0) == (e < 0):
            if abs(e) > abs(errors[peaks[-1]]):
                peaks[-1] = i
        else:
            peaks.append(i)
    count = len(reference)
    while len(peaks) > count:
        if len(peaks) == count + 1 or abs(errors[peaks[0]]) < abs(errors[peaks[-1]]):
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        else:
            peaks.pop()
    if len(peaks) == count:
        return peaks
    if worst in reference:
        return reference

    def distance(k: int) -> int:
        same = (errors[reference[k]] < 0) == (errors[worst] < 0)
        return abs(reference[k] - worst) + (0 if same else len(errors))

    leaves = min(range(count), key=distance)
    return sorted(reference[:leaves] + reference[leaves + 1 :] + [worst])


def minimax(
    f: Function,
    a,
    b,
    degree: Optional[int] = None,
    *,
    powers: Optional[Sequence[int]] = None,
    weight: Optional[Function] = None,
    fixed: Optional[dict[int, float]] = None,
    rounded: bool = True,
    beam: int = 3,
    density: int = 24,
) -> Fit:
    """The polynomial sum c_p x^p nearest to f on [a, b].

    degree or powers   which powers (powers=[1, 3, 5] for an odd function, on [0, b])
    weight             of the error; None: relative, 1 / |f|. lambda x: 1: absolute. To fit F(x) = known(x) + x^k P(x),
                       fit f = (F - known) / x^k with weight x^k / F.
    fixed              coefficients held at a value, {power: value}
    rounded            coefficients are float32 values; else the unrounded optimum
    beam               how many candidates are followed while rounding
    density            grid points per coefficient
    """
    powers = list(range(degree + 1)) if powers is None else list(powers)
    problem = Problem(f, a, b, powers, weight, density)
    held = {p: mpf(c) for p, c in (fixed or {}).items()}
    if not rounded:
        free, error, at = problem.solve(held)
        coefficients = {**held, **free}
    else:
        candidates = [(problem.solve(held), held)]
        for p in problem.powers:
            if p in held:
                continue
            tried = []
            for (free, _, _), so_far in candidates:
                nearest = float32(free[p])
                other = next32(nearest, 1 if abs(free[p]) > abs(nearest) else -1) if nearest else nearest
                for c in {nearest, other}:
                    trial = {**so_far, p: c}
                    tried.append((problem.solve(trial), trial))
            tried.sort(key=lambda t: t[0][1])
            candidates = tried[:beam]
        (_, error, at), coefficients = candidates[0]
    return Fit(problem.powers, [coefficients[p] for p in problem.powers], error, at)


def cpp(value: mpf) -> str:
    """A float literal that reads back as the same float."""
    for digits in range(1, 12):
        text = f"{float(value):.{digits}g}"
        if struct.pack("f", float(text)) == struct.pack("f", float(value)):
            break
    return (text if any(c in text for c in ".e") else text + ".0") + "f"


@dataclass
class Kernel:
    """One table: what is fitted, where, and why; printed as a constexpr array, lowest power first."""

    name: str
    what: str  # the mathematics, for the comment
    f: Function
    a: object
    b: object
    degree: Optional[int] = None
    options: dict = field(default_factory=dict)

    def text(self) -> str:
        fit = minimax(self.f, self.a, self.b, self.degree, **self.options)
        error = f"{mp.nstr(fit.error, 3)} (2^{mp.nstr(mp.log(fit.error, 2), 4)}) at x = {mp.nstr(fit.at, 6)}"
        powers = "" if fit.powers == list(range(len(fit.powers))) else f", powers {fit.powers}"
        what = textwrap.wrap(self.what, 117, break_on_hyphens=False)  # a longer line would be reflowed into the next
        return "\n".join(
            [
                *(f"// {line}" for line in what),
                f"// x in [{mp.nstr(mpf(self.a), 8)}, {mp.nstr(mpf(self.b), 8)}]{powers}",
                f"// Remez, coefficients rounded to float one by one; worst error {error}.",
                f"inline constexpr float {self.name}[] = {{{', '.join(cpp(c) for c in fit.coefficients)}}};",
            ]
        )


def mills(t):
    """exp(t^2 / 2) (1 - Phi(t)): the normal tail without its Gaussian."""
    return mp.erfc(t / mp.sqrt(2)) / 2 * mp.exp(t * t / 2)


# w = t / (1 + t/4) is the variable in which the tail is smooth on all its way. The polynomial is about this point, where
# its value is almost a float: that of t = 0.97. Beyond t = 13.4 f and f' are subnormal: fewer digits do.
TAIL_CENTRE = mpf(50) / 64
TAIL_END = mpf("13.4") / (1 + mpf("13.4") / 4)
TAIL_ROOT = mp.findroot(lambda t: mills(t) - t / mp.sqrt(2 * mp.pi), 0.75)


def tail(w):
    """(1 + t/4) M(t)."""
    t = w / (1 - w / 4)
    return mills(t) * (1 + t / 4)


def tail_slope(w):
    """(M(t) - t / sqrt(2 pi)) / (root - t)."""
    t = w / (1 - w / 4)
    if abs(t - TAIL_ROOT) < mpf("1e-10"):
        t = TAIL_ROOT + mpf("1e-10")
    return (mills(t) - t / mp.sqrt(2 * mp.pi)) / (TAIL_ROOT - t)


def tanhshrink_of_square(z):
    """(x - tanh x) / x^3 with z = x^2."""
    if z < mpf("1e-8"):
        return mpf(1) / 3 - 2 * z / 15
    x = mp.sqrt(z)
    return (x - mp.tanh(x)) / x**3


LN2 = mp.log(2)

# The table: one entry per polynomial of core/simd/math.h.
KERNELS = [
    Kernel(
        "kExpm1",
        "(exp(x) - 1 - x) / x^2, error relative to exp(x) - 1",
        lambda x: (mp.expm1(x) - x) / x**2 if x else mpf(1) / 2,
        -LN2 / 2 * mpf("1.005"),
        LN2 / 2 * mpf("1.005"),
        4,
        {"weight": lambda x: abs(x**2 / mp.expm1(x)) if x else mpf(0)},
    ),
    Kernel(
        "kLog1p",
        "(log(1 + x) - x) / x^2, error relative to log(1 + x)",
        lambda x: (mp.log1p(x) - x) / x**2 if x > mpf("1e-12") else -mpf(1) / 2,
        0,
        1,
        7,
        {"weight": lambda x: x**2 / mp.log1p(x) if x else mpf(0)},
    ),
    Kernel(
        "kTanhshrink",
        "(y - tanh y) / y^3 of x = y^2, relative error",
        tanhshrink_of_square,
        0,
        mpf("1.42") ** 2,
        9,
    ),
    Kernel(
        "kTail",
        "(1 + t/4) M(t) of x = w - 25/32, w = t / (1 + t/4), M(t) = (1 - Phi(t)) exp(t^2 / 2); relative error",
        lambda x: tail(TAIL_CENTRE + x),
        -TAIL_CENTRE,
        TAIL_END - TAIL_CENTRE,
        9,
        {"beam": 6},
    ),
    Kernel(
        "kTailSlope",
        "(M(t) - t / sqrt(2 pi)) / (t0 - t) of x = w, t0 the root of the numerator; relative error",
        tail_slope,
        0,
        TAIL_END,
        8,
    ),
]

HEADER = """\
// Generated by tests/oracle/coefficients.py; not to be edited.
#pragma once

namespace simd::coefficients {
"""


def main(prefixes: list[str]) -> None:
    print(HEADER)
    for kernel in KERNELS:
        if not prefixes or any(kernel.name.lower().removeprefix("k").startswith(p.lower()) for p in prefixes):
            print(kernel.text(), end="\n\n", flush=True)
    high = float32(TAIL_ROOT)
    print(f"inline constexpr float kTailCentre = {cpp(TAIL_CENTRE)};")
    print(f"inline constexpr float kTailRootHigh = {cpp(high)}, kTailRootLow = {cpp(float32(TAIL_ROOT - high))};\n")
    print("}  // namespace simd::coefficients")


if __name__ == "__main__":
    main(sys.argv[1:])
