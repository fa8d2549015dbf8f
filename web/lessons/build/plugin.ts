import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { readAll } from "./read.ts";
import { type Lesson, type LessonFile, lessonSchema } from "./schema.ts";

const folder = join(import.meta.dirname, "..");
const list = "virtual:lessons";
const one = /^virtual:lesson\/(\w+)$/;

/** The values of all figures, written by `npm run lessons`: lesson → figure → value. */
const figuresFile = join(folder, "figures.json");

const readFigures = (): Record<string, Record<string, number | string>> =>
  existsSync(figuresFile) ? JSON.parse(readFileSync(figuresFile, "utf8")) : {};

const facts = ({ id, number, minutes, title, goal, steps }: LessonFile) => ({
  id,
  number,
  minutes,
  title,
  goal,
  steps: steps.length,
});

function complete(lesson: LessonFile): Lesson {
  const known = readFigures()[lesson.id] ?? {};
  const figures = Object.fromEntries(
    Object.entries(lesson.figures).map(([name, { as, digits }]) => {
      const value = known[name];
      if (value === undefined)
        throw new Error(`${lesson.id}: the figure "${name}" has no value yet; run npm run lessons`);
      return [name, { value: Number(value), as, digits }];
    }),
  );
  return { ...lesson, figures };
}

/** The lessons of web/lessons as modules: `virtual:lessons` tells what there is, and loads each when asked for. */
export function lessons(): Plugin {
  return {
    name: "lessons",
    resolveId: (id) => (id === list || one.test(id) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith("\0virtual:lesson")) return null;
      const all = readAll(folder, lessonSchema);
      for (const { file } of all) this.addWatchFile(join(folder, file.split("/").at(-1) as string));
      this.addWatchFile(figuresFile);
      const [, wanted] = one.exec(id.slice(1)) ?? [];
      if (wanted)
        return `export default ${JSON.stringify(complete(all.find(({ data }) => data.id === wanted)?.data as LessonFile))}`;
      const entries = all.map(
        ({ data }) => `{ ...${JSON.stringify(facts(data))}, load: () => import("virtual:lesson/${data.id}") }`,
      );
      return `export default [${entries.join(",\n")}]`;
    },
    generateBundle() {
      const entries = readAll(folder, lessonSchema).map(({ data }) => {
        const { goal: _, ...rest } = facts(data);
        return rest;
      });
      this.emitFile({ type: "asset", fileName: "lessons.json", source: `${JSON.stringify(entries, null, 2)}\n` });
    },
  };
}
