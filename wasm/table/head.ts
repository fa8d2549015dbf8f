import { isMissing, parseNumber } from "./number.js";

/** What the first lines are that are no samples. */
export interface Head {
  /** So many of them. */
  lines: number;
  names: string[];
  /** scikit-learn's header names the classes. */
  classNames: string[];
  /** The first column holds the rows' names. */
  hasRowNames: boolean;
  /** Whether the first line is a header could be answered otherwise. */
  doubt: boolean;
}

/** What is known of a column from the third row on. */
export interface Below {
  isNumber: boolean;
  isEmpty: boolean;
  /** Numbers that are not all whole. */
  hasFractions: boolean;
}

const numberIn = (cell: string) => {
  const value = parseNumber(cell, ".");
  return Number.isNaN(value) ? parseNumber(cell, ",") : value;
};
const isNumber = (cell: string) => !Number.isNaN(numberIn(cell));
const isName = (cell: string) => !isNumber(cell) && !isMissing(cell);
const isUnnamed = (cell: string | undefined) => cell === "" || cell === "#" || cell === "Unnamed: 0";

/** What the first rows are in a text of `rows` rows of `below.length` cells. */
export function findHead(
  [top = [], second = []]: readonly string[][],
  rows: number,
  below: readonly Below[],
  given?: boolean,
): Head {
  const width = below.length;
  const none: Head = { lines: 0, names: [], classNames: [], hasRowNames: false, doubt: false };
  if (given === false) return { ...none, doubt: true };
  const scikit = given === undefined && scikitHead(top, second, rows, width);
  if (scikit) return scikit;
  // R's write.table names one column fewer than there are: the rows' names have none. So does a header without the
  // separator that ends all other lines.
  const isShort = top.length === width - 1;
  const lacksFirst = isShort && !below[width - 1]?.isEmpty;
  const named = (doubt: boolean): Head => ({
    ...none,
    lines: 1,
    names: lacksFirst ? ["", ...top] : [...top],
    hasRowNames: lacksFirst || isUnnamed(top[0]),
    doubt,
  });
  if (given) return named(true);
  if (isShort && top.every((cell) => !isNumber(cell))) return named(false);
  // The second row belongs to the samples: it says with the others whether a column holds numbers.
  const holdsNumbers = below.map((column, i) => (rows <= 2 || column.isNumber) && isNumber(second[i] ?? ""));
  if (top.some((cell, i) => isName(cell) && holdsNumbers[i]) || (isUnnamed(top[0]) && width > 2)) return named(false);
  const doubt = doubtfulHead(top, holdsNumbers, below);
  if (doubt) return doubt === "header" ? named(true) : { ...none, doubt: true };
  const texts = top.every((cell, i) => i === width - 1 || isName(cell));
  return texts ? named(true) : none;
}

/**
 * Numbers as names: whole ones at equal steps, 0, 1, 2, … as a frame has them that was made of an array, or years. Other
 * whole numbers over fractions may be names too, but are rather samples.
 */
function doubtfulHead(
  top: string[],
  holdsNumbers: boolean[],
  below: readonly Below[],
): "header" | "sample" | undefined {
  const values = top.filter((_, i) => holdsNumbers[i]).map(numberIn);
  if (values.length < 2 || !values.every(Number.isInteger)) return undefined;
  const [first = 0, next = 0] = values;
  const isCounted =
    values.length > 2 && next > first && values.every((value, i) => value === first + i * (next - first));
  const fractions = below.filter(({ hasFractions }, i) => hasFractions && holdsNumbers[i]).length;
  if (isCounted && (fractions > 0 || top.every((cell, i) => cell === String(i)))) return "header";
  return fractions === values.length ? "sample" : undefined;
}

/** `150,4,setosa,versicolor,virginica`: rows, columns, names of classes; a line of columns' names may follow. */
function scikitHead(top: string[], second: string[], rows: number, width: number): Head | undefined {
  const [samples, columns] = top.map(Number);
  const names = top.slice(2);
  if (columns !== width - 1 || top.length < 2 || top[1] === "" || names.some(isNumber)) return undefined;
  const hasNames = second.length === width && second.slice(0, -1).every(isName);
  const lines = hasNames ? 2 : 1;
  const classNames = names.filter((cell) => cell !== "");
  // Some rows may have been cut off or added since.
  const doubt = samples !== rows - lines;
  if (doubt && (classNames.length === 0 || !Number.isInteger(samples))) return undefined;
  return { lines, names: hasNames ? [...second] : [], classNames, hasRowNames: false, doubt };
}
