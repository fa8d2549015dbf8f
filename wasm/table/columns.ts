import { type Cell, textOf } from "./cell.js";
import type { Separator } from "./layout.js";
import { type Decimal, evidence, isMissing, mayGroup, parseNumber } from "./number.js";

/** What a column is: numbers, texts, the rows' names, or nothing at all. */
export type Role = "number" | "text" | "rowName" | "empty";

/** Different contents of a column are told apart up to so many: as many as there may be classes. */
export const mostClasses = 20;

/** What a column's cells are, as far as they have been seen. */
export class ColumnCount {
  filled = 0;
  missing = 0;
  /** Numbers where the decimal mark is this. */
  numbers = { ".": 0, ",": 0 };
  proofs = { ".": 0, ",": 0 };
  /** Cells such as 1,234 and 1.234. */
  either = { ".": 0, ",": 0 };
  hasFractions = false;
  /** The first cell that is no number. */
  text: string | undefined;
  /** At most one more than there may be classes. */
  readonly distinct = new Set<string>();
  private dashes = 0;

  /** A cell as it stands in the text: at once where it is a plain number that leaves no doubt. */
  addCell(text: string, cell: Cell, separator: Separator): void {
    const { rough, mark } = cell;
    if (Number.isNaN(rough) || cell.unquoted !== undefined || (separator !== "," && mayGroup(text, cell))) {
      this.add(textOf(text, cell), separator);
      return;
    }
    ++this.filled;
    ++this.numbers["."];
    ++this.numbers[","];
    this.hasFractions ||= rough !== Math.floor(rough);
    if (this.distinct.size <= mostClasses) this.distinct.add(textOf(text, cell));
    if (separator !== "," && mark !== 0) ++this.proofs[mark === 46 ? "." : ","];
  }

  add(cell: string, separator: Separator): void {
    const value = parseNumber(cell, ".");
    if (Number.isNaN(value) && isMissing(cell)) {
      ++this.missing;
      if (cell === "-") ++this.dashes;
      return;
    }
    ++this.filled;
    if (this.distinct.size <= mostClasses) this.distinct.add(cell);
    const hasComma = cell.includes(",");
    const other = parseNumber(cell, ",");
    this.hasFractions ||= !Number.isNaN(value + other) && !Number.isInteger(value) && !Number.isInteger(other);
    if (!Number.isNaN(value)) ++this.numbers["."];
    if (!Number.isNaN(other)) ++this.numbers[","];
    else if (Number.isNaN(value)) this.text ??= cell;
    if (separator === "," && !hasComma) return; // every file has points
    const said = evidence(cell);
    if (said === "either") ++this.either[hasComma ? "," : "."];
    else if (said) ++this.proofs[said];
  }

  /** After the last cell: beside + a - is a text, and no missing value. */
  finish(): void {
    if (!this.distinct.has("+") || this.dashes === 0) return;
    this.distinct.add("-");
    this.filled += this.dashes;
    this.missing -= this.dashes;
    this.dashes = 0;
  }

  isMissing(cell: string): boolean {
    return isMissing(cell) && !(cell === "-" && this.distinct.has("-"));
  }

  role(decimal: Decimal): "number" | "text" | "empty" {
    if (this.filled === 0) return "empty";
    return this.numbers[decimal] === this.filled ? "number" : "text";
  }

  /** Its only two texts in their order, if they are two: they count 0 and 1. */
  coding(): [zero: string, one: string] | undefined {
    const [zero, one, ...more] = [...this.distinct].sort();
    return zero !== undefined && one !== undefined && more.length === 0 ? [zero, one] : undefined;
  }

  /** Few whole numbers. */
  isFew(decimal: Decimal): boolean {
    const values = [...this.distinct].map((cell) => parseNumber(cell, decimal));
    return this.distinct.size <= 10 && values.every(Number.isInteger);
  }

  /** Few whole numbers, or few texts, that come again. */
  looksLikeClasses(decimal: Decimal): boolean {
    if (this.distinct.size < 2 || this.distinct.size > mostClasses || this.distinct.size >= this.filled) return false;
    return this.role(decimal) === "text" || this.isFew(decimal);
  }
}

/** The decimal mark that the cells themselves show, and whether they leave a doubt. */
export function findDecimal(
  columns: readonly ColumnCount[],
  separator: Separator,
): { decimal: Decimal; doubt: boolean } {
  const ofNumbers = columns.filter(({ filled, numbers }) => 2 * Math.max(numbers["."], numbers[","]) > filled);
  const sum = (of: (column: ColumnCount) => number) => ofNumbers.reduce((total, column) => total + of(column), 0);
  const comma = sum(({ proofs }) => proofs[","]);
  const point = sum(({ proofs }) => proofs["."]);
  if (comma + point > 0) return { decimal: comma > point ? "," : ".", doubt: comma > 0 && point > 0 };
  const eitherComma = sum(({ either }) => either[","]);
  return { decimal: eitherComma > 0 && separator !== "," ? "," : ".", doubt: eitherComma > 0 };
}

/** Names that a label's column often has. */
const labelNames =
  /^(target|labels?|class(es)?|species|y|kind|type|category|diagnosis|outcome|survived|标签|类别|类|种类|品种|目标|结果)$/i;

/** The column that looks most like the label. */
export function guessLabel(
  names: readonly string[],
  roles: readonly Role[],
  counts: readonly ColumnCount[],
  decimal: Decimal,
): number {
  const able = roles.map((role, i) => (role === "number" || role === "text") && (counts[i]?.distinct.size ?? 0) > 1);
  const classes = roles.map((_, i) => able[i] && counts[i]?.looksLikeClasses(decimal));
  const named = names.map((name, i) => able[i] && labelNames.test(name));
  for (const likely of [named.map((is, i) => is && classes[i]), named]) {
    const place = likely.lastIndexOf(true);
    if (place >= 0) return place;
  }
  const text = roles.findLastIndex((role, i) => role === "text" && classes[i]);
  if (text >= 0) return text;
  const last = roles.findLastIndex((role) => role === "number" || role === "text");
  // Tables of digits have the label first, and behind it pixels that never change.
  const first = able.indexOf(true);
  if (!able[last] && classes[first]) return first;
  // Texts that are all different are no classes.
  const isName = roles[last] === "text" && (counts[last]?.distinct.size ?? 0) > mostClasses;
  const number = isName ? roles.findLastIndex((role, i) => role === "number" && able[i]) : last;
  return number >= 0 ? number : Math.max(0, last);
}
