import { typeset } from "../../i18n/number";

/** A number as it is read aloud and compared: four decimals, or a power of ten where those would hide it. */
export function readout(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  return typeset(value === 0 ? "0" : size >= 1e5 || size < 1e-3 ? value.toExponential(2) : value.toFixed(4));
}

/** A short number for ticks, bounds and labels. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return readout(value);
  const rounded = Number(value.toPrecision(5));
  const size = Math.abs(rounded);
  const far = size >= 1e6 || (size < 1e-3 && size > 0);
  return typeset(far ? rounded.toExponential() : String(rounded));
}
