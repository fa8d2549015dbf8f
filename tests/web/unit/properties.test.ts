import { beforeAll, describe, expect, test } from "vitest";
import { activation, elementwise } from "../../../web/src/core/catalogue";
import { core, openCore } from "../../../web/src/core/core";
import { type Properties, properties } from "../../../web/src/explore/facts/properties";

beforeAll(async () => {
  await openCore();
});

/** What the literature says, to hold against what is worked out from the values. */
const expected: Record<string, Partial<Properties>> = {
  identity: { bounded: "no", monotonic: true, smoothness: "smooth", zeroCentred: true },
  relu: { bounded: "below", monotonic: true, smoothness: "kink", zeroCentred: false },
  relu6: { bounded: "both", monotonic: true, smoothness: "kink", zeroCentred: false },
  leaky_relu: { bounded: "no", monotonic: true, smoothness: "kink", zeroCentred: false },
  elu: { bounded: "below", monotonic: true, smoothness: "once", zeroCentred: false },
  celu: { bounded: "below", monotonic: true, smoothness: "once", zeroCentred: false },
  selu: { bounded: "below", monotonic: true, smoothness: "kink", zeroCentred: true },
  gelu: { bounded: "below", monotonic: false, smoothness: "smooth", zeroCentred: false },
  silu: { bounded: "below", monotonic: false, smoothness: "smooth", zeroCentred: false },
  mish: { bounded: "below", monotonic: false, smoothness: "smooth", zeroCentred: false },
  hardswish: { bounded: "below", monotonic: false, smoothness: "kink", zeroCentred: false },
  softplus: { bounded: "below", monotonic: true, zeroCentred: false },
  logsigmoid: { bounded: "above", monotonic: true, smoothness: "smooth", zeroCentred: false },
  sigmoid: { bounded: "both", monotonic: true, smoothness: "smooth", zeroCentred: false },
  tanh: { bounded: "both", monotonic: true, smoothness: "smooth", zeroCentred: true },
  softsign: { bounded: "both", monotonic: true, smoothness: "once", zeroCentred: true },
  hardsigmoid: { bounded: "both", monotonic: true, smoothness: "kink", zeroCentred: false },
  hardtanh: { bounded: "both", monotonic: true, smoothness: "kink", zeroCentred: true },
  softshrink: { bounded: "no", monotonic: true, smoothness: "kink", zeroCentred: true },
  hardshrink: { bounded: "no", monotonic: true, smoothness: "jump", zeroCentred: true },
  tanhshrink: { bounded: "no", monotonic: true, smoothness: "smooth", zeroCentred: true },
};

describe("properties worked out from the values", () => {
  test.for(Object.entries(expected))("of %s are those of the literature", ([id, known], { skip }) => {
    skip(!activation(id), "not in the catalogue");
    expect(properties({ id })).toMatchObject(known);
  });

  test("follow the parameters", () => {
    expect(properties({ id: "elu", parameters: { alpha: 0.5 } }).smoothness).toBe("kink");
    if (activation("leaky_relu"))
      expect(properties({ id: "leaky_relu", parameters: { negative_slope: 1 } }).zeroCentred).toBe(true);
    if (activation("hardtanh"))
      expect(properties({ id: "hardtanh", parameters: { min_val: 0 } }).zeroCentred).toBe(false);
  });

  test("hold what the core says of the range", async () => {
    const core = await openCore();
    const x = Float32Array.from({ length: 20001 }, (_, i) => (i - 10000) / 250);
    for (const { id } of elementwise()) {
      const { value } = core.evaluate({ id }, x, 0);
      const [low, high] = properties({ id }).range;
      expect(Math.min(...value), id).toBeGreaterThanOrEqual(Math.fround(low));
      expect(Math.max(...value), id).toBeLessThanOrEqual(Math.fround(high));
    }
  });

  test("ReLU's mean over a standard normal is 1/√(2π)", () => {
    expect(properties({ id: "relu" }).mean).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 5);
  });
});

describe("the ends of the range", () => {
  const closed: Record<string, [boolean, boolean]> = {
    relu: [true, false],
    relu6: [true, true],
    hardtanh: [true, true],
    hardsigmoid: [true, true],
    hardswish: [true, false],
    gelu: [true, false],
    silu: [true, false],
    mish: [true, false],
    elu: [false, false],
    celu: [false, false],
    selu: [false, false],
    softplus: [false, false],
    logsigmoid: [false, false],
    sigmoid: [false, false],
    tanh: [false, false],
    softsign: [false, false],
    identity: [false, false],
  };
  test.for(Object.entries(closed))("of %s are reached: %s", ([id, ends]) => {
    expect(properties({ id }).ends.map(({ reached }) => reached)).toEqual(ends);
  });

  /** How far the true function is from the bound at x, and the float32 unit there. */
  const rounded: [string, 0 | 1, (x: number) => number, number][] = [
    ["sigmoid", 1, (x) => 1 / (1 + Math.exp(x)), 2 ** -23],
    ["sigmoid", 0, (x) => Math.exp(x), 2 ** -149],
    ["tanh", 1, (x) => 2 / (Math.exp(2 * x) + 1), 2 ** -23],
    ["tanh", 0, (x) => 2 / (Math.exp(-2 * x) + 1), 2 ** -23],
    ["elu", 0, (x) => Math.exp(x), 2 ** -23],
    ["softplus", 0, (x) => Math.exp(x), 2 ** -149],
  ];
  test.each(rounded)("float32 gives %s's bound (%i) only where it is less than a unit away", (id, side, away, unit) => {
    const { ends, range } = properties({ id });
    const from = ends[side]?.roundedFrom ?? Number.NaN;
    expect(away(from)).toBeLessThan(unit);
    expect(away(from)).toBeGreaterThan(unit / 16);
    const beyond = Float32Array.from({ length: 100_000 }, (_, i) => from * (1 + (i * 100) / 1e7));
    const { value } = core().evaluate({ id }, beyond, 0);
    expect(new Set(value)).toEqual(new Set([Math.fround(range[side])]));
    const before = core().evaluate({ id }, Float32Array.of(from * 0.9), 0).value[0];
    expect(before).not.toBe(Math.fround(range[side]));
  });

  test("follow the parameters", () => {
    expect(properties({ id: "hardtanh", parameters: { min_val: -3, max_val: 2 } }).ends).toEqual([
      { reached: true },
      { reached: true },
    ]);
    expect(properties({ id: "elu", parameters: { alpha: 2 } }).ends[0].reached).toBe(false);
  });
});
