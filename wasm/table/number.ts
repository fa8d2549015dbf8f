export type Decimal = "." | ",";

/** Stands for a value that is not there, or that no network can be trained on. */
const missing = new Set(["", "na", "n/a", "#n/a", "?", "nan", "-", "null", "none", "inf", "+inf", "-inf", "infinity"]);

export const isMissing = (cell: string): boolean => cell.length < 9 && missing.has(cell.toLowerCase());

/**
 * Decimal numbers only; what Number takes beyond them (hexadecimal, Infinity, nothing at all) is text. The other mark may
 * stand between groups of three digits. NaN if it is none.
 */
export function parseNumber(cell: string, decimal: Decimal): number {
  let dots = 0;
  let commas = 0;
  for (let i = 0; i < cell.length; ++i) {
    const code = cell.charCodeAt(i);
    if (code >= 48 && code <= 57) continue;
    if (code === 46) ++dots;
    else if (code === 44) ++commas;
    else if (code !== 43 && code !== 45 && code !== 101 && code !== 69) return code === 0x2212 ? parseNumber(cell.replaceAll("−", "-"), decimal) : Number.NaN; // biome-ignore format: rare
  }
  if (cell === "") return Number.NaN;
  const groups = decimal === "." ? commas : dots;
  if (groups > 0) {
    const grouped = decimal === "." ? /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/ : /^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$/;
    if (grouped.test(cell)) {
      const plain = decimal === "." ? cell.replaceAll(",", "") : cell.replaceAll(".", "");
      return Number(plain.replace(",", "."));
    }
  }
  // A single mark that cannot stand between groups is the decimal one, whichever it is.
  return dots + commas > 1 ? Number.NaN : Number(commas > 0 ? cell.replace(",", ".") : cell);
}

const powersOfTen = Array.from({ length: 23 }, (_, i) => 10 ** i);

/**
 * The number in a part of a text without cutting it out, where it is plain: a sign, up to 15 digits, a point if
 * `allowPoint`. NaN for all else, which parseNumber may still know. Digits and power of ten are exact, so that one division
 * rounds once (Clinger, "How to read floating point numbers accurately", 1990).
 */
export function plainNumber(text: string, start: number, end: number, allowPoint: boolean): number {
  let at = start;
  const first = text.charCodeAt(at);
  if (first === 45 || first === 43) ++at;
  const length = end - at;
  if (length < 1 || length > 16) return Number.NaN;
  let digits = 0;
  let value = 0;
  let point = -1;
  for (; at < end; ++at) {
    const code = text.charCodeAt(at) - 48;
    if (code >= 0 && code <= 9) {
      value = 10 * value + code;
      ++digits;
    } else if (code === -2 && allowPoint && point < 0) point = at;
    else return Number.NaN;
  }
  if (digits === 0 || digits > 15) return Number.NaN;
  const size = point < 0 ? value : value / (powersOfTen[end - point - 1] as number);
  return first === 45 ? -size : size;
}

/** What a cell says of the decimal mark: it proves one, could be read either way, or says nothing. */
export function evidence(cell: string): Decimal | "either" | undefined {
  if (!/^[+−-]?[\d.,]*\d[\d.,]*([eE][+-]?\d+)?$/.test(cell)) return undefined;
  const last = Math.max(cell.lastIndexOf("."), cell.lastIndexOf(","));
  if (last < 0) return undefined;
  const mark = cell[last] as Decimal;
  const other = mark === "." ? "," : ".";
  if (cell.includes(other)) return mark; // 1.234,5
  if (cell.indexOf(mark) < last) return other; // 1,234,567
  return /^[+−-]?[1-9]\d{0,2}[.,]\d{3}$/.test(cell) ? "either" : mark;
}
