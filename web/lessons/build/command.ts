import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Core } from "playground-core";
import { learnCatalogue } from "../../src/core/catalogue";
import { learnCompiler } from "../../src/core/formulas";
import { check, checkClaims } from "./check";
import { type ClaimFile, claimsSchema } from "./claims";
import { figureOf } from "./figures";
import { Faults, read, readAll } from "./read";
import { type LessonFile, lessonSchema } from "./schema";

/** The values of all figures of all lessons: lesson → figure → value. What is not finite is written as a word. */
export function figuresOf(folder: string, core: Core): Record<string, Record<string, number | string>> {
  learnCatalogue(core);
  learnCompiler(core);
  const lessons = readAll(folder, lessonSchema);
  const claims = read(join(folder, "claims.yaml"), claimsSchema);
  const faults = [...lessons.flatMap((lesson) => check(lesson, core)), ...checkClaims(claims, core)];
  if (faults.length > 0) throw new Faults(faults);
  const value = (found: number) => (Number.isFinite(found) ? found : String(found));
  const values = (stated: LessonFile | ClaimFile) =>
    Object.fromEntries(Object.keys(stated.figures).map((name) => [name, value(figureOf(core, stated, name))]));
  return Object.fromEntries([
    ...lessons.map(({ data }) => [data.id, values(data)]),
    ...claims.data.map((claim) => [`claim ${claim.id}`, values(claim)]),
  ]);
}

/** Checks the lessons and writes their figures; throws Faults, each with its file and line. */
export function writeFigures(folder: string, core: Core): number {
  const figures = figuresOf(folder, core);
  writeFileSync(join(folder, "figures.json"), `${JSON.stringify(figures, null, 2)}\n`);
  return Object.keys(figures).length;
}
