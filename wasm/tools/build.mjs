import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bin, must, root, run } from "./shell.mjs";

const configured = new Set();

/** Configures a preset and builds targets, if any; a build folder that cannot be configured is begun anew. */
export async function cmake(preset, targets, options) {
  const folder = join(root, "build", preset);
  if (!configured.has(preset) && (await run("cmake", ["--preset", preset], { quiet: true })).code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    await must("cmake", ["--preset", preset], { quiet: true });
  }
  configured.add(preset);
  if (targets.length > 0) await must("cmake", ["--build", "--preset", preset, "--target", ...targets], options);
}

/** dist/core: the module with its types, and the WebAssembly with and without SIMD. */
export async function buildCore(options) {
  const target = join(root, "dist/core");
  mkdirSync(target, { recursive: true });
  const modules = ["playground", "curves"];
  for (const [preset, suffix] of Object.entries({ wasm: "simd", "wasm-scalar": "scalar" })) {
    await cmake(preset, modules, options);
    for (const name of modules.flatMap((module) => [`${module}-${suffix}.js`, `${module}-${suffix}.wasm`])) {
      copyFileSync(join(root, "build", preset, "wasm", name), join(target, name));
    }
  }
  await must(bin("tsc"), ["-p", "wasm"], options);
  await writeFields();
}

/** web/src/core/trainer-fields.json: defaults and bounds as the core has them, for the page that is there before it. */
async function writeFields() {
  const { loadCore } = await import(pathToFileURL(join(root, "dist/core/index.js")));
  const fields = (await loadCore())
    .trainerFields()
    .map(({ name, ...field }) => `  ${JSON.stringify(name)}: ${JSON.stringify(field)}`);
  const file = join(root, "web/src/core/trainer-fields.json");
  const text = `{\n${fields.join(",\n")}\n}\n`;
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

/** dist: the static page, and the same as one file, activation-playground.html. What an earlier build left goes only afterwards, so that a page being served stays whole. */
export async function buildPage(options) {
  const begin = Date.now();
  await must(bin("vite"), ["build", "--config", "web/vite.config.ts"], options);
  await must(bin("vite"), ["build", "--config", "web/vite.config.ts", "--mode", "single"], options);
  const assets = join(root, "dist/assets");
  for (const name of existsSync(assets) ? readdirSync(assets) : []) {
    if (statSync(join(assets, name)).mtimeMs < begin - 1000) rmSync(join(assets, name));
  }
}
