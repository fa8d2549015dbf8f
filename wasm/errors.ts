import type { TableReport } from "./table/types.js";

/** What the core says of bad input; see core/error.h. */
export interface Failure {
  error: { field: string; value: string; allowed: string; wrongType: boolean };
}

/** The fields that every TypeError and RangeError of this module carries. */
export interface InputErrorDetails {
  /** Path of the field in the argument: `parameters.negative_slope`, `hidden[2]`. */
  field: string;
  value: unknown;
  /** What may stand there, in words. */
  allowed: string;
  /** Of a table that was refused: what had been found of it by then. */
  table?: TableReport;
}
export type InputError = (TypeError | RangeError) & InputErrorDetails;

/**
 * The core has failed as it never should: out of memory, or a fault of its own. What it would compute from then on could
 * be wrong, so every later call of that instance throws this too; another instance, by loadCore(), works.
 */
export class CoreFailure extends Error {
  override name = "CoreFailure";

  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`This instance of the core has failed (${reason}) and answers no more calls; loadCore() gives another`, {
      cause,
    });
  }
}

export function wrongType(field: string, value: unknown, allowed: string): InputError {
  return describe(new TypeError(`${field} is ${show(value)}; allowed: ${allowed}`), field, value, allowed);
}

export function notAllowed(field: string, value: unknown, allowed: string): InputError {
  return describe(new RangeError(`${field} is ${show(value)}; allowed: ${allowed}`), field, value, allowed);
}

/** The core's result, or its failure thrown with the value that the caller gave in `input`. */
export function unwrap<T>(result: T | Failure, input: unknown): T {
  if (typeof result !== "object" || result === null || !("error" in result)) return result as T;
  const { field, value, allowed, wrongType: isType } = result.error;
  // Of a whole table the core names the place that is wrong, which says more than the table does.
  const found = /\bcsv$/.test(field) ? undefined : valueAt(input, field);
  const given = found === undefined ? value : found;
  throw isType ? wrongType(field, given, allowed) : notAllowed(field, given, allowed);
}

function describe<E extends Error>(error: E, field: string, value: unknown, allowed: string) {
  return Object.assign(error, { field, value, allowed });
}

function valueAt(input: unknown, path: string): unknown {
  let value = input;
  for (const key of path.match(/[^.[\]]+/g) ?? []) value = (value as Record<string, unknown> | null | undefined)?.[key];
  return value;
}

function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "function") return "a function";
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "bigint" ? `${value}n` : String(value);
}
