/** Rows of a matrix that is written row by row. */
export const rowsOf = (entries: readonly number[], columns: number): number[][] =>
  Array.from({ length: entries.length / columns }, (_, row) => entries.slice(row * columns, (row + 1) * columns));

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/** y = Wx + b. */
export const affine = (weights: readonly number[][], x: readonly number[], bias: readonly number[]): number[] =>
  weights.map((row, index) => dot(row, x) + (bias[index] ?? 0));

export const transposed = (rows: readonly number[][]): number[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));

export const product = (a: readonly number[][], b: readonly number[][]): number[][] =>
  a.map((row) => transposed(b).map((column) => dot(row, column)));

/** A number within a sum or a product, as `text` writes it: negative ones in brackets. */
export const bracketed = (value: number, text: string): string => (value < 0 ? `(${text})` : text);

export function term(value: number): string {
  const text = String(Number(value.toPrecision(6)));
  return bracketed(value, value < 0 ? `−${text.slice(1)}` : text);
}

/** "1·2 + 2·(−1) + 0.5". */
export const sum = (a: readonly number[], b: readonly number[], bias: number): string =>
  [...a.map((value, index) => `${term(value)}·${term(b[index] ?? 0)}`), term(bias)].join(" + ");
