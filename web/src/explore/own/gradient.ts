import { core } from "../../core/core";
import type { Choice } from "../../core/types";
import type { Range } from "../../state/field";
import { evaluate, sample } from "../model/sample";

/** A step that moves most numbers of interest exactly: rounding and bending are about as large then. */
export const step = 2 ** -7;
const epsilon = 2 ** -24;

/** Why a difference quotient is not the derivative. */
export type Cause = "rounding" | "bend" | "kink" | "jump" | "overflow";

export interface Compared {
  x: number;
  derivative: number;
  /** (f(x + h) − f(x − h)) / 2h. */
  quotient: number;
  difference: number;
  cause: Cause;
}

/** f′ beside the difference quotient of f, both in float32. */
function compare(choice: Choice, x: Float32Array, breaks: readonly number[]): Compared[] {
  const moved = (by: number) =>
    evaluate(
      choice,
      Float32Array.from(x, (at) => at + by),
    );
  const [here, above, below] = [evaluate(choice, x), moved(step), moved(-step)];
  return Array.from(x, (at, i) => {
    const [up, down] = [above.f[i] as number, below.f[i] as number];
    const derivative = here.f1[i] as number;
    const quotient = (up - down) / (Math.fround(at + step) - Math.fround(at - step));
    const difference = Math.abs(quotient - derivative);
    const rounding = (epsilon * Math.max(Math.abs(up), Math.abs(down))) / step;
    const third = Math.abs((above.f2[i] as number) - (below.f2[i] as number)) / (2 * step);
    const kink = breaks.find((each) => Math.abs(each - at) <= step);
    let cause: Cause = (step * step * third) / 6 > rounding ? "bend" : "rounding";
    if (kink !== undefined && difference > rounding) cause = jumps(choice, kink) ? "jump" : "kink";
    if (!Number.isFinite(quotient) || !Number.isFinite(derivative)) cause = "overflow";
    return { x: at, derivative, quotient, difference, cause };
  });
}

function jumps(choice: Choice, at: number): boolean {
  const near = Math.max(1e-6, Math.abs(at) * 1e-6);
  const [low = 0, high = 0] = core().evaluate(choice, Float32Array.of(at - near, at + near), 0).value;
  return Math.abs(high - low) > 1e-4;
}

const columns = 1200;

/** At one point, and where the two differ most in a range. */
export function checkGradient(choice: Choice, range: Range, probe: number): { here: Compared; worst: Compared } {
  const curve = sample(choice, range, columns);
  const breaks = curve.breaks.map((at) => curve.x[at] as number);
  const all = compare(choice, curve.x, breaks);
  const size = ({ difference }: Compared) => (Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
  const worst = all.reduce((most, each) => (size(each) > size(most) ? each : most));
  const [here] = compare(choice, Float32Array.of(probe), breaks);
  return { here: here as Compared, worst };
}
