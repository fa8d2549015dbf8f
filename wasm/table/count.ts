import { notAllowed } from "../errors.js";
import { textOf } from "./cell.js";
import { ColumnCount } from "./columns.js";
import { mostRows, refuse, type Source, scanSource } from "./source.js";

/** With those that are left out. */
const mostScanned = 10 * mostRows;
/** More than any table of images has. */
const mostColumns = 10_000;
const mostCells = 64_000_000;
export const previewRows = 8;
/** Cells between two calls of `progress`. */
const progressStep = 400_000;

/** What a text's first pass has found. */
export interface Counted {
  rows: number;
  width: number;
  /** The first rows as they are. */
  first: string[][];
  /** Of the cells from the third row on. */
  counts: ColumnCount[];
  /** The lines on which the first rows stand. */
  lines: number[];
}

/** The first pass: what each column's cells are. The first two rows may be no samples. */
export function count(source: Source): Counted {
  const found: Counted = { rows: 0, width: 0, first: [], counts: [], lines: [] };
  const { text, layout, progress } = source;
  let row: string[] = [];
  let cells = 0;
  let next = progressStep;
  let tooWide = false;
  scanSource(
    source,
    (column, cell) => {
      if (column >= mostColumns)
        tooWide = true; // and nothing more of this row is kept
      else if (found.rows < previewRows) row.push(textOf(text, cell));
      if (tooWide || found.rows < 2) return;
      if (column === found.counts.length && found.rows === 2) found.counts.push(new ColumnCount());
      found.counts[column]?.addCell(text, cell, layout.separator);
    },
    (width, line) => {
      if (tooWide) refuse(source, line, mostColumns + 1, `${width} columns`, `at most ${mostColumns} columns`);
      if (found.rows < 3) found.lines.push(line);
      if (found.rows < previewRows) found.first.push(row);
      row = [];
      if (found.rows === 2) found.width = widthOf(found.first);
      if (found.rows >= 2) checkWidth(source, width, found.width, line);
      if (found.rows >= mostScanned) refuse(source, line, 1, `row ${found.rows + 1}`, `at most ${mostRows} rows`);
      cells += width;
      if (cells > mostCells) refuse(source, line, 1, `cell ${cells}`, `at most ${mostCells} cells`);
      if (cells > next) {
        next += progressStep;
        progress(Math.min(0.6, cells / (cells + 1e6)));
      }
      ++found.rows;
    },
  );
  if (found.rows < 3) {
    found.width = widthOf(found.first);
    found.counts = Array.from({ length: found.width }, () => new ColumnCount());
  }
  if (found.width < 2)
    throw notAllowed(source.field, "text of one column", "two columns or more, separated by , ; tab or blanks");
  return found;
}

export function checkWidth(source: Source, width: number, expected: number, line: number): void {
  if (width === expected) return;
  const what = width < expected ? "a missing cell" : "one cell too many";
  refuse(source, line, Math.min(width, expected) + 1, what, `${expected} cells in every line`);
}

/** Of most of the first three rows; R's header alone has a cell less than its one row. */
function widthOf([first = [], second, third]: readonly string[][]): number {
  if (second && (third ? third.length === second.length : second.length === first.length + 1)) return second.length;
  return first.length;
}
