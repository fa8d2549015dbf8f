import { type Decimal, evidence, isMissing, parseNumber } from "./number.js";
import type { Separator } from "./scan.js";

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
  /** The first cell that is no number. */
  text: string | undefined;
  /** At most one more than there may be classes. */
  readonly distinct = new Set<string>();

  /** A cell that is a plain number, as it stands in the text. */
  addPlain(text: string, start: number, end: number): void {
    ++this.filled;
    ++this.numbers["."];
    ++this.numbers[","];
    if (this.distinct.size <= mostClasses) this.distinct.add(text.slice(start, end));
  }

  add(cell: string, separator: Separator): void {
    const value = parseNumber(cell, ".");
    const hasComma = cell.includes(",");
    if (Number.isNaN(value) && !hasComma && isMissing(cell)) {
      ++this.missing;
      return;
    }
    ++this.filled;
    if (this.distinct.size <= mostClasses) this.distinct.add(cell);
    if (separator === "," && !hasComma) {
      if (Number.isNaN(value)) {
        this.text ??= cell;
        return;
      }
      ++this.numbers["."];
      ++this.numbers[","];
      return;
    }
    if (!Number.isNaN(value)) ++this.numbers["."];
    const other = parseNumber(cell, ",");
    if (!Number.isNaN(other)) ++this.numbers[","];
    else if (Number.isNaN(value)) this.text ??= cell;
    const said = evidence(cell);
    if (said === "either") ++this.either[hasComma ? "," : "."];
    else if (said) ++this.proofs[said];
  }

  role(decimal: Decimal): "number" | "text" | "empty" {
    if (this.filled === 0) return "empty";
    return this.numbers[decimal] === this.filled ? "number" : "text";
  }

  /** Few whole numbers, or few texts that come again. */
  looksLikeClasses(decimal: Decimal): boolean {
    if (this.distinct.size < 2 || this.distinct.size > mostClasses || this.distinct.size >= this.filled) return false;
    if (this.role(decimal) === "text") return true;
    const values = [...this.distinct].map((cell) => parseNumber(cell, decimal));
    return this.distinct.size <= 10 && values.every(Number.isInteger);
  }
}

/** The decimal mark that the cells themselves show, and whether they leave a doubt. */
export function findDecimal(
  columns: readonly ColumnCount[],
  separator: Separator,
): { decimal: Decimal; doubt: boolean } {
  const sum = (of: (column: ColumnCount) => number) => columns.reduce((total, column) => total + of(column), 0);
  const comma = sum(({ proofs }) => proofs[","]);
  const point = sum(({ proofs }) => proofs["."]);
  if (comma + point > 0) return { decimal: comma > point ? "," : ".", doubt: comma > 0 && point > 0 };
  const eitherComma = sum(({ either }) => either[","]);
  return { decimal: eitherComma > 0 && separator !== "," ? "," : ".", doubt: eitherComma > 0 };
}

/** Names that a label's column often has. */
const labelNames =
  /^(target|labels?|class(es)?|species|y|kind|type|category|diagnosis|outcome|survived|标签|类别|类|种类|品种|目标|结果)$/i;

/** The column that looks most like the label, and why. */
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
  return !able[last] && classes[first] ? first : last;
}
