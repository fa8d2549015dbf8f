import { join } from "node:path";
import { buildCore, buildPage } from "./build.mjs";
import { withLock } from "./lock.mjs";
import { setUp } from "./setup.mjs";
import { bin, main, must, Problem, root, sources } from "./shell.mjs";

const config = { configFile: join(root, "web/vite.config.ts") };
const port = Number(process.env.PORT ?? 4173);

/** Set-up and builds, one process at a time. */
const locked = (work) => withLock(join(root, "build/.lock"), work);

const commands = {
  /** dist/core, the module alone. */
  core: () => locked(() => setUp("start").then(() => buildCore())),

  build: () =>
    locked(async () => {
      await setUp("start");
      await buildCore();
      await buildPage();
    }),

  /** The built page, on localhost. */
  async start() {
    await commands.build();
    const { preview } = await import("vite");
    const server = await preview({ ...config, preview: { host: "127.0.0.1", port } });
    announce(server.httpServer.address());
  },

  /** The page with changes shown as they are saved; the core is built once. */
  async dev() {
    await commands.core();
    const { createServer } = await import("vite");
    const server = await createServer({ ...config, server: { host: "127.0.0.1", port } });
    await server.listen();
    announce(server.httpServer.address());
  },

  /** Checks the lessons and computes the figures that they state. */
  async lessons() {
    await commands.core();
    const { loadConfigFromFile, runnerImport } = await import("vite");
    const found = await loadConfigFromFile({ command: "build", mode: "production" }, config.configFile);
    const inline = { configFile: false, resolve: found.config.resolve };
    const { module } = await runnerImport(join(root, "web/lessons/build/command.ts"), inline);
    const { loadCore } = await import(join(root, "dist/core/index.js"));
    try {
      console.log(`${module.writeFigures(join(root, "web/lessons"), await loadCore())} lessons: figures written`);
    } catch (error) {
      throw error.faults ? new Problem(error.message) : error;
    }
  },

  async format() {
    await locked(() => setUp("test"));
    await must(bin("clang-format"), ["-i", ...sources(".h", ".cpp")]);
    await must(bin("biome"), ["check", "--write"]);
  },
};

function announce(address) {
  console.log(`\nThe page: http://localhost:${address.port}/  (Ctrl+C ends it)`);
}

await main(() => {
  const command = commands[process.argv[2]];
  if (!command) throw new Problem(`Usage: node wasm/tools/run.mjs ${Object.keys(commands).join("|")}`);
  return command();
});
