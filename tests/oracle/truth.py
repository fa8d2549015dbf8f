#!/usr/bin/env python3
"""The truth about every activation: `npm run truth -- squareplus` runs this file with the Python of `npm run oracle`.

    python3 tests/oracle/truth.py              regenerate tests/data/truth, all of it
    python3 tests/oracle/truth.py gelu silu    some of it, and, where torch.nn has them, tests/data/golden

tests/data/truth/<id>.csv is mpmath's, of the formulas in formulas.py. Of an element-wise activation, per parameter set: a
line `parameters,...`, a line `largest,` with max |f'| and max |f''| on the inputs within [-16, 16], then x, f, f', f'' and
a flag each for f' and f'' that says whether x is within 1/4 of one of its roots. Of one of whole rows, per row: lines
`x,...`, `value,...` and `jacobian,...`, row-major. tests/core/exact_test.cpp judges by it.
"""

import sys
from pathlib import Path

from mpmath import mp, mpf

from formulas import ACTIVATIONS, ROWS
from jets import FAR, Jet, float32

DATA = Path(__file__).resolve().parent.parent / "data" / "truth"
INPUT_ROWS = [[0, 0, 0, 0], [1, 2, 3, 4], [-1, 0.5, 2.25, -3], [8, -6.5, 0.125, 1], [40, -40, 30, -31.5, 2, 0.75]]


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


def elementwise(name: str) -> list[str]:
    function, sets = ACTIVATIONS[name]
    lines = []
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
    return lines


def rows(name: str) -> list[str]:
    lines = []
    for row in INPUT_ROWS:
        # Differentiated by one column after the other.
        columns = [ROWS[name]([Jet(mpf(v), mpf(i == j)) for i, v in enumerate(row)]) for j in range(len(row))]
        outputs = range(len(columns[0]))
        slopes = [column[i].d for i in outputs for column in columns]
        for what, values in (("x", map(mpf, row)), ("value", (columns[0][i].v for i in outputs)), ("jacobian", slopes)):
            lines.append(",".join([what, *map(text, values)]))
    return lines


def table(name: str) -> str:
    head = f"# {name}: by mpmath at {mp.dps} digits; regenerate with npm run truth -- {name}"
    return "\n".join([head, *(elementwise(name) if name in ACTIVATIONS else rows(name))]) + "\n"


def main(names: list[str]) -> None:
    unknown = [name for name in names if name not in ACTIVATIONS and name not in ROWS]
    if unknown:
        sys.exit(f"{', '.join(unknown)}: not in tests/oracle/formulas.py. Write the paper's formula there first.")
    for name in names or [*ACTIVATIONS, *ROWS]:
        (DATA / f"{name}.csv").write_text(table(name))
        print(f"tests/data/truth/{name}.csv, by mpmath", flush=True)
    if names:
        import golden  # not before: it needs PyTorch, and mpmath's part does not

        golden.write(names)


if __name__ == "__main__":
    main(sys.argv[1:])
