import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A program of an npm package. */
export const bin = (name) => join(root, "node_modules/.bin", name);

/** Something is amiss that the user can put right: shown without a stack trace. */
export class Problem extends Error {}

const children = new Set();
process.on("exit", () => children.forEach((child) => void child.kill()));

/** Runs a command in the project's root; its output is shown, or kept and returned if `quiet`. */
export function run(command, args, { quiet = false, env = {}, input = "inherit" } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet ? ["ignore", "pipe", "pipe"] : [input, "inherit", "inherit"];
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    children.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (output += data));
    child.on("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.on("close", (code) => {
      children.delete(child);
      resolve({ code: code ?? 128, output });
    });
  });
}

/** As `run`, but a failure is the end. */
export async function must(command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    throw new Problem(`${result.output ? `${result.output}\n` : ""}Failed: ${command} ${args.join(" ")}`);
  }
  return result;
}

/** The C++ files with one of these endings. */
export function sources(...endings) {
  return ["core", "wasm", "tests"]
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => endings.includes(extname(file)) && !file.includes("node_modules"));
}

/** First line of what `command --version` says, or undefined where it does not run. */
export function version(command, args = ["--version"]) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return status === 0 ? stdout.split("\n")[0] : undefined;
}

/** Runs a program's main function; a Problem ends it with its message alone. */
export async function main(work) {
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
