import type { Compiler } from "playground-core/compiler";
import type { Formula } from "../../core/formulas";
import { type Order, orders } from "../model/sample";

/** What becomes of a stretch where every operation is rounded as it is written. */
export type Trouble = "digits" | "overflow" | "nan";

export interface Stretch {
  order: Order;
  trouble: Trouble;
  from: number;
  to: number;
  /** Where it is worst, what is computed there as written, and what the formula is worth. */
  x: number;
  written: number;
  right: number;
}

const arrays = { f: "value", f1: "derivative", f2: "secondDerivative" } as const;

/** Half of float32's 24 digits. */
const half = 2 ** -12;
/** Below it float32 has fewer digits anyway. */
const smallest = 2 ** -126;
const reach = 128;

/** Multiples of 1/32, and denser and denser towards 0, where differences cancel. */
const grid = Float32Array.from(
  new Set([
    ...Array.from({ length: 64 * reach + 1 }, (_, i) => i / 32 - reach),
    ...Array.from({ length: 60 }, (_, i) => 2 ** -(5 + i / 2)).flatMap((x) => [-x, x]),
  ]),
).sort();

function troubleAt(written: number, right: number): Trouble | undefined {
  if (!Number.isFinite(right) || (right !== 0 && Math.abs(right) < smallest)) return undefined;
  if (Number.isNaN(written)) return "nan";
  if (!Number.isFinite(written)) return "overflow";
  return Math.abs(written - right) > half * Math.abs(right) && Math.abs(written - right) > smallest
    ? "digits"
    : undefined;
}

/** A few points without trouble do not divide a stretch: rounding goes to and fro. */
const gap = 6;

/**
 * Where f and f′ as they are written overflow, give NaN or lose half of their digits, compared with the stable form of the
 * same formula, between −128 and 128.
 */
export function findTrouble(core: Compiler, formula: Formula, parameters: Record<string, number | string>): Stretch[] {
  const { source, learnable = [] } = formula;
  const evaluate = (asWritten: boolean) => core.evaluate({ id: "", source, learnable, asWritten, parameters }, grid, 1);
  const [written, right] = [evaluate(true), evaluate(false)];
  const found: Stretch[] = [];
  for (const order of orders.slice(0, 2)) {
    const [w, r] = [written[arrays[order as "f"]], right[arrays[order as "f"]]];
    let open: (Stretch & { last: number; worst: number }) | undefined;
    for (let i = 0; i < grid.length; i++) {
      const [x, a, b] = [grid[i], w[i], r[i]] as [number, number, number];
      const trouble = troubleAt(a, b);
      if (!trouble) continue;
      const worst = trouble === "digits" ? Math.abs(a - b) / Math.max(Math.abs(b), smallest) : 0;
      if (open && open.trouble === trouble && i - open.last <= gap) {
        open.last = i;
        open.to = x;
        if (worst > open.worst) Object.assign(open, { worst, x, written: a, right: b });
        continue;
      }
      open = { order, trouble, from: x, to: x, x, written: a, right: b, last: i, worst };
      found.push(open);
    }
  }
  // A lone point is a crossing of zero.
  return found.filter(({ from, to, trouble }) => to > from || trouble !== "digits");
}
