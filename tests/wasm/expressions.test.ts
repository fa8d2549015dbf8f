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

  /** As deep as 500 characters and 64 levels allow. */
  const deepest: { [kind: string]: string } = {
    brackets: `${"(".repeat(64)}x${")".repeat(64)}`,
    bars: `${"(|".repeat(32)}x${"|)".repeat(32)}`,
    signs: `${"-".repeat(64)}x`,
    "towers of powers": `${"x^".repeat(64)}x`,
    choices: `${"x?1:".repeat(64)}x`,
    "choices in choices": `${"x?".repeat(64)}1${":x".repeat(64)}`,
    "Python's choices": `${"x if x else ".repeat(40)}x`,
    functions: `${"sin(".repeat(64)}x${")".repeat(64)}`,
    "powers of functions": `${"exp(".repeat(48)}x${")^2".repeat(48)}`,
    activations: `${"elu(".repeat(62)}x${")".repeat(62)}`,
    methods: `x${".mish()".repeat(71)}`,
    products: `x${"*x".repeat(249)}`,
    quotients: `x${"/x".repeat(249)}`,
    squares: `x${"²".repeat(499)}`,
  };
  test.each(Object.entries(deepest))("the deepest formula of %s computes, and is written", (_, source) => {
    for (const asWritten of [false, true]) {
      const { id } = made(source, { asWritten });
      const { value, secondDerivative } = core.evaluate({ id }, Float32Array.of(0.5, -2, 3));
      expect(value).toHaveLength(3);
      expect(secondDerivative).toHaveLength(3);
      for (const language of ["module", "function", "numpy", "jax", "header", "onnx"] as const)
        expect(core.toCode({ id }, language).length).toBeGreaterThan(20);
    }
  });

  test("one level more is refused where it begins", () => {
    const refused = (source: string) => core.compile(source);
    expect(refused("(".repeat(500))).toMatchObject({ error: { code: "deep", position: 64 } });
    expect(refused(`${"x^".repeat(65)}x`)).toMatchObject({ error: { code: "deep", position: 129, length: 1 } });
    expect(refused("x?".repeat(250))).toMatchObject({ error: { code: "deep", position: 128 } });
    expect(refused(`${"-".repeat(65)}x`)).toMatchObject({ error: { code: "deep" } });
    expect(refused("x".repeat(501))).toMatchObject({ error: { code: "long", position: 500, length: 1 } });
    expect(refused("\udc00x")).toMatchObject({ error: { position: 0, length: 1 } });
    expect(refused("x*👩‍🚀")).toMatchObject({ error: { position: 2, length: 2 } });
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
