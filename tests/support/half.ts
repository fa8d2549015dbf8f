import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { HalfDtype } from "playground-core";

const data = (name: string) => readFileSync(new URL(`../data/half/${name}`, import.meta.url));

interface Index {
  torch: string;
  curves: { id: string; parameters: { [name: string]: number | string } }[];
  sha256: Record<HalfDtype, string[]>;
}

/** Which torch made the references, and of what. */
export const index: Index = JSON.parse(data("curves.json").toString());

/** Bit patterns of a 16-bit format. */
export const patterns = 65536;

/** The numbers of a 16-bit format by their bits; written down anew here, from the formats' definitions. */
const decode: Record<HalfDtype, (pattern: number) => number> = {
  bfloat16: (pattern) => new Float32Array(Uint32Array.of(pattern << 16).buffer)[0] as number,
  float16: (pattern) => {
    const exponent = (pattern >> 10) & 31;
    const fraction = pattern & 1023;
    const sign = pattern & 0x8000 ? -1 : 1;
    if (exponent === 31) return fraction ? Number.NaN : sign * Infinity;
    return sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : fraction * 2 ** -24);
  },
};

export const numbers = (format: HalfDtype): Float32Array =>
  Float32Array.from({ length: patterns }, (_, pattern) => decode[format](pattern));

/** torch's curves as bit patterns: the values, then the derivatives, of each configuration. */
export function reference(format: HalfDtype): Uint16Array[] {
  const bytes = gunzipSync(data(`${format}.bin.gz`));
  const steps = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  return index.sha256[format].map((_, i) => {
    let sum = 0;
    return steps.slice(i * patterns, (i + 1) * patterns).map((step) => (sum += step));
  });
}
