import { type Point, toPoints } from "../../charts/model";
import type { Curve, Order } from "./sample";

/** A dot at a jump: filled where the value at the kink is, open at a limit that is not taken. */
export interface Mark extends Point {
  taken: boolean;
}

/** Two values closer than this share of the plotted height are one. */
const same = 1e-5;

function height(y: Float32Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of y) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? high - low : 1;
}

/** The points of one order, broken at its jumps, and the dots that say which value is taken there. */
export function plotted(curve: Curve, order: Order, into?: Point[]): { points: Point[]; marks: Mark[] } {
  const y = curve.y[order];
  const points = toPoints(curve.x, y, into);
  const near = height(y) * same;
  const marks: Mark[] = [];
  for (const at of curve.breaks) {
    const value = y[at] as number;
    // At the edge of the plot a jump has one side only.
    const [below, above] = [y[at - 1] ?? value, y[at + 1] ?? value];
    if (Math.abs(above - below) <= near && Math.abs(value - below) <= near) continue;
    const x = curve.x[at] as number;
    marks.push({ x, y: value, taken: true });
    for (const limit of [below, above]) {
      if (Math.abs(limit - value) > near) marks.push({ x, y: limit, taken: false });
    }
    const point = points[at];
    if (point) point.y = Number.NaN;
  }
  return { points, marks };
}
