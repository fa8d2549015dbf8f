import { readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { buildCore, buildPage, cmake } from "../wasm/tools/build.mjs";
import { withLock } from "../wasm/tools/lock.mjs";
import { findChromium, setUp } from "../wasm/tools/setup.mjs";
import { bin, main, must, Problem, root, run, sources } from "../wasm/tools/shell.mjs";
import { setUpOracle } from "./oracle/set-up.mjs";

// Runs everything, or one of the groups below: node tests/run.mjs [lint|core|wasm|web|asan]

const quiet = true;
const totals = { passed: 0, failed: 0 };

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Does a step of preparation, and says how long it took. */
async function prepare(name, work) {
  const begin = Date.now();
  await work();
  console.log(`  ${name}: ${seconds(begin)}`);
}

/**
 * Runs a check {name, work}, where `work` gives {code, output, passed, failed}, and reports it as a whole. What it left
 * out, for want of a Python with PyTorch or of an activation that was taken away, is named in `skipped`.
 */
async function check({ name, work }) {
  const begin = Date.now();
  const { code, output, passed, failed, skipped = [] } = await work();
  totals.passed += passed;
  // Neither a runner that broke off nor one that ran nothing has passed.
  const failures = failed > 0 ? failed : code !== 0 || passed === 0 ? 1 : 0;
  totals.failed += failures;
  const left = skipped.length > 0 ? `, ${skipped.length} left out` : "";
  console.log(`\n${failures > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failures} failed${left} (${seconds(begin)})`);
  for (const test of skipped) console.log(`  left out: ${test}`);
  if (failures > 0) console.log(passed + failed === 0 && code === 0 ? `No test was executed.\n${output}` : output);
}

/** Takes the checks in order, as many at a time as there are processors. */
async function checkAll(checks) {
  const waiting = [...checks];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
}

/** A command that is one check by itself. */
const command = (name, ...args) => ({
  name,
  work: async () => {
    const result = await run(args[0], args.slice(1), { quiet });
    return { ...result, passed: result.code === 0 ? 1 : 0, failed: result.code === 0 ? 0 : 1 };
  },
});

const googleTest = (name, ...args) => ({
  name,
  work: async () => {
    const report = join(root, "build", `${name.replace(/\W+/g, "-")}.json`);
    rmSync(report, { force: true }); // an old one is not this run's
    const options = ["--gtest_brief=1", `--gtest_output=json:${report}`];
    const { code, output } = await run(args[0], [...args.slice(1), ...options], { quiet });
    try {
      const results = JSON.parse(readFileSync(report, "utf8")).testsuites.flatMap(({ testsuite }) => testsuite);
      const failed = results.filter(({ failures }) => failures).length;
      const passed = results.filter(({ result, failures }) => result === "COMPLETED" && !failures).length;
      const skipped = results.flatMap(({ result, classname, name }) =>
        result === "SKIPPED" ? [`${classname}.${name}`] : [],
      );
      return { code, output, passed, failed, skipped };
    } catch {
      return { code: code || 1, output, passed: 0, failed: 0 };
    }
  },
});

const vitest = (project) => ({
  name: `Vitest, ${project}`,
  work: async () => {
    const report = join(root, "build", `vitest-${project}.json`);
    const args = ["run", "--config", "tests/vitest.config.ts", "--project", project, "--reporter=default"];
    const env = { CHROMIUM_PATH: findChromium() ?? "" };
    const { code, output } = await run(bin("vitest"), [...args, "--reporter=json", `--outputFile=${report}`], {
      quiet,
      env,
    });
    try {
      const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
      const skipped = testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .flatMap(({ status, fullName }) => (status === "passed" || status === "failed" ? [] : [fullName]));
      return { code, output, passed: numPassedTests, failed: numFailedTests, skipped };
    } catch {
      return { code: code || 1, output, passed: 0, failed: 0 };
    }
  },
});

/** The same bits from every build: the lines that tests/core/bits.cpp prints. */
const bits = {
  name: "Bits: native = SIMD = scalar WebAssembly",
  work: async () => {
    const scripts = ["wasm", "wasm-scalar"].map((preset) => `build/${preset}/tests/core_bits.cjs`);
    const [native, ...others] = await Promise.all([
      must("build/native/tests/core_bits", [], { quiet }),
      ...scripts.map((script) => must("node", [script], { quiet })),
    ]);
    const expected = native.output.trimEnd().split("\n");
    if (expected.length < 2) return { code: 1, output: "The native build printed no bits.", passed: 0, failed: 1 };
    const differing = others.flatMap(({ output }, i) => {
      const lines = new Set(output.split("\n"));
      return expected.filter((line) => !lines.has(line)).map((line) => `${scripts[i]} differs from native: ${line}`);
    });
    const failed = differing.length;
    return { code: 0, output: differing.join("\n"), passed: 2 * expected.length - failed, failed };
  },
};

function lintChecks() {
  const cpp = sources(".cpp");
  const native = cpp.filter((file) => file.startsWith("core/"));
  const unknown = "--extra-arg=-Wno-unknown-warning-option"; // of GCC's, which compiles what clang-tidy reads
  return [
    command("clang-tidy", "clang-tidy", "--quiet", "-p", "build/native", unknown, ...native),
    command("clang-format", bin("clang-format"), "--dry-run", "-Werror", ...cpp, ...sources(".h")),
    command("Biome", bin("biome"), "ci", "--colors=off"),
    ...["wasm", "web", "tests"].map((folder) => command(`TypeScript, ${folder}`, bin("tsc"), "--noEmit", "-p", folder)),
  ];
}

let module;
const buildModule = () => {
  module ??= prepare("module", () => buildCore({ quiet }));
  return module;
};

const groups = {
  lint: {
    build: () => prepare("compile commands", () => cmake("native", [], { quiet })),
    checks: lintChecks,
  },
  core: {
    async build() {
      await prepare("native", () => cmake("native", ["core_tests", "core_bits"], { quiet }));
      await prepare("WebAssembly", () => cmake("wasm", ["core_tests", "core_bits"], { quiet }));
      await prepare("scalar WebAssembly", () => cmake("wasm-scalar", ["core_bits"], { quiet }));
    },
    checks: () => [
      googleTest("GoogleTest, WebAssembly under Node", "node", "build/wasm/tests/core_tests.cjs"),
      googleTest("GoogleTest, native", "build/native/tests/core_tests"),
      bits,
    ],
  },
  wasm: {
    async build() {
      // What the module's bits are compared with.
      await prepare("native bits", () => cmake("native", ["core_bits"], { quiet }));
      await buildModule();
    },
    checks: () => [vitest("wasm")],
    python: true,
  },
  web: {
    async build() {
      await buildModule();
      await prepare("page", () => buildPage({ quiet }));
    },
    checks: () => [vitest("web")],
    python: true,
    browser: true,
  },
};

/** Only when asked for. */
const others = {
  asan: {
    build: () => prepare("native with sanitizers", () => cmake("asan", ["core_tests"], { quiet })),
    checks: () => [googleTest("GoogleTest, sanitizers", "build/asan/tests/core_tests")],
  },
};

await main(async () => {
  const wanted = process.argv[2];
  const chosen = wanted ? [{ ...groups, ...others }[wanted]] : Object.values(groups);
  if (chosen.includes(undefined)) throw new Problem(`There is no group ${wanted} of tests.`);
  const begin = Date.now();
  await withLock(join(root, "build/.lock"), async () => {
    await setUp("test");
    if (chosen.some(({ python }) => python)) await setUpOracle();
    console.log("Build");
    for (const { build } of chosen) await build();
  });
  await checkAll((await Promise.all(chosen.map(({ checks }) => checks()))).flat());
  if (chosen.some(({ browser }) => browser)) await check(vitest("browser")); // alone: it measures a page at work
  console.log(`\nAll of it took ${seconds(begin)}.\n${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed > 0 ? 1 : 0;
});
