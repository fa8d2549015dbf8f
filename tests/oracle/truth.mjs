import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { main, must, Problem, root } from "../../wasm/tools/shell.mjs";
import { pythonWith } from "../support/python.mjs";
import { setUpOracle } from "./set-up.mjs";

// npm run truth -- squareplus: what an activation is held to, by mpmath and, where torch.nn has it, by PyTorch; then, once
// it is there, how far its kernel is from that over all float32 inputs. Without names, mpmath's part for all.

await main(async () => {
  await setUpOracle();
  const names = process.argv.slice(2);
  const python = pythonWith("mpmath", ...(names.length > 0 ? ["torch"] : []));
  if (!python) throw new Problem("This needs a Python with mpmath and PyTorch: npm run oracle says what is amiss.");
  await must(python, [join(root, "tests/oracle/truth.py"), ...names]);
  const elementwise = (name) => {
    const lines = readFileSync(join(root, "tests/data/truth", `${name}.csv`), "utf8");
    return lines.includes("\nparameters,") && existsSync(join(root, "core/activations", `${name}.h`));
  };
  const swept = names.filter(elementwise);
  if (swept.length > 0) await must("node", [join(root, "tests/exhaustive.mjs"), ...swept]);
});
