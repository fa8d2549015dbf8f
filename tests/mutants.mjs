import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../wasm/tools/lock.mjs";
import { setUp } from "../wasm/tools/setup.mjs";
import { main, must, Problem, root, run } from "../wasm/tools/shell.mjs";
import { mutants } from "./mutants/list.mjs";

// Breaks the core on purpose, one edit at a time in a copy, and sees the tests fail: npm run test:mutants [file]. What
// survives lacks a test.

const copy = join(root, "build/mutants");

/** A copy of what the core's tests are built of. */
async function prepare() {
  mkdirSync(copy, { recursive: true });
  for (const part of ["CMakeLists.txt", "CMakePresets.json", "core", "tests"]) {
    const skip = (path) => !path.includes("node_modules");
    cpSync(join(root, part), join(copy, part), { recursive: true, preserveTimestamps: true, filter: skip });
  }
  await must("cmake", ["-S", copy, "--preset", "native", "-DPLAYGROUND_WERROR=OFF"], { quiet: true });
  await build();
}

const build = () => must("cmake", ["--build", join(copy, "build/native"), "--target", "core_tests"], { quiet: true });

/** The tests that fail with one edit, by their names. */
async function failing({ file, from, to, tests }) {
  const path = join(copy, file);
  const source = readFileSync(join(root, file), "utf8");
  if (source.split(from).length !== 2) throw new Problem(`${file} has to hold once: ${from}`);
  writeFileSync(
    path,
    source.replace(from, () => to),
  );
  try {
    await build();
    const program = join(copy, "build/native/tests/core_tests");
    const { code, output } = await run(program, ["--gtest_brief=1", `--gtest_filter=${tests}`], { quiet: true });
    const failed = [...output.matchAll(/\[ {2}FAILED {2}\] (\S+) \(/g)].map(([, name]) => name);
    return failed.length === 0 && code !== 0 ? ["a crash"] : failed;
  } finally {
    writeFileSync(path, source);
  }
}

await main(async () => {
  const wanted = mutants.filter(({ file }) => file.includes(process.argv[2] ?? ""));
  await withLock(join(root, "build/.lock"), async () => {
    await setUp("test");
    await prepare();
  });
  let survivors = 0;
  for (const mutant of wanted) {
    const failed = await failing(mutant);
    if (failed.length === 0) ++survivors;
    console.log(`${failed.length > 0 ? "✓" : "✗ survives:"} ${mutant.file}: ${mutant.from} → ${mutant.to}`);
    if (failed.length > 0) console.log(`    ${failed.slice(0, 3).join(", ")}`);
  }
  console.log(`\n${wanted.length - survivors} of ${wanted.length} edits make a test fail`);
  return survivors > 0 ? 1 : 0;
});
