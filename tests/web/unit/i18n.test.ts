import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../../../web/src/core/catalogue";
import { orders } from "../../../web/src/explore/model/sample";
import { activationWords } from "../../../web/src/i18n/activations";
import { families } from "../../../web/src/i18n/explore";
import { table } from "../../../web/src/state/state";
import { columns } from "../../../web/src/train/view/league-rows";
import { openCatalogue } from "./catalogue";

beforeAll(async () => {
  await openCatalogue();
});

const source = join(import.meta.dirname, "../../../web/src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
const han = /\p{Script=Han}/u;

type Found = [path: string, text: { zh: string; en: string }];

/** Every {zh, en} below `node`, with the way to it. */
function texts(node: unknown, path: string): Found[] {
  if (typeof node !== "object" || node === null) return [];
  if ("zh" in node && "en" in node) return [[path, node as { zh: string; en: string }]];
  return Object.entries(node).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

describe("the words of the page", async () => {
  const modules = files.filter((path) => /^i18n\/\w+\.ts$/.test(path));
  const found = (await Promise.all(modules.map((path) => import(join(source, path))))).flatMap((module, index) =>
    texts(module, modules[index] as string),
  );

  test("are there in both languages", () => {
    expect(found.length).toBeGreaterThan(100);
    for (const [path, { zh, en }] of found) {
      expect(zh.trim(), path).not.toBe("");
      expect(en.trim(), path).not.toBe("");
    }
  });

  test("name the same values in both languages", () => {
    const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const [path, { zh, en }] of found) expect(names(zh), path).toEqual(names(en));
  });

  test("set a space between Chinese and Latin", () => {
    for (const [path, { zh }] of found) {
      expect(zh, path).not.toMatch(/\p{Script=Han}[A-Za-z0-9{]|[A-Za-z0-9}]\p{Script=Han}/u);
    }
  });
});

/** Words that are looked up by a key that is worked out: what an entry of the state or a loop is called. */
const computed: Record<string, readonly string[]> = {
  common: table.view.options,
  explore: [...orders, "smooth", "once", "kink", "jump"],
  inside: ["forward", "backward"],
  network: ["none", "first", "last"],
  panels: [...table.panel.options, "simd", "scalar", "plain"],
  train: columns,
};

test("every word is used", async () => {
  const used = new Set(Object.entries(computed).flatMap(([module, keys]) => keys.map((key) => `${module}.${key}`)));
  const there: string[] = [];
  for (const module of ["common", "explore", "inside", "network", "own", "panels", "train", "trouble"]) {
    const words = (await import(join(source, "i18n", `${module}.ts`)))[module];
    there.push(...Object.keys(words).map((key) => `${module}.${key}`));
    const imported = new RegExp(`import \\{[^}]*\\b${module}\\b(?: as (\\w+))?[^}]*\\} from "[./\\w]*i18n/${module}"`);
    for (const path of files) {
      const text = readFileSync(join(source, path), "utf8");
      const [found, name = module] = imported.exec(text) ?? [];
      if (!found) continue;
      for (const [, key] of text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))) used.add(`${module}.${key}`);
    }
  }
  expect(there.filter((word) => !used.has(word))).toEqual([]);
});

test("every activation of the catalogue has its words, and no other", () => {
  expect(Object.keys(activationWords).sort()).toEqual(
    catalogue()
      .map(({ id }) => id)
      .sort(),
  );
});

test("every family of the catalogue has its name", () => {
  expect(Object.keys(families)).toEqual(expect.arrayContaining(catalogue().map(({ family }) => family)));
});

test.each(files.filter((path) => !path.startsWith("i18n/")))("%s holds no words of its own", (path) => {
  const text = readFileSync(join(source, path), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  expect(text).not.toMatch(han);
  // Words between tags, and words in the attributes that are read aloud.
  const spoken = [
    ...text.matchAll(/>\s*([A-Za-z][A-Za-z]+(?: [a-z]+)+)\s*</g),
    ...text.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]+)"/g),
  ];
  expect(spoken.map(([whole]) => whole)).toEqual([]);
});
