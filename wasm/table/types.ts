import type { Role } from "./columns.js";
import type { Separator } from "./layout.js";
import type { Decimal } from "./number.js";

export type { Role } from "./columns.js";
export type { Separator } from "./layout.js";
export type { Decimal } from "./number.js";

/** What a text may be encoded in. */
export type Encoding = "utf-8" | "gb18030" | "big5" | "windows-1252" | "utf-16le" | "utf-16be";

/** How to read a table; what is not given is found. */
export interface TableOptions {
  csv: string | Uint8Array;
  /** Counted from 0. */
  labelColumn?: number;
  /** Those to use as inputs, counted from 0; default all of numbers but the label, at most 64. */
  columns?: readonly number[];
  task?: "auto" | "classification" | "regression";
  /** Is the first line a header? */
  header?: boolean;
  decimal?: Decimal;
  encoding?: Encoding;
}

export interface TableColumn {
  /** "" if there is none. */
  name: string;
  role: Role;
  /** Cells without a value. */
  missing: number;
  /** The first text in a column most of whose cells are numbers: it alone may keep the column from being one of numbers. */
  oddText?: string;
  /** The two texts of a column that has no more: they count 0 and 1 where it is used as an input. */
  coding?: [zero: string, one: string];
}

/** What a text was taken for. */
export interface TableReport {
  /** Only of bytes. */
  encoding?: Encoding;
  separator: Separator;
  decimal: Decimal;
  header: boolean;
  columns: TableColumn[];
  labelColumn: number;
  /** Used as inputs. */
  inputs: number[];
  /** Inputs were taken by variance, since there are more columns than a network may have. */
  byVariance: boolean;
  task: "classification" | "regression";
  /** Why that task: it was asked for, the label is text, or few whole numbers, or others. */
  reason: "asked" | "text" | "few" | "many";
  /** What could be read otherwise. */
  doubts: ("header" | "decimal")[];
  /** The first lines as they are. */
  preview: string[][];
}

/** A table as numbers. */
export interface TableData {
  /** [samples × columns], row by row. */
  features: Float32Array;
  /** The class 0, 1, … or the value to fit. */
  labels: Float32Array;
  columns: number;
  names: string[];
  /** Empty for regression. */
  classNames: string[];
  /** Rows without a value in a chosen column, and columns that are neither input nor label. */
  dropped: { rows: number; columns: number[] };
  table: TableReport;
}
