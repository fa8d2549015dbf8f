import { core } from "../../core/core";
import type { Choice } from "../../state/choice";
import type { Range } from "../../state/field";
import { around } from "./floats";

export type Order = "f" | "f1" | "f2";
export const orders: readonly Order[] = ["f", "f1", "f2"];
export const orderNames: Readonly<Record<Order, string>> = { f: "f(x)", f1: "f′(x)", f2: "f″(x)" };

/** An activation sampled once per pixel column, and just below, at and just above each of its kinks. */
export interface Curve {
  x: Float32Array;
  y: Record<Order, Float32Array>;
  /** Where f, f′ or f″ jumps, within the range; indices into x of the sample at the kink. */
  breaks: readonly number[];
}

export function evaluate(choice: Choice, x: Float32Array): Record<Order, Float32Array> {
  const { value, derivative, secondDerivative } = core().evaluate(choice, x);
  return { f: value, f1: derivative, f2: secondDerivative };
}

function columns({ min, max }: Range, count: number): Float32Array {
  const x = new Float32Array(count + 1);
  for (let i = 0; i <= count; i++) x[i] = min + ((max - min) * i) / count;
  return x;
}

/** The columns, and the floats around each of the points that lie among them. */
function withPoints(x: Float32Array, points: readonly number[]): Float32Array {
  if (points.length === 0) return x;
  const [first, last] = [x[0] as number, x.at(-1) as number];
  const extra = around(points).filter((value) => value >= first && value <= last);
  return new Float32Array(new Set([...x, ...extra])).sort();
}

/** How often an interval is halved in search of a jump; 2^-30 of a pixel is below float32 almost everywhere. */
const halvings = 30;

/**
 * The float at or just below which one order jumps, between `low` and `high`; nothing if the curve is merely steep there.
 * Floats lie so dense about 0 that halving never gets there: a jump that close to 0 is at 0.
 */
function findJump(choice: Choice, order: Order, low: number, high: number): number | undefined {
  let [yLow, yHigh] = evaluate(choice, new Float32Array([low, high]))[order] as unknown as [number, number];
  const whole = Math.abs(yHigh - yLow);
  for (let step = 0; step < halvings; step++) {
    const middle = Math.fround((low + high) / 2);
    if (middle <= low || middle >= high) break;
    const y = evaluate(choice, new Float32Array([middle]))[order][0] as number;
    if (Math.abs(y - yLow) > Math.abs(yHigh - y)) [high, yHigh] = [middle, y];
    else [low, yLow] = [middle, y];
  }
  if (!(Math.abs(yHigh - yLow) > whole / 2)) return undefined;
  return low <= 0 && high >= 0 ? 0 : low;
}

/** Pairs of samples so far apart, compared with their neighbours, that a jump may lie between them. */
function suspects(y: Float32Array): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of y) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const least = (high - low) * 0.03;
  const found: number[] = [];
  for (let i = 0; i + 1 < y.length && found.length < 8; i++) {
    const step = Math.abs((y[i + 1] as number) - (y[i] as number));
    const before = i > 0 ? Math.abs((y[i] as number) - (y[i - 1] as number)) : 0;
    const after = i + 2 < y.length ? Math.abs((y[i + 2] as number) - (y[i + 1] as number)) : 0;
    if (step > least && step > 3 * Math.max(before, after)) found.push(i);
  }
  return found;
}

export function sample(choice: Choice, range: Range, count: number): Curve {
  const { kinks } = core().describe(choice);
  const inside = kinks.filter((kink) => kink >= range.min && kink <= range.max);
  let x = withPoints(columns(range, count), inside);
  let y = evaluate(choice, x);
  const jumps = new Set<number>();
  for (const order of orders) {
    for (const i of suspects(y[order])) {
      const [low, high] = [x[i] as number, x[i + 1] as number];
      if (inside.some((kink) => kink >= low && kink <= high)) continue;
      const jump = findJump(choice, order, low, high);
      if (jump !== undefined) jumps.add(jump);
    }
  }
  if (jumps.size > 0) {
    x = withPoints(x, [...jumps]);
    y = evaluate(choice, x);
  }
  const breaks = [...inside.map(Math.fround), ...jumps].map((kink) => x.indexOf(kink));
  return { x, y, breaks };
}
