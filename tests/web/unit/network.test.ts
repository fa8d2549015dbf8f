import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { elementwise } from "../../../web/src/core/catalogue";
import { openCompiler } from "../../../web/src/core/core";
import { torchCode } from "../../../web/src/explore/facts/torch-code";
import { layers } from "../../../web/src/explore/model/layers";
import { complaint, savesOutput } from "../../../web/src/explore/network/in-place";
import { between, sizes, stages, waysOf } from "../../../web/src/explore/network/model";
import { readNumbers, readRow, readSizes } from "../../../web/src/explore/network/read";
import { scriptOf } from "../../../web/src/explore/network/script";
import { state } from "../../../web/src/state/state";
import { pythonWith } from "../../support/python.mjs";

beforeAll(async () => {
  layers.value = await openCompiler();
});

const torch = pythonWith("torch");

function run(code: string): string {
  const { stdout, stderr } = spawnSync(torch as string, ["-c", code], { encoding: "utf8" });
  if (!stdout) throw new Error(stderr);
  return stdout.trimEnd();
}

const digits = Array.from({ length: 785 }, (_, i) => (i * 37) % 256);

describe.skipIf(!torch)("in PyTorch", () => {
  test.each([
    [[100, 64, 32, 5], [{ id: "relu" }, { id: "tanh" }], null, 0],
    [[785, 128, 10], [{ id: "elu", parameters: { alpha: 0.5 } }], digits, 42],
    [[3, 2], [], [0.5, -1, 2], 7],
  ])("the script for %j prints what the cells show", (sized, activations, vector, seed) => {
    state.sizes.value = sized;
    state.between.value = activations;
    state.vector.value = vector;
    state.manual_seed.value = seed;
    const lines = run(scriptOf(seed, sizes.value, between.value, vector).join("\n")).split("\n");
    expect(lines.length).toBe(stages.value.length);
    for (const [index, { values }] of stages.value.entries()) {
      const [, count, list] = /^\(1, (\d+)\) (\[.*\])$/.exec(lines[index] as string) as unknown as [0, string, string];
      expect(Number(count)).toBe(values.length);
      const largest = Math.max(...values.map(Math.abs));
      for (const [i, value] of (JSON.parse(list) as number[]).entries())
        expect(Math.abs((values[i] as number) - value)).toBeLessThan(2e-6 * Math.max(1, largest));
    }
  });

  test("losses and gradients, joined rightly and wrongly", () => {
    const logits = Float32Array.of(2.5, -1, 0.25, 1e-3, -3);
    const printed = run(`
import torch
from torch import nn
t = torch.tensor([3])
for f in (lambda z: nn.CrossEntropyLoss()(z, t), lambda z: nn.CrossEntropyLoss()(z.softmax(1), t),
          lambda z: nn.NLLLoss()(z.log_softmax(1), t), lambda z: nn.NLLLoss()(z.softmax(1), t)):
    z = torch.tensor([${JSON.stringify([...logits])}], requires_grad=True)
    loss = f(z); loss.backward()
    print(loss.item(), z.grad[0, 3].item())`);
    const theirs = printed
      .trim()
      .split("\n")
      .map((line) => line.split(" ").map(Number));
    for (const [i, { loss, gradient }] of waysOf(logits, 3).entries()) {
      expect(loss).toBeCloseTo(theirs[i]?.[0] as number, 6);
      expect(gradient).toBeCloseTo(theirs[i]?.[1] as number, 6);
    }
  });

  test("what is said of an output changed in place, for every activation", () => {
    const all = elementwise().filter(({ torch: { module } }) => module !== "");
    const modules = all.map((info) => torchCode({ id: info.id }, info)?.lines[0]?.replace("torch.", ""));
    const printed = run(`
import torch
from torch import nn
for m in (${modules.join(", ")},):
    y = m(nn.Linear(8, 4)(torch.randn(1, 8))); y.mul_(2)
    try: y.sum().backward(); print("")
    except RuntimeError as e: print("RuntimeError: " + str(e))
print("end")`);
    const said = printed.split("\n");
    for (const [i, { id }] of all.entries()) {
      const step = savesOutput[id];
      expect(said[i]?.split(" Hint")[0], id).toBe(step ? complaint(step, [1, 4]) : "");
    }
  });
});

test("a softmax too many leaves a loss that no training removes", () => {
  const perfect = waysOf(Float32Array.of(100, 0, 0, 0, 0), 0);
  expect(perfect[0]?.loss).toBeCloseTo(0, 6);
  expect(perfect[1]?.loss).toBeCloseTo(Math.log(Math.E + 4) - 1, 6);
  expect(perfect[1]?.least).toBeCloseTo(Math.log(Math.E + 4) - 1, 6);
});

test("typed numbers are read, or what is wrong is named", () => {
  expect(readNumbers("1, −2;3.5e-1\n4")).toEqual({ values: [1, -2, 0.35, 4] });
  expect(readNumbers("1 2 x3")).toEqual({ wrong: 3, text: "x3" });
  expect(readNumbers("1e7")).toEqual({ wrong: 1, text: "1e7" });
  expect(readNumbers("1 ".repeat(1025))).toEqual({ many: 1025 });
  expect(readRow("7,0,128,255", "first", 255)).toEqual({ values: [0, Math.fround(128 / 255), 1] });
  expect(readRow("1\t2\t9", "last", 1)).toEqual({ values: [1, 2] });
  expect(readSizes("100 - 64-32–5", 2, 6)).toEqual([100, 64, 32, 5]);
  for (const wrong of ["", "5", "0-3", "3-4-", "2000-1", "1.5-2", "1-2-3-4-5-6-7"])
    expect(readSizes(wrong, 2, 6), wrong).toBeUndefined();
});
