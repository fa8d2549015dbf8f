import { spawnSync } from "node:child_process";
import { type Core, loadCore } from "playground-core";
import { beforeAll, describe, expect, test } from "vitest";
import { pythonWith } from "../support/python.mjs";

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const torch = pythonWith("torch");

/** What PyTorch prints as JSON. */
function ask<T>(code: string): T {
  const { stdout, stderr } = spawnSync(torch as string, ["-c", `import json, torch\nfrom torch import nn\n${code}`], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

test("the stream begins as PyTorch's documentation shows it", () => {
  // torch.manual_seed(0); torch.randn(2)
  expect([...core.manualSeed(0).randn(2)].map((x) => x.toFixed(4))).toEqual(["1.5410", "-0.2934"]);
  // torch.manual_seed(0); torch.rand(2)
  expect([...core.manualSeed(0).rand(2)].map((x) => x.toFixed(4))).toEqual(["0.4963", "0.7682"]);
});

describe.skipIf(!torch)("against PyTorch", () => {
  test.each([0, 7, 2 ** 32 - 1, -3, 2 ** 40 + 5])("draws for draws, seed %i", (seed) => {
    const theirs = ask<number[][]>(`
torch.manual_seed(${seed})
parts = [torch.randn(100)]
fc = nn.Linear(100, 64); parts += [fc.weight, fc.bias, torch.rand(3), torch.randn(5)]
bi = nn.Bilinear(5, 7, 3); parts += [bi.weight, bi.bias, torch.randn(17)]
print(json.dumps([p.detach().flatten().tolist() for p in parts]))`);
    const stream = core.manualSeed(seed);
    const first = stream.randn(100);
    const fc = stream.linear(100, 64);
    const [rand, few] = [stream.rand(3), stream.randn(5)];
    const bi = stream.bilinear(5, 7, 3);
    const ours = [first, fc.weight, fc.bias, rand, few, bi.weight, bi.bias, stream.randn(17)];
    expect(ours.map((part) => [...part])).toEqual(theirs);
  });

  test("a linear and a bilinear layer, to the rounding of their sums", () => {
    const { y, z, x, x1, x2 } = ask<Record<"y" | "z" | "x" | "x1" | "x2", number[]>>(`
torch.manual_seed(5)
fc = nn.Linear(785, 33); bi = nn.Bilinear(20, 30, 40)
x = torch.randn(4, 785); x1 = torch.randn(128, 20); x2 = torch.randn(128, 30)
out = {"x": x, "x1": x1, "x2": x2, "y": fc(x), "z": bi(x1, x2)}
print(json.dumps({k: v.detach().flatten().tolist() for k, v in out.items()}))`);
    const stream = core.manualSeed(5);
    const [fc, bi] = [stream.linear(785, 33), stream.bilinear(20, 30, 40)];
    const near = (ours: Float32Array, theirs: number[], most: number) => {
      expect(ours.length).toBe(theirs.length);
      expect(Math.max(...ours.map((value, i) => Math.abs(value - (theirs[i] as number))))).toBeLessThan(most);
    };
    near(core.linear(Float32Array.from(x), fc), y, 2e-6);
    near(core.bilinear(Float32Array.from(x1), Float32Array.from(x2), bi), z, 5e-6);
  });
});

test("streams do not disturb one another", () => {
  const [a, b] = [core.manualSeed(1), core.manualSeed(2)];
  const mixed = [a.randn(3), b.rand(2), a.rand(4), b.randn(20)].map((part) => [...part]);
  const [c, d] = [core.manualSeed(1), core.manualSeed(2)];
  const [first, third, second, fourth] = [c.randn(3), c.rand(4), d.rand(2), d.randn(20)];
  expect(mixed).toEqual([first, second, third, fourth].map((part) => [...part]));
});

test("no rows give no rows", () => {
  const none = new Float32Array(0);
  const stream = core.manualSeed(0);
  expect(stream.randn(0)).toEqual(none);
  expect(core.linear(none, stream.linear(3, 2))).toEqual(none);
  expect(core.bilinear(none, none, stream.bilinear(2, 3, 4))).toEqual(none);
});

describe("what is not allowed is named", () => {
  const layer = { weight: new Float32Array(6), bias: new Float32Array(2) };
  const floats = new Float32Array(3);
  const given: [string, unknown, () => unknown][] = [
    ["seed", "0", () => core.manualSeed("0" as never)],
    ["seed", 0.5, () => core.manualSeed(0.5)],
    ["count", -1, () => core.manualSeed(0).randn(-1)],
    ["count", 2 ** 25, () => core.manualSeed(0).rand(2 ** 25)],
    ["inputs", 0, () => core.manualSeed(0).linear(0, 3)],
    ["outputs", 2 ** 23 + 2 ** 12, () => core.manualSeed(0).linear(2, 2 ** 12 * 2049)],
    ["inputs2", "7", () => core.manualSeed(0).bilinear(1, "7" as never, 3)],
    ["x", 4, () => core.linear(new Float32Array(4), layer)],
    ["x", [1, 2, 3], () => core.linear([1, 2, 3] as never, layer)],
    ["layer", null, () => core.linear(floats, null as never)],
    ["layer.weight", 5, () => core.linear(floats, { ...layer, weight: new Float32Array(5) })],
    ["layer.bias", 0, () => core.linear(floats, { ...layer, bias: new Float32Array(0) })],
    ["layer.weight", 6, () => core.bilinear(floats, floats, { ...layer, inputs1: 2, inputs2: 2 })],
    ["x2", 6, () => core.bilinear(floats, new Float32Array(6), { ...layer, inputs1: 1, inputs2: 3 })],
  ];
  test.each(given)("%s: %s", (field, _, call) => {
    let thrown: unknown;
    try {
      call();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).toMatchObject({ field, allowed: expect.any(String) });
    expect([...core.linear(Float32Array.of(1, 2, 3), layer)]).toEqual([0, 0]); // it works on
  });
});
