import digitsFile from "../../../../tests/data/torch_digits.csv?raw";
import errorsFile from "../../../../tests/data/torch_ulp.csv?raw";
import type { Choice } from "../../state/choice";

/** Measured with PyTorch 2.13 by tests/oracle: the files that the tests read are the ones shown. */
export const torchVersion = "2.13";

export interface TorchDigits {
  what: "value" | "derivative";
  x: number;
  got: number;
}

const rowsOf = (file: string): string[][] =>
  file
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split(","));

/** The files name GELU's second form with its parameter; of the others they know the defaults only. */
function nameOf({ id, parameters }: Choice): string | undefined {
  const values = Object.values(parameters ?? {});
  if (values.length === 0) return id;
  return values.length === 1 && typeof values[0] === "string" ? `${id}(${values[0]})` : undefined;
}

/** torch's largest error over all float32, in ULP. */
export function torchError(choice: Choice, what: TorchDigits["what"]): number | undefined {
  const row = rowsOf(errorsFile).find(([name, kind]) => name === nameOf(choice) && kind === what);
  return row && (row[2] === "inf" ? Number.POSITIVE_INFINITY : Number(row[2]));
}

/** Inputs where torch is off by more than a thousandth, with what it gives. */
export function torchDigits(choice: Choice): TorchDigits[] {
  return rowsOf(digitsFile)
    .filter(([name]) => name === nameOf(choice))
    .map(([, what, x, got]) => ({ what: what as TorchDigits["what"], x: Number(x), got: Number(got) }));
}
