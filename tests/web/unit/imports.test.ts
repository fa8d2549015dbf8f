import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, extname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 1e8,
})
  .trim()
  .split("\n");

/** From the lowest to the highest; a file imports from its own room and from lower ones. */
const rooms = [
  "core",
  "wasm",
  "web/src/core",
  "web/src/race",
  "web/src/page",
  "web/src/state",
  "web/src/i18n",
  "web/src/charts",
  "web/src/controls",
  "web/src/explore/model",
  "web/src/explore/picker",
  "web/src/explore/plot",
  "web/src/explore/facts",
  "web/src/explore",
  "web/src/train/race",
  "web/src/train/results",
  "web/src/train/charts",
  "web/src/train/setup",
  "web/src/train/own",
  "web/src/train/view",
  "web/src/train/inside",
  "web/src/train/export",
  "web/src/train",
  "web/src/lessons",
  "web/src/stage",
  "web/src/shell",
  "web/src",
];

const sources = tracked.filter((file) => /\.(tsx?)$/.test(file) && /^(wasm|web\/src)\//.test(file));
const known = new Set(sources);

/** What a file imports of the project, types too. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].flatMap(([, name = ""]) => {
    if (name.startsWith("playground-core")) return [`wasm/${name.split("/")[1] ?? "index"}.ts`];
    if (!name.startsWith(".")) return [];
    const path = normalize(join(dirname(file), name));
    return ["", ".ts", ".tsx"].map((end) => path.replace(/\.js$/, ".ts") + end).filter((each) => known.has(each));
  });
}

const imports = new Map(sources.map((file) => [file, importsOf(file)]));

/** A folder that is not listed belongs to the one that holds it. */
function roomOf(file: string): number {
  for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) {
    const place = rooms.indexOf(folder);
    if (place >= 0) return place;
  }
  return rooms.length;
}

test("imports run downward only: core ← wasm ← web/core ← race ← views", () => {
  const upward = [...imports].flatMap(([file, all]) =>
    all.filter((other) => roomOf(other) > roomOf(file)).map((other) => `${file} → ${other}`),
  );
  expect(imports.size).toBeGreaterThan(150);
  expect(upward).toEqual([]);
});

/** Lessons guide through the views and the stage shows figures of both; no view knows of either. */
test("no view imports another", () => {
  const viewOf = (file: string) => /^web\/src\/(explore|train)\//.exec(file)?.[1];
  const across = [...imports].flatMap(([file, all]) =>
    all
      .filter((other) => viewOf(file) && viewOf(other) && viewOf(file) !== viewOf(other))
      .map((other) => `${file} → ${other}`),
  );
  expect(across).toEqual([]);
});

test("no file imports itself by way of others, not for a type either", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (path.includes(file) || done.has(file)) return;
    for (const next of imports.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of sources) walk(file, []);
  expect(circles).toEqual([]);
});

test("the race knows no page: no DOM, and nothing that the module keeps", () => {
  for (const file of sources.filter((name) => name.startsWith("web/src/race/"))) {
    const text = readFileSync(join(root, file), "utf8");
    expect(text, file).not.toMatch(/\b(document|window|requestAnimationFrame|navigator|location)\b/);
    expect(text, file).not.toMatch(/^(export )?(let|var) /m);
  }
});

test("no two names differ in case only: disks of Macs and Windows hold one of them", () => {
  const seen = new Map<string, string>();
  const same: string[] = [];
  for (const file of tracked) {
    const source = /\.(tsx?|m?js)$/.test(file) && !file.endsWith(".d.ts");
    const key = (source ? file.slice(0, -extname(file).length) : file).toLowerCase();
    const other = seen.get(key);
    if (other) same.push(`${relative(".", other)} and ${file}`);
    seen.set(key, file);
  }
  expect(same).toEqual([]);
});
