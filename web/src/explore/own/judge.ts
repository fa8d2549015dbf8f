import { core } from "../../core/core";
import type { Choice } from "../../core/types";
import { normalMean, smoothnessOf } from "../facts/properties";
import { evaluate } from "../model/sample";

/** Where something holds; an end beyond ±40 is infinite. */
export type Stretch = readonly [from: number, to: number];

export interface Checks {
  /** |f′| below 0.01, but not 0. */
  saturated: readonly Stretch[];
  /** f′ = 0 in float32. */
  dead: readonly Stretch[];
  /** |f′| above 1. */
  steep: readonly Stretch[];
  largest: { slope: number; x: number };
  falling: readonly Stretch[];
  smoothness: "jump" | "kink" | "once" | "smooth";
  kinks: readonly number[];
  /** Mean output for inputs drawn from N(0, 1). */
  mean: number;
}

const reach = 40;
const perUnit = 64;
const faint = 0.01;
const rounding = 1e-6;

const grid = Float32Array.from({ length: 2 * reach * perUnit + 1 }, (_, i) => i / perUnit - reach);

/** The stretches of the grid where `holds`; single points are none. */
function stretches(slopes: Float32Array, holds: (slope: number, at: number) => boolean): Stretch[] {
  const found: [number, number][] = [];
  let open: [number, number] | undefined;
  for (let i = 0; i < grid.length; i++) {
    const x = grid[i] as number;
    if (!holds(slopes[i] as number, i)) open = undefined;
    else if (open) open[1] = x;
    else {
      open = [x, x];
      found.push(open);
    }
  }
  return found
    .filter(([from, to]) => to > from)
    .map(([from, to]) => [
      from === -reach ? Number.NEGATIVE_INFINITY : from,
      to === reach ? Number.POSITIVE_INFINITY : to,
    ]);
}

/** Whether an activation is good for training, as far as its curve says so. */
export function checks(choice: Choice): Checks {
  const { f1: slopes, f2: bends } = evaluate(choice, grid);
  let at = 0;
  for (let i = 0; i < grid.length; i++) if (Math.abs(slopes[i] as number) > Math.abs(slopes[at] as number)) at = i;
  return {
    // f′ may also be small where it merely changes its sign: there f″ is not.
    saturated: stretches(
      slopes,
      (slope, at) => slope !== 0 && Math.abs(slope) < faint && Math.abs(bends[at] as number) < 2 * faint,
    ),
    dead: stretches(slopes, (slope) => slope === 0),
    steep: stretches(slopes, (slope) => Math.abs(slope) > 1 + rounding),
    largest: { slope: slopes[at] as number, x: grid[at] as number },
    falling: stretches(slopes, (slope) => slope < -rounding),
    smoothness: smoothnessOf(choice),
    kinks: core().describe(choice).kinks,
    mean: normalMean(choice),
  };
}
