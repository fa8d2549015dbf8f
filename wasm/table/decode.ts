/** What a text may be encoded in. */
export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
export const encodings: readonly Encoding[] = ["utf-8", "gb18030", "utf-16le", "utf-16be"];

/**
 * The text of a file, and its encoding: that of its byte-order mark, else UTF-8 if it is valid, else GB18030, in which
 * Excel saves in China.
 */
export function decode(bytes: Uint8Array, given?: Encoding): { text: string; encoding: Encoding } {
  const encoding = given ?? encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
