import { notAllowed } from "./errors.js";
import { readTable } from "./table/table.js";
import type { TableData } from "./table/types.js";
import type { DatasetConfig } from "./trainer-config.js";

/** Own data as the core takes them: numbers, and what a text's columns and classes are called. */
type NativeData = Omit<DatasetConfig, "csv" | "columns"> & { columns?: number };

/** A configuration whose text, if it has one, is read; `field` is its path in errors. */
export function readText(
  { csv, labelColumn, columns, header, decimal, encoding, ...rest }: DatasetConfig,
  field: string,
  progress?: (share: number) => void,
): { config: NativeData; read?: Pick<TableData, "dropped" | "table"> } {
  if (csv === undefined || rest.name !== "custom") return { config: { ...rest, ...(columns !== undefined && { columns: columns as number }) } }; // biome-ignore format: the plain case
  if (typeof csv === "string" && csv.trim() === "")
    throw notAllowed(`${field}csv`, "nothing", "a text, or else features and labels");
  const given = { labelColumn, columns: columns as readonly number[] | undefined, header, decimal, encoding };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const { task = "auto" } = rest;
  const {
    dropped,
    table,
    features,
    labels,
    columns: width,
    names,
    classNames,
  } = readTable({ csv, task, ...known }, `${field}csv`, progress);
  const numbers = { features, labels, columns: width, names, classNames, task: table.task };
  return { config: { ...rest, ...numbers }, read: { dropped, table } };
}
