import type { Field } from "./field";

/** A longer link was not written by this page. */
const longest = 8192;

// biome-ignore lint/suspicious/noExplicitAny: a table holds fields of every type
export type Table = Record<string, Field<any>>;
export type Values<T extends Table> = { [K in keyof T]: T[K]["initial"] };

/** Writes what differs from the defaults: "view=train&seed=3". */
export function write<T extends Table>(table: T, values: Values<T>): string {
  const parts: string[] = [];
  for (const [name, field] of Object.entries(table)) {
    const text = field.format(values[name]);
    if (text !== field.format(field.initial)) parts.push(`${name}=${escapeText(text)}`);
  }
  return parts.join("&");
}

/** Reads a link. Never throws: what cannot be understood keeps its default and sets `broken`. */
export function read<T extends Table>(table: T, link: string): { values: Values<T>; broken: boolean } {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(table)) values[name] = field.initial;
  const text = link.replace(/^[#?]/, "");
  let broken = text.length > longest;
  const seen = new Set<string>();
  for (const part of broken || text === "" ? [] : text.split("&")) {
    const [name = "", ...rest] = part.split("=");
    const field = Object.hasOwn(table, name) && !seen.has(name) ? table[name] : undefined;
    seen.add(name);
    const raw = unescapeText(rest.join("="));
    const value = raw === undefined ? undefined : field?.parse(raw);
    if (value === undefined) broken = true;
    else values[name] = value;
  }
  return { values: values as Values<T>, broken };
}

/** Keeps a link readable: only what a URL cannot carry is escaped. */
const escapeText = (text: string): string =>
  encodeURIComponent(text).replace(/%(2C|3A|3B|28|29|2F|40)/gi, (code) => decodeURIComponent(code));

function unescapeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
