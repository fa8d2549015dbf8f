import { isMissing, parseNumber } from "./number.js";

/** What the first lines are that are no samples. */
export interface Head {
  /** So many of them. */
  lines: number;
  names: string[];
  /** scikit-learn's header names the classes. */
  classNames: string[];
  /** Cells of a row; the first one may have no name. */
  hasRowNames: boolean;
  /** Whether the first line is a header could be answered otherwise. */
  doubt: boolean;
}

const isNumber = (cell: string) => !Number.isNaN(parseNumber(cell, ".")) || !Number.isNaN(parseNumber(cell, ","));
const isUnnamed = (cell: string | undefined) => cell === "" || cell === "Unnamed: 0";

/**
 * What the first rows are in a text of `rows` rows, most of `width` cells. `numeric[i]` says that column i holds numbers
 * from the third row on.
 */
export function findHead(
  first: readonly string[][],
  rows: number,
  width: number,
  numeric: readonly boolean[],
  given?: boolean,
): Head {
  const [top = [], second = []] = first;
  const none: Head = { lines: 0, names: [], classNames: [], hasRowNames: false, doubt: false };
  if (given === undefined) {
    const scikit = scikitHead(top, second, rows, width);
    if (scikit) return scikit;
    // R's write.table names one column fewer than there are: the rows' names have none.
    if (top.length === width - 1 && top.every((cell) => !isNumber(cell)))
      return { ...none, lines: 1, names: ["", ...top], hasRowNames: true };
  }
  const named = (doubt: boolean): Head => ({
    ...none,
    lines: 1,
    names: top.length === width - 1 ? ["", ...top] : [...top],
    hasRowNames: top.length === width - 1 || isUnnamed(top[0]),
    doubt,
  });
  if (given !== undefined) return given ? named(true) : { ...none, doubt: true };
  // The second row belongs to the samples: it says with the others whether a column holds numbers.
  const holdsNumbers = numeric.map((of, i) => (rows > 2 ? of : true) && isNumber(second[i] ?? ""));
  const textAlone = top.some((cell, i) => !isNumber(cell) && !isMissing(cell) && holdsNumbers[i]);
  if (textAlone || (isUnnamed(top[0]) && width > 2)) return named(false);
  // Numbers as names: 0, 1, 2, …, as a frame has them that was made of an array.
  const counted = top.length > 2 && top.every((cell, i) => cell === String(i));
  if (counted) return named(true);
  const texts = top.every((cell, i) => i === width - 1 || (!isNumber(cell) && !isMissing(cell)));
  return texts ? named(true) : none;
}

/** `150,4,setosa,versicolor,virginica`: rows, columns, names of classes; a line of columns' names may follow. */
function scikitHead(top: string[], second: string[], rows: number, width: number): Head | undefined {
  const [samples, columns] = top.map(Number);
  if (columns !== width - 1 || top.length < 2 || top[1] === "" || top.slice(2).some(isNumber)) return undefined;
  const hasNames = second.length === width && second.slice(0, -1).every((cell) => !isNumber(cell) && !isMissing(cell));
  const lines = hasNames ? 2 : 1;
  if (samples !== rows - lines) return undefined;
  const classNames = top.slice(2).filter((cell) => cell !== "");
  return { lines, names: hasNames ? [...second] : [], classNames, hasRowNames: false, doubt: false };
}
