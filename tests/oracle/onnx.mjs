import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toOnnx } from "../../dist/core/export/onnx.js";
import { loadCore } from "../../dist/core/index.js";
import { main, root } from "../../wasm/tools/shell.mjs";
import { pythonWith } from "../support/python.mjs";

// What onnxruntime makes of each activation as trainer.toOnnx() writes it, into tests/ONNX.md:
// node tests/oracle/onnx.mjs

const points = Float32Array.from({ length: 40001 }, (_, i) => (i - 20000) / 1000);

const layer = (rest) => ({
  inputs: 1,
  outputs: 1,
  weight: Float32Array.of(1),
  bias: Float32Array.of(0),
  learned: [],
  perNeuron: false,
  batchNorm: "none",
  dropout: 0,
  ...rest,
});

/** A network of one unit that is the activation. */
function modelOf(core, { id, parameters, expression }) {
  const made = core.compile(expression);
  const numbers = parameters.map(({ name, default: value, choices }) => [
    name,
    choices ? choices.indexOf(value) : value,
  ]);
  const learned = parameters.filter(({ learnable }) => learnable);
  const activation = layer({
    id,
    parameters: Object.fromEntries(numbers),
    operator: core.spelling({ id }).onnx,
    formula: core.toCode({ id: made.id }, "onnx"),
    formulaInputs: made.parameters.map(({ name }) => name),
    learned: learned.map(({ name }) => name),
    ...(learned.length > 0 ? { slope: Float32Array.from(learned, ({ default: value }) => value) } : {}),
  });
  return { layers: [activation, layer({})], loss: "mse", batches: 0, names: [], classNames: [] };
}

const runAll = `import sys, numpy, onnx, onnxruntime
x = numpy.fromfile(sys.argv[1] + "/x", dtype=numpy.float32).reshape(-1, 1)
for name in sys.argv[2:]:
    path = sys.argv[1] + "/" + name + ".onnx"
    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    session.run(None, {"input": x})[0].tofile(sys.argv[1] + "/" + name)
print(onnxruntime.__version__, onnx.__version__)
`;

const shown = (value) => (value === 0 ? "0" : value.toExponential(1).replace("e", " × 10^").replace("+", ""));

await main(async () => {
  const core = await loadCore();
  const folder = mkdtempSync(join(tmpdir(), "onnx-"));
  const all = core.catalogue().filter(({ kind }) => kind === "elementwise");
  writeFileSync(join(folder, "x"), points);
  const models = all.map((info) => modelOf(core, info));
  for (const [i, { id }] of all.entries()) writeFileSync(join(folder, `${id}.onnx`), toOnnx(models[i]));
  const { status, stdout, stderr } = spawnSync(
    pythonWith("onnx", "onnxruntime"),
    ["-c", runAll, folder, ...all.map(({ id }) => id)],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  const [runtime, onnx] = stdout.trim().split(" ");
  const rows = all.map(({ id, name }, i) => {
    const ours = core.evaluate({ id }, points, 0).value;
    const bytes = readFileSync(join(folder, id));
    const theirs = new Float32Array(bytes.buffer, bytes.byteOffset, points.length);
    let [absolute, relative, at, relativeAt] = [0, 0, 0, 0];
    ours.forEach((value, k) => {
      const difference = Math.abs(value - theirs[k]);
      if (difference > absolute) [absolute, at] = [difference, points[k]];
      if (difference / Math.abs(value) > relative) [relative, relativeAt] = [difference / Math.abs(value), points[k]];
    });
    const operator = models[i].layers[0].operator?.name ?? "its formula";
    const place = (value, x) => (value === 0 ? "0" : `${shown(value)} at ${Number(x.toFixed(3))}`);
    return `| ${name} | ${operator} | ${place(absolute, at)} | ${place(relative, relativeAt)} |`;
  });
  rmSync(folder, { recursive: true });
  const text = `# Exported activations in onnxruntime

Written by \`node tests/oracle/onnx.mjs\`: each activation with its defaults, as \`trainer.toOnnx()\` writes it (ONNX ${onnx},
operators of version 20), in onnxruntime ${runtime} on the processor, against ours at 40,001 points from −20 to 20. Where
the relative difference is large, the value is near 0: onnxruntime computes e^x − 1 as such in Elu, Selu and Celu, and
ONNX has no expm1, log1p or erfc for what is written out as its formula.

| activation | operator | largest difference | largest relative difference |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
  writeFileSync(join(root, "tests/ONNX.md"), text);
});
