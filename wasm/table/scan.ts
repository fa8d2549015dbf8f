import type { Cell } from "./cell.js";
import type { Layout } from "./layout.js";
import { readPlain } from "./number.js";

const quote = 34;
const space = 32;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;

/** What a scan tells of. */
export interface Visitor {
  cell(column: number, cell: Cell): void;
  /** After a row's last cell; `line` counts from 1. */
  row(width: number, line: number): void;
}

/** A quote that is opened in this line and never closed. */
export class OpenQuote extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
  ) {
    super("a quote without its end");
  }
}

/** Reads separated text (RFC 4180 with its usual variations) without keeping any of it; blank lines do not count. */
export function scan(text: string, { separator, at: begin, line: firstLine }: Layout, visitor: Visitor): void {
  const blanks = separator === " ";
  const mark = separator.charCodeAt(0);
  const { length } = text;
  const cell: Cell = { start: 0, end: 0, unquoted: undefined, rough: Number.NaN, mark: 0 };
  const isBlank = (code: number) => code === space || (code === tab && mark !== tab);
  const endsLine = (code: number) => code === lineFeed || code === carriageReturn;
  const endsCell = (code: number) => code === mark || endsLine(code) || (blanks && code === tab);
  const empty = (column: number, at: number) => {
    cell.start = cell.end = at;
    cell.unquoted = undefined;
    cell.rough = Number.NaN;
    visitor.cell(column, cell);
  };
  let line = firstLine;
  let at = begin;
  while (at < length) {
    const first = line;
    let column = 0;
    for (;;) {
      while (at < length && isBlank(text.charCodeAt(at))) ++at;
      if (at >= length || endsLine(text.charCodeAt(at))) {
        // An empty last cell, or an empty line; blanks at the end are neither.
        if (column > 0 && !blanks) empty(column++, at);
        break;
      }
      cell.start = at;
      cell.unquoted = undefined;
      if (text.charCodeAt(at) === quote) {
        const closed = closingQuote(text, at);
        if (closed < 0) throw new OpenQuote(first, column + 1);
        const opened = at + 1;
        for (let i = opened; i < closed; ++i) if (text.charCodeAt(i) === lineFeed) ++line;
        at = closed + 1;
        while (at < length && !endsLine(text.charCodeAt(at)) && text.charCodeAt(at) !== mark) ++at;
        const rest = text.slice(closed + 1, at).trim();
        const inside = text.slice(opened, closed);
        if (rest || inside.includes('"')) cell.unquoted = inside.replaceAll('""', '"') + rest;
        cell.start = opened;
        readPlain(text, cell, closed, separator !== ",");
        if (cell.end < closed) cell.rough = Number.NaN;
        cell.end = closed;
      } else {
        readPlain(text, cell, length, separator !== ",");
        at = cell.end;
        if (at < length && !endsCell(text.charCodeAt(at))) {
          cell.rough = Number.NaN;
          do ++at;
          while (at < length && !endsCell(text.charCodeAt(at)));
        }
        let end = at;
        while (end > cell.start && isBlank(text.charCodeAt(end - 1))) --end;
        cell.end = end;
      }
      visitor.cell(column++, cell);
      if (at >= length || endsLine(text.charCodeAt(at))) break;
      ++at; // the separator
      if (!blanks && at >= length) empty(column++, at);
    }
    if (at < length) {
      at += text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
      ++line;
    }
    if (column > 0) visitor.row(column, first);
  }
}

/** Where the quote that opens at `at` is closed; -1 if it is not. */
function closingQuote(text: string, at: number): number {
  let closed = text.indexOf('"', at + 1);
  while (closed >= 0 && text.charCodeAt(closed + 1) === quote) closed = text.indexOf('"', closed + 2);
  return closed;
}
