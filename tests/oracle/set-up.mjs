import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, root, run, version } from "../../wasm/tools/shell.mjs";
import { oracle } from "../support/python.mjs";

const requirements = readFileSync(join(root, "tests/oracle/requirements.txt"), "utf8");
const folder = join(root, "build/oracle");
/** What has been installed, written when all of it is there. */
const stamp = join(folder, "requirements.txt");

/**
 * The virtual environment of requirements.txt, in build/oracle, where the tests look for it first. They go on without it,
 * with whatever Python has PyTorch, or leave out what needs one, and say so.
 */
export async function setUpOracle() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === requirements) return;
  if (version("python3", ["-c", "import sys, pip, venv; sys.exit(sys.version_info < (3, 11))"]) === undefined) {
    console.log("No Python 3.11 with pip and venv: what is compared with PyTorch as it runs needs another Python's.");
    return;
  }
  console.log("Python packages, into build/oracle: those of tests/oracle/requirements.txt (PyTorch among them).");
  rmSync(folder, { recursive: true, force: true });
  const made = await run("python3", ["-m", "venv", folder], { quiet: true });
  const install = ["-m", "pip", "install", "--quiet", "-r", join(root, "tests/oracle/requirements.txt")];
  const { code, output } = made.code === 0 ? await run(oracle, install, { quiet: true }) : made;
  if (code === 0) return writeFileSync(stamp, requirements);
  console.log(`They could not be installed; the tests go on without.\n${output.slice(-2000)}`);
  rmSync(folder, { recursive: true, force: true });
}

// npm run oracle
if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(setUpOracle);
