/** A number as it is read aloud and compared: four decimals, or a power of ten where those would hide it. */
export function readout(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const text =
    value === 0 ? "0" : size >= 1e5 || size < 1e-3 ? value.toExponential(2).replace("e+", "e") : value.toFixed(4);
  return minus(text);
}

/** A short number for ticks, bounds and labels. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return readout(value);
  const tidy = Number(value.toPrecision(5));
  const size = Math.abs(tidy);
  const far = size >= 1e6 || (size < 1e-3 && size > 0);
  return minus(far ? tidy.toExponential().replace("e+", "e") : String(tidy));
}

const minus = (text: string): string => text.replaceAll("-", "−");
