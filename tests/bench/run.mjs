import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCore, cmake } from "../../wasm/tools/build.mjs";
import { withLock } from "../../wasm/tools/lock.mjs";
import { setUp } from "../../wasm/tools/setup.mjs";
import { main, must, root } from "../../wasm/tools/shell.mjs";
import { pythonWith } from "../support/python.mjs";
import { inChromium } from "./browser.mjs";
import { page, summary } from "./table.mjs";

// node tests/bench/run.mjs [relu gelu ...]: our kernels against their peers in one Chromium page, then natively, then torch.
// Prints a table and writes tests/bench/SPEED.md (all activations only) and build/bench.json.

const ACTIVATIONS = "relu leaky_relu sigmoid tanh elu selu gelu softplus silu mish hardswish softmax".split(" ");
const COUNTS = [4096, 1_048_576];
const ROUNDS = 15;

const here = join(root, "tests/bench");
const folders = {
  "/kernels/simd/": join(root, "build/wasm/tests/bench"),
  "/kernels/scalar/": join(root, "build/wasm-scalar/tests/bench"),
  "/core/": join(root, "dist/core"),
  "/modules/": join(here, "node_modules"),
  "/": join(here, "page"),
};

/** Adds a program's lines `id order count ns` to the results under `name`. */
async function add(results, name, command, args, activations) {
  for (const wanted of COUNTS) {
    const elementwise = activations.filter((id) => id !== "softmax");
    for (const [count, ids] of [
      [wanted, elementwise],
      [Math.floor(wanted / 1000) * 1000, activations.filter((id) => id === "softmax")],
    ]) {
      const { output } = await must(command, [...args, ROUNDS, count, ...ids].map(String), { quiet: true });
      for (const [id, order, , ns] of output
        .trim()
        .split("\n")
        .map((line) => line.split(" "))) {
        const row = results.find((result) => result.id === id && result.count === wanted);
        if (!row || (id === "softmax" && order === "1")) continue;
        row.contenders[name] ??= { forward: [], derivative: [] };
        const samples = row.contenders[name][order === "0" ? "forward" : "derivative"];
        samples.push(Number(ns));
      }
    }
  }
}

/** What is measured, built; what it is measured against, installed. */
async function prepare() {
  await setUp("test");
  if (!existsSync(join(here, "node_modules/.package-lock.json"))) {
    console.log("Installing the peers (tests/bench/package.json) with npm ci ...");
    await must("npm", ["ci", "--prefix", here, "--no-audit", "--no-fund"]);
  }
  await buildCore({ quiet: true });
  await cmake("wasm", ["bench_kernels"], { quiet: true });
  await cmake("wasm-scalar", ["bench_kernels"], { quiet: true });
  await cmake("native", ["bench_native"], { quiet: true });
}

await main(async () => {
  const chosen = process.argv.slice(2);
  const activations = chosen.length > 0 ? chosen : ACTIVATIONS;
  await withLock(join(root, "build/.lock"), () => prepare());
  const { result: results, browser } = await inChromium(folders, "index.html", (tab) =>
    tab.evaluate(([a, c, r]) => globalThis.bench(a, c, r), [activations, COUNTS, ROUNDS]),
  );
  await add(results, "native", join(root, "build/native/tests/bench/bench_native"), [], activations);
  const python = pythonWith("torch");
  if (python) await add(results, "torch", python, [join(here, "torch_speed.py")], activations);
  else console.log("  torch: not installed, not measured");

  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(join(root, "build/bench.json"), JSON.stringify({ browser, rounds: ROUNDS, results }, null, 1));
  const text = page(results, { browser, rounds: ROUNDS });
  console.log(`\n${text}`);
  console.log(summary(results));
  if (chosen.length === 0) writeFileSync(join(here, "SPEED.md"), text);
});
