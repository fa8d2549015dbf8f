import { notAllowed } from "../errors.js";
import { type ColumnCount, guessLabel, type Role } from "./columns.js";
import { type Decimal, float32Of } from "./number.js";
import { mostInputs, sibling } from "./options.js";
import { type Source, scanSource } from "./source.js";
import type { TableReport } from "./types.js";

/** A table's columns, as far as they are known. */
export interface Columns {
  names: string[];
  roles: Role[];
  counts: ColumnCount[];
  decimal: Decimal;
}

/** The label's column: the one that was asked for, or the one that looks most like it. */
export function chooseLabel({ field, options }: Source, { names, roles, counts, decimal }: Columns): number {
  const given = options.labelColumn;
  const last = names.length - 1;
  if (given === undefined) return guessLabel(names, roles, counts, decimal);
  if (!Number.isInteger(given) || given < 0 || given > last)
    throw notAllowed(sibling(field, "labelColumn"), given, `at most ${last}, the text's last column`);
  return given;
}

export function chooseTask(
  { options }: Source,
  { roles, counts, decimal }: Columns,
  label: number,
): Pick<TableReport, "task" | "reason"> {
  const { task = "auto" } = options;
  if (task !== "auto") return { task, reason: "asked" };
  if (roles[label] === "text") return { task: "classification", reason: "text" };
  return counts[label]?.isFew(decimal)
    ? { task: "classification", reason: "few" }
    : { task: "regression", reason: "many" };
}

/** Whether a column may be an input. */
const isAble = ({ roles, counts }: Columns, column: number) =>
  roles[column] === "number" || (roles[column] === "text" && counts[column]?.coding() !== undefined);

/** Those that were asked for, else all columns of numbers but the label's. */
export function candidates({ field, options }: Source, columns: Columns, label: number): number[] {
  const given = options.columns;
  const place = sibling(field, "columns");
  if (given === undefined) {
    const found = columns.roles.flatMap((role, i) => (role === "number" && i !== label ? [i] : []));
    if (found.length > 0) return found;
    throw notAllowed(place, "none", "at least one column of numbers beside the label's");
  }
  given.forEach((column, i) => {
    if (!Number.isInteger(column) || column < 0 || column >= columns.names.length || column === label)
      throw notAllowed(`${place}[${i}]`, column, `at most ${columns.names.length - 1}, and not the label's column`);
    if (given.indexOf(column) < i) throw notAllowed(`${place}[${i}]`, column, "each column once");
    if (!isAble(columns, column)) throw notAllowed(`${place}[${i}]`, column, "a column of numbers, or of two texts");
  });
  return [...given];
}

/** The 64 candidates whose numbers vary most, in their order; `skipped` rows are no samples. */
export function ofLargestVariance(source: Source, columns: readonly number[], decimal: Decimal, skipped: number) {
  const { text } = source;
  const place = places(columns);
  const [counts, means, squares] = [0, 1, 2].map(() => new Float64Array(columns.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let rows = 0;
  scanSource(
    source,
    (column, cell) => {
      const i = rows < skipped ? -1 : (place[column] ?? -1);
      if (i < 0) return;
      const value = float32Of(text, cell, decimal);
      if (!Number.isFinite(value)) return;
      // Welford's update
      const n = (counts[i] as number) + 1;
      const step = value - (means[i] as number);
      counts[i] = n;
      means[i] = (means[i] as number) + step / n;
      squares[i] = (squares[i] as number) + step * (value - (means[i] as number));
    },
    () => {
      ++rows;
    },
  );
  const variance = (i: number) => (squares[i] as number) / Math.max(1, counts[i] as number);
  const order = columns.map((_, i) => i).sort((a, b) => variance(b) - variance(a) || a - b);
  const chosen = order.slice(0, mostInputs).map((i) => columns[i] as number);
  return chosen.sort((a, b) => a - b);
}

/** At a column's number, which of the `columns` it is; -1 for none. */
export function places(columns: readonly number[]): Int32Array {
  const place = new Int32Array(Math.max(...columns) + 1).fill(-1);
  columns.forEach((column, i) => {
    place[column] = i;
  });
  return place;
}
