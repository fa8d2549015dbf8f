import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { activation, catalogue } from "../../../web/src/core/catalogue";
import { otherCode } from "../../../web/src/explore/facts/snippets";
import { type Code, torchCode } from "../../../web/src/explore/facts/torch-code";
import type { Choice } from "../../../web/src/state/choice";
import { pythonsWith } from "../../support/python.mjs";
import { openCatalogue } from "./catalogue";

const core = await openCatalogue();
beforeAll(openCatalogue);

/** The grid that the golden files are on, without what is not finite; rows of four for what takes rows. */
const x = Float32Array.from({ length: 320 }, (_, i) => (i - 160) / 16);
const columns = 4;

/** With the defaults, and with every parameter at another value. */
const changed: Choice[] = [
  { id: "gelu", parameters: { approximate: "tanh" } },
  { id: "leaky_relu", parameters: { negative_slope: 0.2 } },
  { id: "prelu", parameters: { init: 0.1 } },
  { id: "rrelu", parameters: { lower: 0.1, upper: 0.5 } },
  { id: "threshold", parameters: { threshold: 0.5, value: -1 } },
  { id: "elu", parameters: { alpha: 0.5 } },
  { id: "celu", parameters: { alpha: 2 } },
  { id: "softplus", parameters: { beta: 2 } },
  { id: "hardtanh", parameters: { min_val: -2, max_val: 0.5 } },
  { id: "softshrink", parameters: { lambd: 1.5 } },
  { id: "hardshrink", parameters: { lambd: 1.5 } },
];
const choices: Choice[] = [...catalogue().map(({ id }) => ({ id })), ...changed];

/** What each library's lines are run with: how x comes in, how a result, or the module that gives it, goes out. */
const libraries: Record<Code["library"], { modules: string[]; imports: string; x: string; result: string }> = {
  PyTorch: {
    modules: ["torch"],
    imports: "import torch",
    x: "torch.tensor(x, dtype=torch.float32)",
    result: "(f.eval() if isinstance(f, torch.nn.Module) else lambda _: f)(x).tolist()",
  },
  NumPy: {
    modules: ["numpy", "scipy"],
    imports: "import numpy as np, scipy.special",
    x: "np.asarray(x)",
    result: "np.asarray(f(x) if callable(f) else f).tolist()",
  },
  Keras: {
    modules: ["keras", "jax"],
    imports: "import keras",
    x: "keras.ops.convert_to_tensor(x, dtype='float32')",
    result: "keras.ops.convert_to_numpy(f(x)).tolist()",
  },
  JAX: {
    modules: ["jax"],
    imports: "import jax, jax.numpy as jnp",
    x: "jnp.asarray(x, dtype=jnp.float32)",
    result: "f(x).tolist()",
  },
};

const program = (library: Code["library"]) => `import json, os, sys
os.environ.update(KERAS_BACKEND="jax", JAX_PLATFORMS="cpu")
${libraries[library].imports}
given, lines = json.load(sys.stdin)
x = given
x = ${libraries[library].x}
def run(line):
    names = {}
    if "\\n" in line:  # written out from the formula
        exec(line, names)
    f = names["Own"]() if "Own" in names else names["own"] if names else eval(line)
    return ${libraries[library].result}
print(json.dumps([run(line) for line in lines]))`;

function expected(choice: Choice): number[] {
  const info = activation(choice.id);
  return [...(info?.kind === "vector" ? core.evaluateRows(choice, x, columns) : core.evaluate(choice, x, 0)).value];
}

for (const library of Object.keys(libraries) as Code["library"][]) {
  const pythons = pythonsWith(...libraries[library].modules);
  const asked = choices.flatMap((choice) => {
    const info = activation(choice.id);
    const code = info ? [torchCode(choice, info) ?? [], ...otherCode(choice, info)].flat() : [];
    return (code.find((each) => each.library === library)?.lines ?? []).map((line) => ({ line, choice }));
  });
  describe.skipIf(pythons.length === 0)(`${library}'s lines give what the core gives`, () => {
    test.each(pythons)("with $title", { timeout: 120_000 }, ({ command }) => {
      const rows = Array.from({ length: x.length / columns }, (_, i) => [
        ...x.subarray(i * columns, (i + 1) * columns),
      ]);
      const input = JSON.stringify([rows, asked.map(({ line }) => line)]);
      const { stdout, stderr } = spawnSync(command, ["-c", program(library)], {
        input,
        encoding: "utf8",
        maxBuffer: 1e9,
      });
      expect(stdout, stderr).not.toBe("");
      const results: number[][][] = JSON.parse(stdout.trim().split("\n").at(-1) as string);
      expect(results.length).toBe(asked.length);
      expect(asked.length).toBeGreaterThan(30);
      for (const [i, { line, choice }] of asked.entries()) {
        const wanted = expected(choice);
        const got = (results[i] as number[][]).flat();
        expect(got.length, line).toBe(wanted.length);
        const off = got.findIndex(
          (y, k) => !(Math.abs(y - (wanted[k] as number)) <= 2e-6 + 2e-5 * Math.abs(wanted[k] as number)),
        );
        expect(off < 0 ? "" : `${line} at ${x[off]}: ${got[off]}, not ${wanted[off]}`).toBe("");
      }
    });
  });
}

const others = pythonsWith("torch", "keras", "jax");
describe.skipIf(others.length === 0)("where the same name means another function", () => {
  test.each(others)("is as the file says, by $title", { timeout: 120_000 }, ({ command }) => {
    const script = fileURLToPath(new URL("../../oracle/libraries.py", import.meta.url));
    const { status, stdout, stderr } = spawnSync(command, [script, "--check"], { encoding: "utf8" });
    expect(status, stdout + stderr).toBe(0);
  });
});
