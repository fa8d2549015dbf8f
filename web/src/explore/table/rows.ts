import { signal } from "@preact/signals";
import { catalogue } from "../../core/catalogue";
import type { ActivationInfo } from "../../core/types";
import { startOf } from "../../state/kept";
import { costs } from "../cost/measure";
import { type Properties, properties } from "../facts/properties";
import { evaluate } from "../model/sample";

export type Column = "name" | "range" | "centred" | "monotonic" | "smoothness" | "flat" | "cost";

/** A row of the table: what is worked out comes row by row, so that the page stays quick. */
export interface Row {
  info: ActivationInfo;
  found?: Properties;
  /** Where f′ stays within a thousandth of 0 at the ends of the line. */
  flat?: { left: boolean; right: boolean };
}

export const rows = signal<readonly Row[]>([]);

/** Far out, and further. */
const ends = [20, 40, 80];
const flatBelow = 1e-3;

function flatness(info: ActivationInfo): NonNullable<Row["flat"]> {
  const at = (sign: number) =>
    evaluate(
      startOf(info.id),
      Float32Array.from(ends, (x) => sign * x),
    ).f1.every((slope) => Math.abs(slope) < flatBelow);
  return { left: at(-1), right: at(1) };
}

/** Fills the table in, a row in each turn of the page. Gives what stops it. */
export function fillIn(): () => void {
  rows.value = catalogue().map((info) => ({ info }));
  let stopped = false;
  const next = (index: number) => {
    const row = rows.peek()[index];
    if (stopped || !row) return;
    if (row.info.kind === "elementwise") {
      const filled = { ...row, found: properties(startOf(row.info.id)), flat: flatness(row.info) };
      rows.value = rows.peek().with(index, filled);
    }
    setTimeout(() => next(index + 1));
  };
  setTimeout(() => next(0));
  return () => {
    stopped = true;
  };
}

export const costOf = ({ info }: Row): number | undefined => {
  const cost = costs.value.get(info.id);
  return cost?.simd ?? cost?.scalar;
};

const smoothnesses = ["jump", "kink", "once", "smooth"];

/** What a column is sorted by; rows without it come last. */
export function keyOf(row: Row, column: Column): number | string {
  const { info, found, flat } = row;
  if (column === "name") return info.name.toLowerCase();
  if (column === "cost") return costOf(row) ?? Number.POSITIVE_INFINITY;
  if (!found || !flat) return Number.POSITIVE_INFINITY;
  if (column === "range") return Math.min(found.range[1] - found.range[0], Number.MAX_VALUE);
  if (column === "centred") return Math.abs(found.mean);
  if (column === "monotonic") return found.monotonic ? 0 : 1;
  if (column === "smoothness") return -smoothnesses.indexOf(found.smoothness);
  return Number(flat.left) + Number(flat.right);
}

export function sorted(list: readonly Row[], column: Column, descending: boolean): Row[] {
  const sign = descending ? -1 : 1;
  return list.toSorted((a, b) => {
    const [one, other] = [keyOf(a, column), keyOf(b, column)];
    const missing = Number(one === Number.POSITIVE_INFINITY) - Number(other === Number.POSITIVE_INFINITY);
    if (missing !== 0) return missing;
    return one === other ? 0 : (one < other ? -1 : 1) * sign;
  });
}
