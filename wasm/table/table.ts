import { notAllowed } from "../errors.js";
import { type Columns, candidates, chooseLabel, chooseTask, ofLargestVariance } from "./choose.js";
import { classesOf, namedBy } from "./classes.js";
import { findDecimal, type Role } from "./columns.js";
import { type Counted, checkWidth, count } from "./count.js";
import { checkSize, decode } from "./decode.js";
import { fill } from "./fill.js";
import { findHead, type Head } from "./head.js";
import { findLayout } from "./layout.js";
import { checkOptions, mostInputs } from "./options.js";
import { mostRows, rowsText, type Source } from "./source.js";
import type { TableColumn, TableData, TableOptions, TableReport } from "./types.js";

/**
 * Reads separated text: which lines are samples, what each column is, which is the label. `field` names the text in
 * errors, which carry as `table` what had been found of it by then; `progress` is told the share that is done.
 */
export function readTable(
  options: TableOptions,
  field = "csv",
  progress: (share: number) => void = () => {},
): TableData {
  checkOptions(options, field);
  const { csv } = options;
  checkSize(csv.length, field);
  const { text, ...encoding } = typeof csv === "string" ? { text: csv } : decode(csv, options.encoding);
  const source: Source = { text, layout: findLayout(text), options, field, progress };
  const counted = count(source);
  const head = headOf(counted, options.header);
  const { columns, doubt } = columnsOf(source, counted, head);
  const label = chooseLabel(source, columns);
  const doubts = [...(head.doubt ? ["header" as const] : []), ...(doubt ? ["decimal" as const] : [])];
  const table: TableReport = {
    ...encoding,
    separator: source.layout.separator,
    decimal: columns.decimal,
    header: head.lines > 0,
    columns: columns.names.map((_, i) => describe(columns, i)),
    labelColumn: label,
    inputs: [],
    byVariance: false,
    ...chooseTask(source, columns, label),
    doubts,
    preview: counted.first.map((row) => row.slice(0, columns.names.length)),
  };
  try {
    return { ...dataOf(source, counted, head, columns, table), table };
  } catch (error) {
    throw Object.assign(error as Error, { table });
  }
}

/** What the first lines are; the second one is counted with the third and those below, if it is a sample. */
function headOf({ first, rows, counts }: Counted, given?: boolean): Head {
  const isFraction = (cell = "") => Number(cell) % 1 !== 0 && !Number.isNaN(Number(cell));
  const below = counts.map((column, i) => ({
    isNumber: column.role(".") === "number" || column.role(",") === "number",
    isEmpty: column.filled === 0 && !first[1]?.[i],
    hasFractions: column.hasFractions || isFraction(first[1]?.[i]),
  }));
  return findHead(first, rows, below, given);
}

function columnsOf({ layout, options }: Source, { first, counts }: Counted, head: Head) {
  for (const row of first.slice(head.lines, 2))
    for (const [i, cell] of row.entries()) counts[i]?.add(cell, layout.separator);
  for (const column of counts) column.finish();
  const { decimal: shown, doubt } = findDecimal(head.hasRowNames ? counts.slice(1) : counts, layout.separator);
  const decimal = options.decimal ?? shown;
  const roles = counts.map((column, i): Role => (i === 0 && head.hasRowNames ? "rowName" : column.role(decimal)));
  const names = counts.map((_, i) => head.names[i]?.trim() ?? "");
  const columns: Columns = { names, roles, counts, decimal };
  return { columns, doubt };
}

function describe({ names, roles, counts, decimal }: Columns, i: number): TableColumn {
  const [name = "", role = "empty", column] = [names[i], roles[i], counts[i]];
  if (role !== "text" || !column) return { name, role, missing: column?.missing ?? 0 };
  const coding = column.coding();
  const odd = 2 * column.numbers[decimal] > column.filled ? column.text : undefined;
  return {
    name,
    role,
    missing: column.missing,
    ...(coding && { coding }),
    ...(odd !== undefined && { oddText: odd }),
  };
}

/** The samples; `table` is told which columns they are made of. */
function dataOf(
  source: Source,
  { rows, first, lines, width }: Counted,
  head: Head,
  columns: Columns,
  table: TableReport,
): Omit<TableData, "table"> {
  // The first two rows, where they are samples, must be as wide as the others.
  for (let i = head.lines; i < Math.min(2, rows); ++i)
    checkWidth(source, first[i]?.length ?? width, width, lines[i] as number);
  if (rows - head.lines < 2) throw notAllowed(source.field, rowsText(rows - head.lines), `2 to ${mostRows} rows`);
  const { labelColumn: label, task } = table;
  const able = candidates(source, columns, label);
  table.byVariance = able.length > mostInputs;
  const inputs = table.byVariance ? ofLargestVariance(source, able, columns.decimal, head.lines) : able;
  table.inputs = inputs;
  const { features, written, values, left } = fill(source, columns, { label, inputs, task }, rows, head.lines);
  const { names } = columns;
  const used = new Set([label, ...inputs]);
  const targets =
    task === "regression"
      ? { labels: Float32Array.from(values), classNames: [] }
      : classesOf(written, values, source.field);
  return {
    features,
    labels: targets.labels,
    columns: inputs.length,
    names: names.some(Boolean) ? inputs.map((i) => names[i] || `${i + 1}`) : [],
    classNames: namedBy(head.classNames, targets.classNames),
    dropped: { rows: left, columns: names.flatMap((_, i) => (used.has(i) ? [] : [i])) },
  };
}
