import { type FieldName, fieldOf } from "../core/trainer-fields";
import { type Bounds, choice, type NumberEntry, number } from "./field";

/** What the core allows. */
export function boundsOf(name: FieldName): Bounds {
  const { kind, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, aboveMin, belowMax } = fieldOf(name);
  return {
    min,
    max,
    ...(aboveMin && { aboveMin }),
    ...(belowMax && { belowMax }),
    ...(kind.startsWith("integer") && { whole: true }),
  };
}

/** A number with the core's bounds and, unless another is given, its default. */
export function trainerNumber(name: FieldName, initial = fieldOf(name).default): NumberEntry {
  return number(initial as number, boundsOf(name));
}

/** The core's words for a field, which T names. */
export const trainerWords = <T extends string>(name: FieldName) =>
  fieldOf(name).choices as readonly string[] as readonly T[];

export const trainerChoice = <T extends string>(name: FieldName) =>
  choice<T>(trainerWords<T>(name), fieldOf(name).default as NoInfer<T>);
