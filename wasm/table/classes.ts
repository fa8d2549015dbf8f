import { notAllowed } from "../errors.js";
import { mostClasses } from "./columns.js";

/** Labels are told apart as they are written, or as numbers where a number is written in two ways. */
export function classesOf(written: readonly string[], values: Float64Array, field: string) {
  const numbers = written.every((_, i) => !Number.isNaN(values[i] as number));
  const exact = written.every((_, i) => Math.abs(values[i] as number) < 2 ** 53);
  const keys = numbers && exact ? written.map((_, i) => String(values[i])) : written;
  const names = [...new Set(keys)];
  names.sort((a, b) => (numbers ? Number(a) - Number(b) : 0) || (a < b ? -1 : 1));
  if (names.length < 2 || names.length > mostClasses) {
    const count = `${names.length} ${names.length === 1 ? "class" : "classes"}`;
    throw notAllowed(field, count, `2 to ${mostClasses} classes`);
  }
  const place = new Map(names.map((name, i) => [name, i]));
  return { labels: Float32Array.from(keys, (key) => place.get(key) as number), classNames: names };
}

/** scikit-learn's header names the classes 0, 1, …, of which the rows must then be. */
export function namedBy(names: readonly string[], classes: string[]): string[] {
  return classes.length > 0 && classes.every((name) => names[Number(name)] !== undefined)
    ? classes.map((name) => names[Number(name)] as string)
    : classes;
}
