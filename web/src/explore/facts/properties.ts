import { core } from "../../core/core";
import type { Choice } from "../../state/choice";
import { plotted } from "../model/marks";
import { type Order, sample } from "../model/sample";

/** What can be said of a function from its values alone. */
export interface Properties {
  range: [low: number, high: number];
  bounded: "both" | "below" | "above" | "no";
  monotonic: boolean;
  /** How often it can be derived without a jump; "smooth" if no order shown here jumps. */
  smoothness: "jump" | "kink" | "once" | "smooth";
  /** Mean output for inputs drawn from N(0, 1). */
  mean: number;
  zeroCentred: boolean;
}

const reach = 40;
const columns = 4000;

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
function normalMean(choice: Choice): number {
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

export function properties(choice: Choice): Properties {
  const { range } = core().describe(choice);
  const curve = sample(choice, { min: -reach, max: reach }, columns);
  const jumps = (order: Order) => plotted(curve, order).marks.length > 0;
  const [below, above] = [range[0] > Number.NEGATIVE_INFINITY, range[1] < Number.POSITIVE_INFINITY];
  const mean = normalMean(choice);
  return {
    range,
    bounded: below && above ? "both" : below ? "below" : above ? "above" : "no",
    monotonic: isMonotonic(curve.y.f, curve.y.f1),
    smoothness: jumps("f") ? "jump" : jumps("f1") ? "kink" : jumps("f2") ? "once" : "smooth",
    mean,
    zeroCentred: Math.abs(mean) < 0.005,
  };
}
