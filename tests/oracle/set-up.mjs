import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, root, run, version } from "../../wasm/shell.mjs";
import { oracle } from "../support/python.mjs";

// npm run oracle: the virtual environment of requirements.txt, in build/oracle, where the tests look for it first. They
// run without it too, with whatever Python has PyTorch, or leave out what needs one.

const requirements = join(root, "tests/oracle/requirements.txt");

await main(async () => {
  if (version(oracle, ["-c", "import mpmath, numpy, sklearn, torch"]) !== undefined) return;
  if (version("python3", ["-c", "import sys, pip, venv; sys.exit(sys.version_info < (3, 11))"]) === undefined) {
    console.log("No Python 3.11 with pip and venv: exported scripts run only where another Python has PyTorch.");
    return;
  }
  console.log(`Python packages, into build/oracle: those of tests/oracle/requirements.txt (PyTorch among them).`);
  const folder = join(root, "build/oracle");
  rmSync(folder, { recursive: true, force: true });
  const made = await run("python3", ["-m", "venv", folder], { quiet: true });
  const install = ["-m", "pip", "install", "--quiet", "-r", requirements];
  const { code, output } = made.code === 0 ? await run(oracle, install, { quiet: true }) : made;
  if (code !== 0) {
    console.log(`They could not be installed; the tests go on without.\n${output.slice(-2000)}`);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  }
});
