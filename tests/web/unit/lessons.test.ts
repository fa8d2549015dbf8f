import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../../web/lessons/build/check";
import { claimsSchema } from "../../../web/lessons/build/claims";
import { figuresOf } from "../../../web/lessons/build/command";
import { Faults, read, readAll } from "../../../web/lessons/build/read";
import { lessonSchema } from "../../../web/lessons/build/schema";
import { linkAt } from "../../../web/src/lessons/link";
import { judge } from "../../../web/src/lessons/sketch";
import { openCatalogue } from "./catalogue";

const folder = join(import.meta.dirname, "../../../web/lessons");
const place = mkdtempSync(join(tmpdir(), "lessons-"));
let core: Awaited<ReturnType<typeof openCatalogue>>;
beforeAll(async () => {
  core = await openCatalogue();
});
afterAll(() => rmSync(place, { recursive: true }));

test("every number that a lesson or a claim states is the core's", () => {
  const stated = JSON.parse(readFileSync(join(folder, "figures.json"), "utf8"));
  expect(figuresOf(folder, core)).toEqual(stated);
}, 300_000);

test("lessons take 45 minutes at most, and their teacher's notes fit into them", () => {
  for (const { data } of readAll(folder, lessonSchema)) {
    const noted = data.teacher.reduce((sum, { minutes }) => sum + minutes, 0);
    expect(noted, data.id).toBeLessThanOrEqual(data.minutes);
    expect(linkAt(data, data.steps.length - 1), data.id).toContain("view=");
  }
});

test("the template is a lesson", () => {
  expect(check(read(join(folder, "template.yaml"), lessonSchema), core)).toEqual([]);
});

test("every claim has a verdict and something to see", () => {
  const { data } = read(join(folder, "claims.yaml"), claimsSchema);
  expect(new Set(data.map(({ id }) => id)).size).toBe(data.length);
  expect(new Set(data.map(({ verdict }) => verdict)).size).toBe(3);
});

describe("a file with a mistake names its line", () => {
  const example = readFileSync(join(folder, "03-vanishing.yaml"), "utf8");
  const faultsOf = (text: string): string => {
    writeFileSync(join(place, "1-mistake.yaml"), text);
    try {
      readAll(place, lessonSchema);
    } catch (error) {
      return error instanceof Faults ? error.message : "";
    }
    return "";
  };
  test("in its form", () => {
    const line = example.split("\n").findIndex((each) => each.startsWith("minutes:")) + 1;
    expect(faultsOf(example.replace(/^minutes: .*$/m, "minutes: 90"))).toContain(`1-mistake.yaml:${line}: minutes:`);
  });
  test("in a key", () => {
    const line = example.split("\n").findIndex((each) => each.startsWith("goal:")) + 1;
    expect(faultsOf(example.replace(/^goal:/m, "gaol:"))).toContain(`1-mistake.yaml:${line}: gaol:`);
  });
  test("in its YAML", () => {
    expect(faultsOf(`${example}\n  - [`)).toMatch(/1-mistake\.yaml:\d+: /);
  });
});

test("a sketch is told where it is wrong, and how", () => {
  const x = [0, 1, 2, 3, 4, 5];
  const { share, stretches } = judge({ x, drawn: [0, 0, -1, -1, 3, 0.2], truth: [0, 0, 1, 1, 1, 1] }, 0.1);
  expect(share).toBeCloseTo(2 / 6);
  expect(stretches.map(({ fault, from, to }) => [fault, from, to])).toEqual([
    ["sign", 2, 3],
    ["steep", 4, 4],
    ["flat", 5, 5],
  ]);
});
