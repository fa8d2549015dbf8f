import { notAllowed } from "../errors.js";
import type { Encoding } from "./types.js";

export const encodings: readonly Encoding[] = ["utf-8", "gb18030", "big5", "windows-1252", "utf-16le", "utf-16be"];

/** A browser's text may not be much longer. */
const mostMegabytes = 256;

/** Refuses a text, or a file, that is too large to be read. */
export function checkSize(bytes: number, field: string): void {
  const most = `${mostMegabytes} MB`;
  if (bytes > mostMegabytes * 2 ** 20) throw notAllowed(field, `more than ${most}`, `at most ${most}`);
}

/**
 * The text of a file, and its encoding: UTF-16 by its mark or its zero bytes, else UTF-8 if it is valid, else GB18030, in
 * which Excel saves in China, else windows-1252, in which it saves in the west of Europe.
 */
export function decode(bytes: Uint8Array, given?: Encoding): { text: string; encoding: Encoding } {
  const encoding = given ?? encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [...bytes.subarray(0, 1000)].flatMap((byte, i) => (byte === 0 ? [i % 2] : []));
  if (zeros.length > 0) return zeros.filter(Boolean).length > zeros.length / 2 ? "utf-16le" : "utf-16be";
  return (["utf-8", "gb18030"] as const).find((name) => isValid(bytes, name)) ?? "windows-1252";
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
