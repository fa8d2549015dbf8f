import { notAllowed } from "../errors.js";
import { textOf } from "./cell.js";
import { type Columns, places } from "./choose.js";
import type { ColumnCount } from "./columns.js";
import { float32Of, parseNumber } from "./number.js";
import { mostRows, quoted, refuse, rowsText, type Source, scanSource } from "./source.js";
import type { TableReport } from "./types.js";

/** Which columns are read as what. */
export interface Choice {
  label: number;
  inputs: readonly number[];
  task: TableReport["task"];
}

/** The samples of a table. */
export interface Filled {
  /** [samples × inputs], row by row. */
  features: Float32Array;
  /** The labels as they are written, and as numbers: NaN if they are none. */
  written: string[];
  values: Float64Array;
  /** Rows without a value in a chosen column. */
  left: number;
}

/** The last pass: the chosen columns as numbers, without the rows in which one has no value. */
export function fill(
  source: Source,
  { roles, counts, decimal }: Columns,
  { label, inputs, task }: Choice,
  rows: number,
  skipped: number,
): Filled {
  const { text, progress } = source;
  const width = inputs.length;
  const most = Math.min(rows, mostRows);
  const features = new Float32Array(most * width);
  const values = new Float64Array(most);
  const written: string[] = [];
  const place = places(inputs);
  const codings = inputs.map((column) => (roles[column] === "text" ? counts[column]?.coding() : undefined));
  const labels = counts[label] as ColumnCount;
  let row = 0;
  let left = 0;
  let whole = true;
  let labelText = "";
  scanSource(
    source,
    (column, cell) => {
      if (row < skipped) return;
      if (column === label) {
        labelText = textOf(text, cell);
        whole &&= !labels.isMissing(labelText);
        return;
      }
      const i = place[column] ?? -1;
      if (i < 0 || written.length >= most) return;
      const coding = codings[i];
      const value = coding ? coding.indexOf(textOf(text, cell)) : float32Of(text, cell, decimal);
      if (coding ? value < 0 : !Number.isFinite(value)) whole = false;
      else features[written.length * width + i] = value;
    },
    (_, line) => {
      if (++row <= skipped) return;
      if (row % 5000 === 0) progress(0.6 + 0.4 * (row / rows));
      if (!whole) {
        ++left;
        whole = true;
        return;
      }
      if (written.length === mostRows) refuse(source, line, 1, `row ${mostRows + 1}`, `at most ${mostRows} rows`);
      const value = parseNumber(labelText, decimal);
      if (task === "regression" && !Number.isFinite(Math.fround(value)))
        refuse(source, line, label + 1, quoted(labelText), "a finite number");
      values[written.length] = value;
      written.push(labelText);
    },
  );
  const samples = written.length;
  if (samples < 2)
    throw notAllowed(
      source.field,
      rowsText(samples),
      `2 to ${mostRows} rows with a value in every column that is used`,
    );
  return { features: features.subarray(0, samples * width), written, values: values.subarray(0, samples), left };
}
