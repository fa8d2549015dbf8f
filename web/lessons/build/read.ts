import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** Something in a lesson file that is not right, and where. */
export interface Fault {
  file: string;
  line: number;
  message: string;
}

export class Faults extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
  }
}

type Path = readonly PropertyKey[];

/** What a YAML file holds, once it has the schema's form, and the line of each of its parts. */
export interface Source<T> {
  file: string;
  data: T;
  line(path: Path): number;
}

/** Reads a file; throws Faults where it is not YAML or not of this form. */
export function read<T>(path: string, schema: z.ZodType<T>): Source<T> {
  const file = path.split("/").slice(-2).join("/");
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const line = (place: Path): number => {
    for (let length = place.length; length > 0; length--) {
      const parent = document.getIn(place.slice(0, length - 1) as unknown[], true);
      const name = place[length - 1];
      const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
      const node = pair ? pair.key : document.getIn(place.slice(0, length) as unknown[], true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  if (document.errors.length > 0) {
    throw new Faults(
      document.errors.map(({ message, pos }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        message: message.split("\n")[0] ?? "",
      })),
    );
  }
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { file, data: checked.data, line };
  throw new Faults(
    checked.error.issues.map(({ path: place, message, ...issue }) => {
      const unknown = issue.code === "unrecognized_keys" ? [issue.keys[0] as string] : [];
      const where = [...place, ...unknown];
      return { file, line: line(where), message: `${where.map(String).join(".")}: ${message}` };
    }),
  );
}

/** All files of this form in a folder, by name; throws Faults of all of them together. */
export function readAll<T>(folder: string, schema: z.ZodType<T>, files = namesIn(folder)): Source<T>[] {
  const faults: Fault[] = [];
  const sources = files.flatMap((name) => {
    try {
      return [read(join(folder, name), schema)];
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  if (faults.length > 0) throw new Faults(faults);
  return sources;
}

/** The lessons of a folder: all its YAML files that begin with a number. */
export const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^\d+-.*\.yaml$/.test(name))
    .sort();
