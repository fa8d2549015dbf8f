/** Longer than any name or formula that the core takes, and more fields than a configuration has. */
const mostCharacters = 100_000;
const mostFields = 1000;
/** config.activation[0].parameters.alpha. */
const deepest = 4;

const shorten = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text);

/**
 * A configuration as the core reads it: without getters and proxies, which could throw in the middle of it, and without
 * texts that would fill its memory. Lists of numbers pass as they are or, where something else is among them, copied.
 */
export function plain(value: unknown, depth = 0): object {
  return copy(value, depth) as object;
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value === "string") return shorten(value);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || depth > deepest) return value;
  if (Array.isArray(value)) return Array.from(value, (item) => copy(item, depth + 1));
  const fields = value as Record<string, unknown>;
  const keys = Object.keys(fields).slice(0, mostFields);
  return Object.fromEntries(
    keys.map((key) => [shorten(key), key === "csv" ? fields[key] : copy(fields[key], depth + 1)]),
  );
}
