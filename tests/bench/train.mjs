import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCore } from "../../wasm/tools/build.mjs";
import { withLock } from "../../wasm/tools/lock.mjs";
import { setUp } from "../../wasm/tools/setup.mjs";
import { main, must, root } from "../../wasm/tools/shell.mjs";
import { pythonWith } from "../support/python.mjs";
import { least, median, table } from "../support/report.mjs";
import { inChromium } from "./browser.mjs";

// node tests/bench/train.mjs: the trainer against a careful JavaScript one in the same Chromium page, and against
// PyTorch. Prints a table and writes tests/bench/TRAINING.md.

const ROUNDS = 5;
const folders = { "/core/": join(root, "dist/core"), "/": join(root, "tests/bench/page") };

const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0));

/** Seconds that PyTorch takes for 300 epochs: the exported script of 30, less the same script of none. */
async function torchSeconds(script) {
  const python = pythonWith("torch", "sklearn");
  if (!python) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "playground-bench-"));
  const seconds = async (epochs) => {
    const path = join(folder, "run.py");
    writeFileSync(path, script.replace("range(1, 30 + 1)", `range(1, ${epochs} + 1)`));
    const begin = performance.now();
    await must(python, [path], { quiet: true });
    return (performance.now() - begin) / 1000;
  };
  try {
    await seconds(0); // brings Python and PyTorch into memory
    const none = await seconds(0);
    return ((await seconds(30)) - none) * 10;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function page({ duels, all, bySamples, byWeights }, torch, browser) {
  const relu = duels[0];
  const growth = (rows) =>
    table(
      ["size", "ms per epoch", "ns per epoch and unit of size"],
      rows.map(({ size, ms: taken }) => [size, ms(taken), ((taken / size) * 1e6).toFixed(0)]),
    );
  return `# Speed of training

Milliseconds for 300 epochs of the circles experiment (1,000 points, batches of 32, Adam) in ${browser}, everything
recorded after each epoch; least and median of ${ROUNDS} interleaved rounds. \`node tests/bench/train.mjs\` measures anew.

${table(
  ["network", "ours, least", "median", "plain JavaScript, least", "median", "ratio of the least"],
  duels.map(({ name, ours, plain }) => [
    name,
    ms(least(ours)),
    ms(median(ours)),
    ms(least(plain)),
    ms(median(plain)),
    `${(least(plain) / least(ours)).toFixed(1)} ×`,
  ]),
)}

${
  torch === undefined
    ? "PyTorch was not installed, and not measured."
    : `PyTorch, one thread, the exported script of the first run: ${torch.toFixed(1)} s, ${Math.round((torch * 1000) / least(relu.ours))} times as long.`
}

Every element-wise activation for 300 epochs, on two workers: ${ms(least(all))} ms.

Cost against the number of samples (three layers of 32):

${growth(bySamples)}

Cost against the number of weights (three layers of 32, 64, 128; 1,000 samples):

${growth(byWeights)}
`;
}

await main(async () => {
  await withLock(join(root, "build/.lock"), async () => {
    await setUp("test");
    await buildCore({ quiet: true });
  });
  const { result, browser } = await inChromium(folders, "train.html", (tab) =>
    tab.evaluate((rounds) => globalThis.trainBench(rounds), ROUNDS),
  );
  const text = page(result, await torchSeconds(result.script), browser);
  console.log(text);
  writeFileSync(join(root, "tests/bench/TRAINING.md"), text);
});
