import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Core } from "playground-core";
import { learnCatalogue } from "../../src/core/catalogue";
import { check } from "./check";
import { figureOf } from "./figures";
import { Faults, readAll } from "./read";
import { lessonSchema } from "./schema";

/** The values of all figures of all lessons: lesson → figure → value. What is not finite is written as a word. */
export function figuresOf(folder: string, core: Core): Record<string, Record<string, number | string>> {
  learnCatalogue(core);
  const lessons = readAll(folder, lessonSchema);
  const faults = lessons.flatMap((lesson) => check(lesson, core));
  if (faults.length > 0) throw new Faults(faults);
  const value = (found: number) => (Number.isFinite(found) ? found : String(found));
  return Object.fromEntries(
    lessons.map(({ data }) => [
      data.id,
      Object.fromEntries(Object.keys(data.figures).map((name) => [name, value(figureOf(core, data, name))])),
    ]),
  );
}

/** Checks the lessons and writes their figures; throws Faults, each with its file and line. */
export function writeFigures(folder: string, core: Core): number {
  const figures = figuresOf(folder, core);
  writeFileSync(join(folder, "figures.json"), `${JSON.stringify(figures, null, 2)}\n`);
  return Object.keys(figures).length;
}
