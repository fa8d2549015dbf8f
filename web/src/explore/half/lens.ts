import type { Activation, Core, HalfDtype } from "playground-core";

/** A format's finite numbers, ascending; the two zeros are one. */
export function numbersOf(dtype: HalfDtype): Float32Array {
  const positive = dtype === "bfloat16" ? bfloat16 : float16;
  return Float32Array.from([...positive.toReversed().map((x) => -x), 0, ...positive]);
}

/** By their bits: an exponent of all ones is no number. */
const bfloat16 = [...new Float32Array(Uint32Array.from({ length: 0x7f7f }, (_, i) => (i + 1) << 16).buffer)];
const float16 = Array.from({ length: 0x7bff }, (_, i) => {
  const [exponent, fraction] = [(i + 1) >> 10, (i + 1) & 1023];
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
});

/** The smallest number with all of a format's digits. */
const smallest: Record<HalfDtype, number> = { bfloat16: 2 ** -126, float16: 2 ** -14 };

export interface Worst {
  x: number;
  /** |computed − true| / |true|. */
  error: number;
}

/** What becomes of an activation in a 16-bit format, over all of the format's numbers. */
export interface Facts {
  id: string;
  /** Of x in [−1, 1]: how many there are, and how many different f(x) and f′(x) are left. */
  within: { inputs: number; values: number; slopes: number };
  /** From where on outwards f′ is 0 although it is not in mathematics; `around` of the zone about 0. */
  vanishes: { below?: number; above?: number; around?: number };
  /** The x nearest to 0 at which f or f′ is infinite or not a number, although it is finite. */
  fails?: number;
  value: Worst;
  slope: Worst;
}

interface Slopes {
  value: Float32Array;
  derivative: Float32Array;
}

const at = (array: Float32Array, i: number): number => array[i] as number;

function worst(x: Float32Array, computed: Float32Array, exact: Float32Array, least: number): Worst {
  let found: Worst = { x: 0, error: 0 };
  for (let i = 0; i < x.length; i++) {
    const size = Math.abs(at(exact, i));
    const error = Math.abs(at(computed, i) - at(exact, i)) / size;
    if (size >= least && error > found.error && Number.isFinite(error)) found = { x: at(x, i), error };
  }
  return found;
}

/** Index of the last of the run of zeros that begins at `from` and goes on by `step`; none if it is none of ours. */
function lastZero(half: Float32Array, exact: Float32Array, from: number, step: 1 | -1): number | undefined {
  let i = from;
  while (half[i] === 0) i += step;
  const last = i - step;
  return i !== from && exact[last] !== 0 ? last : undefined;
}

function vanishing(x: Float32Array, half: Slopes, exact: Slopes): Facts["vanishes"] {
  const slopes = [half.derivative, exact.derivative] as const;
  const middle = (x.length - 1) / 2;
  const above = lastZero(...slopes, x.length - 1, -1);
  const below = lastZero(...slopes, 0, 1);
  const around = lastZero(...slopes, middle + 1, 1);
  return {
    ...(below !== undefined && below < middle ? { below: at(x, below) } : {}),
    ...(above !== undefined && above > middle ? { above: at(x, above) } : {}),
    ...(around !== undefined && around < x.length - 1 ? { around: at(x, around) } : {}),
  };
}

function failing(x: Float32Array, half: Slopes, exact: Slopes): number | undefined {
  let nearest: number | undefined;
  for (const what of ["value", "derivative"] as const) {
    for (let i = 0; i < x.length; i++) {
      if (Number.isFinite(half[what][i]) || !Number.isFinite(exact[what][i])) continue;
      if (nearest === undefined || Math.abs(at(x, i)) < Math.abs(nearest)) nearest = at(x, i);
    }
  }
  return nearest;
}

export function factsOf(core: Core, activation: Activation, dtype: HalfDtype): Facts {
  const x = numbersOf(dtype);
  const half = core.evaluate(activation, x, 1, { dtype });
  const exact = core.evaluate(activation, x, 1);
  const inside = [...x.keys()].filter((i) => Math.abs(at(x, i)) <= 1);
  const different = (y: Float32Array) => new Set(inside.map((i) => at(y, i))).size;
  const fails = failing(x, half, exact);
  return {
    id: activation.id,
    within: { inputs: inside.length, values: different(half.value), slopes: different(half.derivative) },
    vanishes: vanishing(x, half, exact),
    ...(fails === undefined ? {} : { fails }),
    value: worst(x, half.value, exact.value, smallest[dtype]),
    slope: worst(x, half.derivative, exact.derivative, smallest[dtype]),
  };
}

/** f and f′ over a stretch of x, exact and as the format has them. */
export interface Stairs {
  x: Float32Array;
  exact: Slopes;
  half: Slopes;
}

export function stairs(core: Core, activation: Activation, dtype: HalfDtype, centre: number, width: number): Stairs {
  const count = 2400;
  const x = Float32Array.from({ length: count + 1 }, (_, i) => centre + width * (i / count - 0.5));
  return { x, exact: core.evaluate(activation, x, 1), half: core.evaluate(activation, x, 1, { dtype }) };
}
