/**
 * Protocol Buffers' wire format (protobuf.dev/programming-guides/encoding), as much as ONNX needs to be written. The
 * module is used without a bundler, so it has no library to do it.
 */
export type Field = [tag: number, value: Value | readonly Value[] | undefined];
/** A whole number, a text, bytes or a message's fields. */
type Value = number | string | Uint8Array | { float: number } | { fields: readonly Field[] };

const utf8 = new TextEncoder();

function varint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}

function write(parts: Uint8Array[], tag: number, value: Value): void {
  const head: number[] = [];
  if (typeof value === "number") {
    varint(head, tag * 8);
    varint(head, value);
    parts.push(Uint8Array.from(head));
  } else if (typeof value === "object" && "float" in value) {
    varint(head, tag * 8 + 5);
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value.float, true);
    parts.push(Uint8Array.from(head), bytes);
  } else {
    const bytes =
      typeof value === "string" ? utf8.encode(value) : value instanceof Uint8Array ? value : message(value.fields);
    varint(head, tag * 8 + 2);
    varint(head, bytes.length);
    parts.push(Uint8Array.from(head), bytes);
  }
}

/** A message of these fields, each by its number in the .proto file; whole numbers are not negative. */
export function message(fields: readonly Field[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [tag, value] of fields) {
    if (value === undefined) continue;
    for (const each of (Array.isArray(value) ? value : [value]) as Value[]) write(parts, tag, each);
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
