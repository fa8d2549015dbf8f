import { type Cell, textOf } from "./cell.js";

export type Decimal = "." | ",";

/** Stands for a value that is not there, or that no network can be trained on. */
const missing = new Set([
  ...["", ".", "-", "--", "?", "na", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "none", "inf", "+inf", "-inf"],
  ...["infinity", "-infinity"],
]);

export const isMissing = (cell: string): boolean => cell.length < 10 && missing.has(cell.toLowerCase());

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
const mostDigits = 22;

/**
 * Reads the plain number at a cell's start, up to `most`: a sign, digits with one mark (a comma only if `allowComma`), an
 * exponent; leaves in the cell where it ends, its mark, and its value, or NaN where it is none that is plain: parseNumber
 * may still know it. Up to 22 digits are added up and multiplied or divided by two powers of ten at most, each of them
 * exact: the value's relative error is below `roughness`.
 */
export function readPlain(text: string, cell: Cell, most: number, allowComma: boolean): void {
  let at = cell.start;
  const sign = text.charCodeAt(at);
  if (sign === 45 || sign === 43) ++at;
  let digits = 0;
  let value = 0;
  let pointAt = 0;
  let exponent = 0;
  cell.mark = 0;
  for (; at < most; ++at) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      value = 10 * value + (code - 48);
      ++digits;
    } else if (cell.mark === 0 && (code === 46 || (code === 44 && allowComma))) {
      cell.mark = code;
      pointAt = digits;
    } else break;
  }
  const decimals = cell.mark === 0 ? 0 : digits - pointAt;
  if (at < most && (text.charCodeAt(at) | 32) === 101) {
    const end = exponentEnd(text, at + 1, most);
    exponent = Number(text.slice(at + 1, end) || Number.NaN);
    at = end;
  }
  cell.end = at;
  if (digits === 0 || digits > mostDigits || !(Math.abs(exponent) <= mostDigits)) {
    cell.rough = Number.NaN;
    return;
  }
  if (decimals > 0) value /= powersOfTen[decimals] as number;
  if (exponent > 0) value *= powersOfTen[exponent] as number;
  else if (exponent < 0) value /= powersOfTen[-exponent] as number;
  cell.rough = sign === 45 ? -value : value;
}

/** Up to 8 roundings of 2⁻⁵³ each while adding up digits beyond 2⁵³, and two for the powers of ten. */
const roughness = 2 ** -49;

function exponentEnd(text: string, start: number, most: number): number {
  const sign = text.charCodeAt(start);
  let at = sign === 45 || sign === 43 ? start + 1 : start;
  while (at < most && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) ++at;
  return at;
}

/** Whether a plain number's mark could stand before a group of three digits, so that it need not be the decimal one. */
export const mayGroup = (text: string, { end, mark }: Cell) => mark !== 0 && text.charCodeAt(end - 4) === mark;

/** The float32 next to a cell's number: the rough one's, unless its error could round to another. */
export function float32Of(text: string, cell: Cell, decimal: Decimal): number {
  const { rough, mark } = cell;
  const low = Math.fround(rough * (1 - roughness));
  const isSure = low === Math.fround(rough * (1 + roughness));
  if (isSure && (mark === decimal.charCodeAt(0) || !mayGroup(text, cell))) return low;
  return Math.fround(parseNumber(textOf(text, cell), decimal));
}

/** What a cell says of the decimal mark: it proves one, could be read either way, or says nothing. */
export function evidence(cell: string): Decimal | "either" | undefined {
  if (!/^[+−-]?[\d.,]*\d[\d.,]*([eE][+-]?\d+)?$/.test(cell)) return undefined;
  const last = Math.max(cell.lastIndexOf("."), cell.lastIndexOf(","));
  if (last < 0) return undefined;
  const mark = cell[last] as Decimal;
  const other = mark === "." ? "," : ".";
  const grouped = (by: string) => new RegExp(`^[+−-]?\\d{1,3}(\\${by}\\d{3})+$`);
  if (cell.includes(other)) return grouped(other).test(cell.slice(0, last)) ? mark : undefined; // 1.234,5
  if (cell.indexOf(mark) < last) return grouped(mark).test(cell) ? other : undefined; // 1,234,567, no date
  return isEither(cell) ? "either" : mark;
}

/** 1.234 or 1,234. */
const isEither = (cell: string) => /^[+−-]?[1-9]\d{0,2}[.,]\d{3}$/.test(cell);
