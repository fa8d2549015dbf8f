import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { type ClaimFile, claimsSchema } from "./claims.ts";
import { read, readAll } from "./read.ts";
import { type Lesson, type LessonFile, lessonSchema } from "./schema.ts";

const folder = join(import.meta.dirname, "..");
const list = "virtual:lessons";
const claims = "virtual:claims";
const claimsFile = join(folder, "claims.yaml");
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

/** With the figures' values in place of how they are found; `key` is their place in figures.json. */
function complete<T extends Pick<LessonFile, "figures">>(
  stated: T,
  key: string,
): Omit<T, "figures"> & Pick<Lesson, "figures"> {
  const known = readFigures()[key] ?? {};
  const figures = Object.fromEntries(
    Object.entries(stated.figures).map(([name, { as, digits }]) => {
      const value = known[name];
      if (value === undefined) throw new Error(`${key}: the figure "${name}" has no value yet; run npm run lessons`);
      return [name, { value: Number(value), as, digits }];
    }),
  );
  return { ...stated, figures };
}

/** The lessons of web/lessons as modules: `virtual:lessons` tells what there is, and loads each when asked for. */
export function lessons(): Plugin {
  return {
    name: "lessons",
    resolveId: (id) => (id === list || id === claims || one.test(id) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${claims}`) {
        this.addWatchFile(claimsFile);
        this.addWatchFile(figuresFile);
        const all = read(claimsFile, claimsSchema).data.map((claim: ClaimFile) => complete(claim, `claim ${claim.id}`));
        return `export default ${JSON.stringify(all)}`;
      }
      if (!id.startsWith("\0virtual:lesson")) return null;
      const all = readAll(folder, lessonSchema);
      for (const { file } of all) this.addWatchFile(join(folder, file.split("/").at(-1) as string));
      this.addWatchFile(figuresFile);
      const [, wanted] = one.exec(id.slice(1)) ?? [];
      if (wanted)
        return `export default ${JSON.stringify(complete(all.find(({ data }) => data.id === wanted)?.data as LessonFile, wanted))}`;
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
