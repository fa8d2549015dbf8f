import { beforeAll, describe, expect, test } from "vitest";
import { type Core, loadCore } from "../../dist/core/index.js";

describe.each([true, false])("simd: %s", (simd) => {
  let core: Core;
  beforeAll(async () => {
    core = await loadCore({ simd });
  });

  const made = (source: string, options = {}) => {
    const result = core.compile(source, options);
    if ("error" in result) throw new Error(result.error.message);
    return result;
  };

  test("a formula is an activation like any other", () => {
    const swish = made("x * sigmoid(beta * x)", { parameters: { beta: 1 } });
    const x = Float32Array.from({ length: 999 }, (_, i) => (i - 500) / 50);
    const ours = core.evaluate({ id: swish.id }, x);
    const silu = core.evaluate({ id: "silu" }, x);
    ours.value.forEach((value, i) => {
      expect(value).toBeCloseTo(silu.value[i] as number, 5);
      expect(ours.derivative[i]).toBeCloseTo(silu.derivative[i] as number, 5);
    });
    expect(core.evaluate({ id: swish.id, parameters: { beta: 0 } }, x).value[0]).toBe(-5);
    expect(swish.parameters.map(({ name }) => name)).toEqual(["beta"]);
    expect(swish.formula).toContain("\\beta");
    expect(core.compile("x * sigmoid(beta * x)", { parameters: { beta: 1 } })).toEqual(swish);
  });

  test("what is wrong stands under its characters, in UTF-16 units", () => {
    expect(core.compile("x + 😀")).toMatchObject({ error: { position: 4, length: 2 } });
    expect(core.compile("2x")).toMatchObject({ error: { code: "implicit", position: 1, length: 1 } });
    expect(core.compile(`${"(".repeat(400)}x`)).toMatchObject({ error: { code: "deep", position: 64 } });
    expect(core.compile("x+\ud83d")).toMatchObject({ error: { position: 2, length: 1 } });
    expect(() => core.compile("x", { parameters: { a: Number.NaN } })).toThrow(RangeError);
    expect(() => core.compile(1 as unknown as string)).toThrow(TypeError);
  });

  test("it trains, from its source alone, and is learned by", () => {
    const config = {
      dataset: { samples: 64 },
      activation: { id: "", source: "where(x > 0, x, a * x)", parameters: { a: 0.25 }, learnable: ["a"] },
    };
    const trainer = core.createTrainer(config);
    const prelu = core.createTrainer({ dataset: { samples: 64 }, activation: { id: "prelu" } });
    trainer.run(5);
    prelu.run(5);
    expect([...trainer.history().loss]).toEqual([...prelu.history().loss]);
    expect(trainer.toPyTorch()).toContain("nn.Parameter");
    trainer.dispose();
    prelu.dispose();
    expect(() => core.createTrainer({ activation: { id: "", source: "x +" } })).toThrow(/source/);
  });

  test("more formulas than are kept do no harm", () => {
    for (let i = 0; i < 300; ++i) made(`x * ${i}`);
    const one = Float32Array.of(1);
    expect(core.evaluate({ id: "", source: "x * 7" }, one).value[0]).toBe(7);
    expect(core.evaluate({ id: made("x * 299").id }, one).value[0]).toBe(299);
  });
});
