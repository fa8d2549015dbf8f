import type { ActivationInfo } from "playground-core";
import { describe, expect, test } from "vitest";
import { activation, elementwise } from "../../../web/src/core/catalogue";
import { openCore } from "../../../web/src/core/core";
import { plain } from "../../../web/src/explore/cost/plain";
import { otherCode } from "../../../web/src/explore/facts/snippets";
import { torchCode } from "../../../web/src/explore/facts/torch-code";
import { naiveSoftmax } from "../../../web/src/explore/rows/naive-softmax";
import type { Choice } from "../../../web/src/state/choice";

const x = Float32Array.from({ length: 401 }, (_, i) => (i - 200) / 20);

/** erf by its series and its continued fraction: an oracle of its own. */
function erf(z: number): number {
  if (Math.abs(z) > 3) {
    let fraction = 0;
    for (let k = 60; k > 0; k--) fraction = k / 2 / (Math.abs(z) + fraction);
    return Math.sign(z) * (1 - Math.exp(-z * z) / Math.sqrt(Math.PI) / (Math.abs(z) + fraction));
  }
  let [term, sum] = [z, z];
  for (let n = 1; n < 80; n++) {
    term *= (-z * z) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** As much of NumPy and SciPy as the snippets use, for one number at a time. */
const np = {
  maximum: Math.max,
  minimum: Math.min,
  clip: (value: number, low: number, high: number) => Math.min(Math.max(value, low), high),
  where: (condition: boolean, yes: number, no: number) => (condition ? yes : no),
  expm1: Math.expm1,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
  abs: Math.abs,
  sign: Math.sign,
  pi: Math.PI,
  logaddexp: (a: number, b: number) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))),
};
const scipy = { special: { erf, expit: (value: number) => 1 / (1 + Math.exp(-value)) } };

/** These lines are JavaScript as well as Python. */
const run = (line: string, at: number): number =>
  new Function("np", "scipy", "x", `return ${line}`)(np, scipy, at) as number;

const changed: Choice[] = [
  { id: "gelu", parameters: { approximate: "tanh" } },
  { id: "elu", parameters: { alpha: 0.5 } },
  { id: "celu", parameters: { alpha: 2 } },
  { id: "softplus", parameters: { beta: 2 } },
  { id: "hardtanh", parameters: { min_val: -2, max_val: 0.5 } },
  { id: "hardshrink", parameters: { lambd: 1 } },
  { id: "leaky_relu", parameters: { negative_slope: 0.2 } },
];
await openCore();
const choices = [...elementwise().map(({ id }) => ({ id })), ...changed.filter(({ id }) => activation(id))];
const numpyOf = (choice: Choice) =>
  otherCode(choice, activation(choice.id) as ActivationInfo).find(({ library }) => library === "NumPy")?.lines[0] ?? "";

describe("code to paste", () => {
  // What is written out from the formula is Python of several lines, which code.test.ts runs.
  test.each(choices.filter((choice) => !numpyOf(choice).includes("\n")))(
    "$id $parameters: NumPy's line gives what the core gives",
    async (choice) => {
      const line = numpyOf(choice);
      expect(line).not.toBe("");
      expect(line).not.toMatch(/[{}]/);
      const { value } = (await openCore()).evaluate(choice, x, 0);
      x.forEach((at, i) => {
        expect(run(line, at), `${line} at ${at}`).toBeCloseTo(value[i] as number, 4);
      });
    },
  );

  test("PyTorch's lines bear torch's names and only what differs from its defaults", () => {
    const lines = (choice: Choice) => {
      const info = activation(choice.id);
      return (info && torchCode(choice, info)?.lines) ?? [];
    };
    expect(lines({ id: "relu" })).toEqual(["torch.nn.ReLU()", "torch.nn.functional.relu(x)"]);
    expect(lines({ id: "elu", parameters: { alpha: 0.5 } })).toEqual([
      "torch.nn.ELU(alpha=0.5)",
      "torch.nn.functional.elu(x, alpha=0.5)",
    ]);
    expect(lines({ id: "gelu", parameters: { approximate: "tanh" } })[0]).toBe('torch.nn.GELU(approximate="tanh")');
    expect(lines({ id: "softmax" })).toEqual(["torch.nn.Softmax(dim=-1)", "torch.nn.functional.softmax(x, dim=-1)"]);
    if (activation("identity")) expect(lines({ id: "identity" })).toEqual(["torch.nn.Identity()"]);
    if (activation("threshold"))
      expect(lines({ id: "threshold" })[0]).toMatch(/^torch\.nn\.Threshold\([\d.]+, [\d.]+\)$/);
  });
});

test("the plain loops that the cost is compared with work out the same functions", async () => {
  const core = await openCore();
  const y = new Float32Array(x.length);
  expect(Object.keys(plain).length).toBeGreaterThan(10);
  for (const { id } of elementwise()) {
    const loop = plain[id];
    if (!loop) continue; // shown without this peer
    loop(x, y);
    const { value } = core.evaluate({ id }, x, 0);
    y.forEach((got, i) => {
      expect(got, `${id} at ${x[i]}`).toBeCloseTo(value[i] as number, 4);
    });
  }
});

describe("naive softmax", () => {
  test("is right where nothing overflows, and NaN where exp does", async () => {
    const core = await openCore();
    const small = new Float32Array([1, 2, 3]);
    const { value } = core.evaluateRows({ id: "softmax" }, small, 3);
    naiveSoftmax(small).forEach((got, i) => {
      expect(got).toBeCloseTo(value[i] as number, 6);
    });
    expect(naiveSoftmax(new Float32Array([1000, 1001, 1002]))).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
