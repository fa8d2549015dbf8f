import { notAllowed, wrongType } from "../errors.js";
import { encodings } from "./decode.js";
import type { TableOptions } from "./types.js";

export const mostInputs = 64;

/** "dataset.labelColumn" beside "dataset.csv". */
export const sibling = (field: string, name: string) => field.replace(/csv$/, name);

export function checkOptions(
  { csv, columns, decimal, encoding, header, labelColumn }: TableOptions,
  field: string,
): void {
  const refuse = (name: string, value: unknown, allowed: string) => {
    throw wrongType(sibling(field, name), value, allowed);
  };
  if (typeof csv !== "string" && !(csv instanceof Uint8Array)) refuse("csv", csv, "a text, or a file's bytes");
  if (labelColumn !== undefined && typeof labelColumn !== "number")
    refuse("labelColumn", labelColumn, "a column's number, counted from 0");
  if (columns !== undefined && !Array.isArray(columns)) refuse("columns", columns, "a list of columns' numbers");
  if (columns !== undefined && (columns.length < 1 || columns.length > mostInputs))
    throw notAllowed(sibling(field, "columns"), `a list of ${columns.length}`, `1 to ${mostInputs} numbers`);
  if (header !== undefined && typeof header !== "boolean") refuse("header", header, "true, false");
  if (decimal !== undefined && decimal !== "." && decimal !== ",") refuse("decimal", decimal, '".", ","');
  if (encoding !== undefined && !encodings.includes(encoding)) refuse("encoding", encoding, encodings.join(", "));
}
