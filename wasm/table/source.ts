import { notAllowed } from "../errors.js";
import type { Layout } from "./layout.js";
import { OpenQuote, scan, type Visitor } from "./scan.js";
import type { TableOptions } from "./types.js";

export const mostRows = 100_000;

/** A text to be read, with what has been said of it. */
export interface Source {
  text: string;
  layout: Layout;
  options: TableOptions;
  /** Names the text in errors. */
  field: string;
  /** Is told the share that is done. */
  progress: (share: number) => void;
}

/** Refuses what stands at a place, counted from 1. */
export function refuse({ field }: Source, line: number, column: number, what: string, allowed: string): never {
  throw notAllowed(field, `${what} at line ${line}, column ${column}`, allowed);
}

export function scanSource(source: Source, cell: Visitor["cell"], row: Visitor["row"]): void {
  try {
    scan(source.text, source.layout, { cell, row });
  } catch (error) {
    if (error instanceof OpenQuote) refuse(source, error.line, error.column, error.message, "a closing quote");
    throw error;
  }
}

export const rowsText = (rows: number) => `text of ${rows} ${rows === 1 ? "row" : "rows"}`;

/** How a cell is quoted in an error. */
export const quoted = (cell: string) => `"${cell.length > 40 ? `${cell.slice(0, 40)}...` : cell}"`;
