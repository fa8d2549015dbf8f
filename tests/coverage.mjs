import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { cmake } from "../wasm/tools/build.mjs";
import { withLock } from "../wasm/tools/lock.mjs";
import { setUp } from "../wasm/tools/setup.mjs";
import { main, must, root } from "../wasm/tools/shell.mjs";

// The share of core/'s lines that its native tests run, by GCC's gcov: npm run coverage. Fails below `least` percent.

const least = 95;
const build = join(root, "build/coverage");

const counts = () =>
  readdirSync(build, { recursive: true })
    .filter((file) => file.endsWith(".gcda"))
    .map((file) => join(build, file));

/** Lines by file: {file: Map(line → how often it ran)}. A line of a template counts once, whatever it was made for. */
function read(files) {
  const lines = {};
  for (const file of files) {
    const options = { cwd: build, encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] };
    for (const text of execFileSync("gcov", ["--json-format", "--stdout", file], options).split("\n")) {
      if (!text.startsWith("{")) continue;
      for (const { file: name, lines: found } of JSON.parse(text).files) {
        const path = relative(root, resolve(build, name));
        if (!path.startsWith("core/")) continue;
        lines[path] ??= new Map();
        for (const { line_number, count } of found)
          lines[path].set(line_number, Math.max(count, lines[path].get(line_number) ?? 0));
      }
    }
  }
  return lines;
}

await main(async () => {
  await withLock(join(root, "build/.lock"), async () => {
    await setUp("test");
    await cmake("coverage", ["core_tests"], { quiet: true });
  });
  for (const file of counts()) rmSync(file);
  await must(join(build, "tests/core_tests"), ["--gtest_brief=1"], { quiet: true });
  let all = 0;
  let run = 0;
  for (const [file, lines] of Object.entries(read(counts())).sort()) {
    const missed = [...lines].filter(([, count]) => count === 0).map(([line]) => line);
    all += lines.size;
    run += lines.size - missed.length;
    if (missed.length > 0) console.log(`${file}: lines ${missed.sort((a, b) => a - b).join(", ")}`);
  }
  const share = (100 * run) / all;
  console.log(`\n${share.toFixed(1)} % of core's ${all} lines run in its tests`);
  return share >= least ? 0 : 1;
});
