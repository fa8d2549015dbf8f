import { core } from "../../core/core";
import type { Choice } from "../../state/choice";
import { plotted } from "../model/marks";
import { type Curve, type Order, sample } from "../model/sample";

/** What can be said of a function from its values alone. */
export interface Properties {
  range: [low: number, high: number];
  /** How f comes to each end of its range. */
  ends: [low: End, high: End];
  bounded: "both" | "below" | "above" | "no";
  monotonic: boolean;
  /** How often it can be derived without a jump; "smooth" if no order shown here jumps. */
  smoothness: "jump" | "kink" | "once" | "smooth";
  /** Mean output for inputs drawn from N(0, 1). */
  mean: number;
  zeroCentred: boolean;
}

/** An end of a range: whether some x reaches it, and whether float32 does so where mathematics does not. */
export interface End {
  reached: boolean;
  /** The input from which on float32 gives the bound itself, though f never reaches it. */
  roundedFrom?: number;
}

const reach = 40;
const columns = 4000;
const mostSteps = 100;

/** Falls smaller than rounding are none. */
const rounding = 1e-6;

function isMonotonic(y: Float32Array, slope: Float32Array): boolean {
  for (let i = 1; i < y.length; i++) {
    const [before, after] = [y[i - 1] as number, y[i] as number];
    if (after < before - rounding * Math.max(1, Math.abs(before))) return false;
    if ((slope[i] as number) < -rounding) return false;
  }
  return true;
}

/** The mean of f over a standard normal, by Simpson's rule. */
export function normalMean(choice: Choice): number {
  const steps = 2400;
  const width = 24 / steps;
  const x = Float32Array.from({ length: steps + 1 }, (_, i) => -12 + i * width);
  const y = core().evaluate(choice, x, 0).value;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 ? 4 : 2;
    sum += weight * (y[i] as number) * Math.exp((-(x[i] as number) * (x[i] as number)) / 2);
  }
  return ((sum * width) / 3 / Math.sqrt(2 * Math.PI)) as number;
}

/** The input from which on f is `bound` all the way to `far`; at `near` it is not. Just before, rounding goes to and fro. */
function constantFrom(choice: Choice, bound: number, near: number, far: number): number {
  const at = (x: number) => core().evaluate(choice, Float32Array.of(x), 0).value[0] === bound;
  let [not, is] = [near, far];
  for (let middle = Math.fround((not + is) / 2); middle !== not && middle !== is; ) {
    if (at(middle)) is = middle;
    else not = middle;
    middle = Math.fround((not + is) / 2);
  }
  // Coarsely at first, then finely, as long as there is still an input beyond at which f is not the bound.
  const points = 1 << 14;
  // A formula whose rounding goes to and fro for ever is given up at some place.
  for (let [width, left] = [0.25 * (is - near), mostSteps]; ; left--) {
    const step = width / points;
    const further = Float32Array.from({ length: points }, (_, i) => is + i * step);
    const { value } = core().evaluate(choice, further, 0);
    const last = value.findLastIndex((each) => each !== bound);
    if ((last < 0 && left < mostSteps) || left === 0) return is;
    if (last >= 0) is = further[last + 1] ?? Math.fround(is + width);
    width = 0.05 * Math.abs(is) * Math.sign(far);
  }
}

/**
 * f reaches a bound at an extremum, or where a flat stretch begins at a kink. Where the flat stretch begins without one, f
 * only comes nearer and nearer, until float32 knows no number between.
 */
function endOf(choice: Choice, bound: number, kinks: readonly number[], values: Float32Array): End {
  if (!Number.isFinite(bound)) return { reached: false };
  const far = [-3e38, 3e38];
  const limits = core().evaluate(choice, Float32Array.from(far), 0).value;
  const rounded = Math.fround(bound);
  const side = limits[0] === rounded ? 0 : limits[1] === rounded ? 1 : undefined;
  if (side === undefined) {
    const nearest = values.reduce((least, value) => Math.min(least, Math.abs(value - bound)), Number.POSITIVE_INFINITY);
    return { reached: nearest <= 1e-4 * Math.max(1, Math.abs(bound)) };
  }
  const start = constantFrom(choice, rounded, (far[1 - side] as number) > 0 ? reach : -reach, far[side] as number);
  const kinked = kinks.some((kink) => Math.abs(kink - start) <= 1e-5 * Math.max(1, Math.abs(kink)));
  return kinked ? { reached: true } : { reached: false, roundedFrom: start };
}

const wide = (choice: Choice): Curve => sample(choice, { min: -reach, max: reach }, columns);

export function smoothnessOf(choice: Choice, curve = wide(choice)): Properties["smoothness"] {
  const jumps = (order: Order) => plotted(curve, order).marks.length > 0;
  return jumps("f") ? "jump" : jumps("f1") ? "kink" : jumps("f2") ? "once" : "smooth";
}

export function properties(choice: Choice): Properties {
  const { range, kinks } = core().describe(choice);
  const curve = wide(choice);
  const [below, above] = [range[0] > Number.NEGATIVE_INFINITY, range[1] < Number.POSITIVE_INFINITY];
  const mean = normalMean(choice);
  return {
    range,
    ends: [endOf(choice, range[0], kinks, curve.y.f), endOf(choice, range[1], kinks, curve.y.f)],
    bounded: below && above ? "both" : below ? "below" : above ? "above" : "no",
    monotonic: isMonotonic(curve.y.f, curve.y.f1),
    smoothness: smoothnessOf(choice, curve),
    mean,
    zeroCentred: Math.abs(mean) < 0.005,
  };
}
