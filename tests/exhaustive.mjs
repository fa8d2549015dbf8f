import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cmake } from "../wasm/tools/build.mjs";
import { withLock } from "../wasm/tools/lock.mjs";
import { setUp } from "../wasm/tools/setup.mjs";
import { main, must, root } from "../wasm/tools/shell.mjs";
import { table } from "./support/report.mjs";

// npm run test:exhaustive: sweeps all 2^32 float32 inputs of every activation (core_exhaustive), and writes what it
// found to tests/accuracy.csv, which bounds the tests, and tests/ACCURACY.md, which is for reading. It goes on where it
// was interrupted; what it finished stays in build/exhaustive until a kernel changes.

const names = process.argv.slice(2); // only these activations: the others' lines stay as they are

const read = (file) =>
  readFileSync(join(root, file), "utf8")
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split(","))
    .map(([activation, what, ...rest]) => ({ activation, what, fields: rest }));

const find = (rows, activation, what) => rows.find((row) => row.activation === activation && row.what === what)?.fields;

const figure = (text) => {
  const value = Number(text);
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return text === "inf" ? "∞" : text;
  return value >= 1e4 ? value.toExponential(1).replace("e+", "e") : String(Number(value.toPrecision(3)));
};

/** "1.94 at -0.688252": an error and the input that shows it. */
const cell = (error, x) =>
  Number(error) === 0
    ? "0"
    : `${figure(error)} at ${Number(x)
        .toPrecision(6)
        .replace(/\.?0+$/, "")}`;

const sweepHead = [
  "activation",
  "f, ULP",
  "torch's f, ULP",
  "f′, ULP",
  "torch's f′, ULP",
  "f subnormal, 2⁻¹⁴⁹",
  "f′ subnormal, 2⁻¹⁴⁹",
  "f′ at a root, 2⁻²³ max f′",
  "f″, of what is allowed",
];

function page(ours, torch) {
  const activations = [...new Set(ours.map((row) => row.activation))];
  const own = (activation, what) => {
    const [, error, x] = find(ours, activation, what);
    return cell(error, x);
  };
  const theirs = (activation, what) => {
    const fields = find(torch, activation, what);
    return fields ? cell(fields[0], fields[1]) : "";
  };
  const sweep = activations.map((activation) => [
    activation,
    own(activation, "value"),
    theirs(activation, "value"),
    own(activation, "derivative"),
    theirs(activation, "derivative"),
    own(activation, "value_subnormal"),
    own(activation, "derivative_subnormal"),
    own(activation, "derivative_root"),
    own(activation, "second_derivative"),
  ]);
  const random = activations
    .filter((activation) => find(ours, activation, "random_value"))
    .flatMap((activation) =>
      ["value", "derivative"].map((what) => {
        const [parameters, error, x] = find(ours, activation, `random_${what}`);
        return [activation, what, cell(error, x), parameters.replaceAll(";", ", ")];
      }),
    );
  return `# Accuracy

Written by \`npm run test:exhaustive\`, which evaluates every activation at every one of the 2³² float32 inputs and compares
the result with the truth: the activation's \`exact\`, which agrees with mpmath to 1e-13 (\`tests/core/exact_test.cpp\`).
\`npm test\` repeats a sample of it and asserts the bounds.

The promise: at most 4 ULP (units in the last place of a float at the truth) wherever the truth is a normal float; below
that at most 1 unit of the smallest subnormal, 2⁻¹⁴⁹; within 1/4 of a root of f′ at most 2⁻²³ of the largest |f′|; f″ to 1e-5
relative or 1e-6 absolute. Beside each worst error stands the input that gives it.

## Default parameters, all inputs

torch's columns: PyTorch 2.13 in float32 on a CPU, every 257th input (\`tests/oracle/torch_ulp.py\`).

${table(sweepHead, sweep)}

## Other parameters, ten million random inputs and parameters each

${table(["activation", "", "ULP", "parameters"], random)}
`;
}

/** The old table with the new lines in place of those of the same activations; random ones come last, as they did. */
function merge(old, swept) {
  const [head, ...lines] = old.trim().split("\n");
  const added = swept.trim().split("\n").slice(1);
  const nameOf = (line) => line.slice(0, line.indexOf(","));
  const renewed = new Set(added.map(nameOf));
  const all = [...lines.filter((line) => !renewed.has(nameOf(line))), ...added];
  const random = (line) => line.split(",")[1].startsWith("random_");
  return `${[head, ...all.filter((line) => !random(line)), ...all.filter(random)].join("\n")}\n`;
}

await main(async () => {
  await withLock(join(root, "build/.lock"), async () => {
    await setUp("test");
    await cmake("native", ["core_exhaustive"], { quiet: true });
  });
  const folder = join(root, "build/exhaustive");
  await must(join(root, "build/native/tests/exhaustive/core_exhaustive"), ["--into", folder, ...names]);
  const csv = readFileSync(join(folder, "accuracy.csv"), "utf8");
  const table = join(root, "tests/accuracy.csv");
  writeFileSync(table, names.length > 0 ? merge(readFileSync(table, "utf8"), csv) : csv);
  writeFileSync(join(root, "tests/ACCURACY.md"), page(read("tests/accuracy.csv"), read("tests/data/torch_ulp.csv")));
  for (const { activation, what, fields } of read("build/exhaustive/accuracy.csv"))
    if (what === "value" || what === "derivative")
      console.log(`${activation}: ${what} within ${fields[1]} ULP, worst at x = ${fields[2]}`);
  console.log(
    "Written: tests/accuracy.csv and tests/ACCURACY.md. An activation's maxUlp is not below these, nor 1 above.",
  );
});
