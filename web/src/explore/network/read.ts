import { layerBounds, vectorBounds } from "../../state/explore";
import { parseNumber, within } from "../../state/field";

export type Read = { values: number[] } | { wrong: number; text: string } | { many: number };

/** Numbers with spaces, commas, semicolons or lines between. */
export function readNumbers(text: string): Read {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  if (parts.length > layerBounds.max) return { many: parts.length };
  const values = parts.map((part) => parseNumber(part.replaceAll("−", "-")));
  const wrong = values.findIndex((value) => !within(value, vectorBounds));
  if (wrong >= 0) return { wrong: wrong + 1, text: (parts[wrong] as string).slice(0, 20) };
  return { values: values as number[] };
}

export type LabelPlace = "none" | "first" | "last";

/** One row of a table's lines as a vector: without its label, each number over `divisor`. */
export function readRow(line: string, label: LabelPlace, divisor: number): Read {
  const parts = line.split(/[\s,;]+/).filter(Boolean);
  const inputs = label === "first" ? parts.slice(1) : label === "last" ? parts.slice(0, -1) : parts;
  const read = readNumbers(inputs.join(" "));
  return "values" in read ? { values: read.values.map((value) => Math.fround(value / divisor)) } : read;
}

/** "100-64-32-5". */
export function readSizes(text: string, fewest: number, most: number): number[] | undefined {
  const values = text
    .trim()
    .split(/\s*[-–−,\s]\s*/)
    .map(parseNumber);
  const isRight = values.length >= fewest && values.length <= most && values.every((each) => within(each, layerBounds));
  return isRight ? (values as number[]) : undefined;
}
