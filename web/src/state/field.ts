/** One entry of the state table: how a value is written in a link, and what it is when the link does not say. */
export interface Field<T> {
  initial: T;
  /** undefined where the text is not a value of this field. */
  parse(text: string): T | undefined;
  format(value: T): string;
}

interface ChoiceField<T extends string> extends Field<T> {
  options: readonly T[];
}

export function choice<const T extends string>(options: readonly T[], initial: NoInfer<T>): ChoiceField<T> {
  return { initial, options, parse: (text) => options.find((option) => option === text), format: (value) => value };
}

export function flag(initial: boolean): Field<boolean> {
  return {
    initial,
    parse: (text) => (text === "1" ? true : text === "0" ? false : undefined),
    format: (value) => (value ? "1" : "0"),
  };
}

/** A name of small letters, or nothing. */
export function word(initial: string): Field<string> {
  return { initial, parse: (text) => (/^[a-z]{0,32}$/.test(text) ? text : undefined), format: (value) => value };
}

/** Reads a plain decimal number; the words that Number() also takes ("", "0x1", "Infinity") are not numbers here. */
export function parseNumber(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

export interface Bounds {
  min: number;
  max: number;
  /** The end itself is not allowed. */
  aboveMin?: boolean;
  belowMax?: boolean;
  whole?: boolean;
}

export function within(value: number | undefined, bounds: Bounds): value is number {
  const { min, max, aboveMin, belowMax, whole } = bounds;
  if (value === undefined || !(value >= min && value <= max) || (whole && !Number.isInteger(value))) return false;
  return !(aboveMin && value === min) && !(belowMax && value === max);
}

export interface NumberEntry extends Field<number> {
  bounds: Bounds;
}

export function number(initial: number, bounds: Bounds): NumberEntry {
  return {
    initial,
    bounds,
    parse(text) {
      const value = parseNumber(text);
      return within(value, bounds) ? value : undefined;
    },
    format: String,
  };
}

/** Some of the options, in any order, each at most once: "f,f1". */
export function subset<const T extends string>(options: readonly T[], initial: readonly T[]): Field<readonly T[]> {
  return {
    initial,
    parse(text) {
      const words = text === "" ? [] : text.split(",");
      if (new Set(words).size !== words.length) return undefined;
      const found = words.map((word) => options.find((option) => option === word));
      return found.includes(undefined) ? undefined : (found as T[]);
    },
    format: (value) => value.join(","),
  };
}

export interface Range {
  min: number;
  max: number;
}

/** "min,max" with min < max at least `narrowest` apart. */
export function range(initial: Range, bounds: Bounds, narrowest: number): Field<Range> {
  return {
    initial,
    parse(text) {
      const [min, max, ...rest] = text.split(",").map(parseNumber);
      if (rest.length > 0 || !within(min, bounds) || !within(max, bounds)) return undefined;
      return max - min >= narrowest ? { min, max } : undefined;
    },
    format: ({ min, max }) => `${min},${max}`,
  };
}

/** The field or, to begin with, nothing; nothing is written as "auto". */
export function optional<T, F extends Field<T>>(field: F & Field<T>): Field<T | null> & { field: F } {
  return {
    initial: null,
    field,
    parse: (text) => (text === "auto" ? null : field.parse(text)),
    format: (value) => (value === null ? "auto" : field.format(value)),
  };
}

/** Numbers with commas between; `longest` of them, or as few as `fewest`. */
export function list(
  initial: readonly number[],
  bounds: Bounds,
  longest: number,
  fewest = longest,
): Field<readonly number[]> {
  return {
    initial,
    parse(text) {
      const values = text === "" ? [] : text.split(",").map(parseNumber);
      if (values.length > longest || values.length < fewest || !values.every((value) => within(value, bounds)))
        return undefined;
      return values as number[];
    },
    format: (value) => value.join(","),
  };
}
