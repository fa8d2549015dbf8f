import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";
import { main, root } from "../wasm/tools/shell.mjs";

// Finds each preset's typical seed anew, of the built core: node tests/presets.mjs

await main(async () => {
  const config = join(root, "tests/vitest.config.ts");
  const { module } = await runnerImport(join(root, "tests/support/presets.ts"), { configFile: config });
  const { module: list } = await runnerImport(join(root, "web/src/train/setup/preset-list.ts"), { configFile: config });
  const { loadCore } = await import("../dist/core/index.js");
  const core = await loadCore();
  const found = {};
  for (const name of Object.keys(list.presets)) {
    const outcomes = module.outcomesOf(core, name);
    found[name] = module.typicalSeed(outcomes);
    const medians = (what) => outcomes.map((runs) => module.median(runs.map((run) => run[what])).toFixed(3)).join(" ");
    console.log(`${name}: seed ${found[name]}`);
    for (const what of ["accuracy", "loss", "dead", "deadest", "gradient"]) console.log(`  ${what}: ${medians(what)}`);
  }
  writeFileSync(join(root, "web/src/state/typical-seeds.json"), `${JSON.stringify(found, null, 2)}\n`);
  return 0;
});
