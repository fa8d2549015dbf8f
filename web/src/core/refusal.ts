import type { InputError, TableReport } from "playground-core";

/** Why the core refused: its error as plain data, which passes from a worker to the page. */
export interface Refusal {
  message: string;
  field?: string;
  value?: string;
  allowed?: string;
  /** Of a table: what had been found of it by then. */
  table?: TableReport;
}

export function refusalOf(error: unknown): Refusal {
  if ((error as Error).name === "CoreFailure") throw error; // no refusal: the worker is of no more use
  const message = error instanceof Error ? error.message : String(error);
  const { field, value, allowed, table } = error as Partial<InputError>;
  if (field === undefined) return { message };
  const shown =
    Array.isArray(value) || ArrayBuffer.isView(value) ? `a list of ${Object.keys(value).length}` : String(value);
  return { message, field, value: shown, allowed: allowed ?? "", ...(table && { table }) };
}

/** What became of a worker. The page says so in these words, which i18n has in Chinese too. */
export const vanished = "its worker was lost again and again";
/** WebAssembly has trapped: the same work would end so again. */
export const broken =
  "its worker broke down, most likely for want of memory: fewer epochs, racers or samples need less";
