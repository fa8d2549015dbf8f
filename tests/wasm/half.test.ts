import { createHash } from "node:crypto";
import { type Core, loadCore } from "playground-core";
import { loadCurves } from "playground-core/curves";
import { describe, expect, it } from "vitest";
import { index, numbers as numbersOf, patterns, reference } from "../support/half";

describe.each([true, false])("16-bit formats, simd: %s", async (simd) => {
  const core: Core = await loadCore({ simd });

  describe.each(["bfloat16", "float16"] as const)(`%s, as torch ${index.torch}`, (dtype) => {
    const numbers = numbersOf(dtype);
    const torch = reference(dtype);

    it("reads the file that the script wrote", () => {
      const hashes = torch.map((array) => createHash("sha256").update(array).digest("hex"));
      expect(hashes).toEqual(index.sha256[dtype]);
    });

    // tests/oracle/half.py makes what is missing.
    it("is there for every element-wise activation that torch has", () => {
      const ids = new Set(index.curves.map(({ id }) => id));
      expect([...ids].sort()).toEqual(
        core
          .catalogue()
          .filter(({ kind, torch: { module } }) => kind === "elementwise" && module !== "")
          .map(({ id }) => id)
          .sort(),
      );
    });

    it.each(index.curves.map((curve, i) => ({ ...curve, i })))("$id $parameters", ({ id, parameters, i }) => {
      const got = core.evaluate({ id, parameters }, numbers, 1, { dtype });
      for (const [name, bits] of [
        ["value", torch[2 * i]],
        ["derivative", torch[2 * i + 1]],
      ] as const) {
        const wrong = [];
        for (let pattern = 0; pattern < patterns; ++pattern) {
          const wanted = numbers[bits?.[pattern] as number];
          if (!Object.is(got[name][pattern], wanted)) wrong.push([numbers[pattern], wanted, got[name][pattern]]);
        }
        expect(wrong.slice(0, 5), `${wrong.length} of 65,536: x, torch, ours`).toEqual([]);
      }
    });

    it("rounds a float32 to the nearest first, ties to even", () => {
      const last = numbers.indexOf(Infinity) - 1;
      for (const pattern of [0, 1, 2, 5, 1022, 1023, 1024, 0x3bff, 0x3c00, 0x3c01, last]) {
        const [low, high] = [numbers[pattern] as number, numbers[pattern + 1] as number];
        const even = pattern % 2 === 0 ? low : high;
        const middle = high === Infinity ? low + (low - (numbers[pattern - 1] as number)) / 2 : (low + high) / 2;
        const [below, above] = [middle * (1 - 2 ** -23), middle * (1 + 2 ** -23)];
        const x = Float32Array.of(low, middle, -middle, below, above);
        const { value } = core.evaluate({ id: "identity" }, x, 0, { dtype });
        const small = middle < 2 ** -126; // a float32 has nothing nearer to the middle there
        expect([...value]).toEqual([low, even, -even, small ? value[3] : low, small ? value[4] : high]);
      }
    });
  });

  it("gives value and derivative unless told otherwise, and has no second derivative", () => {
    const x = Float32Array.of(-1, 0, 1);
    const both = core.evaluate({ id: "tanh" }, x, undefined, { dtype: "bfloat16" });
    expect(Object.keys(both)).toEqual(["value", "derivative"]);
    expect(core.evaluate({ id: "tanh" }, x, 0, { dtype: "bfloat16" })).toEqual({ value: both.value });
    expect(() => core.evaluate({ id: "tanh" }, x, 2, { dtype: "bfloat16" })).toThrow(RangeError);
  });

  it("is one with and without blocks", () => {
    const x = Float32Array.from({ length: 9001 }, (_, i) => (i - 4500) / 450);
    const whole = core.evaluate({ id: "gelu" }, x, 1, { dtype: "float16" });
    const end = core.evaluate({ id: "gelu" }, x.subarray(8999), 1, { dtype: "float16" });
    expect(end.value).toEqual(whole.value.subarray(8999));
    expect(end.derivative).toEqual(whole.derivative.subarray(8999));
  });

  it("is left out of the core that draws the first curves, which says so", async () => {
    const curves = await loadCurves(simd);
    expect(() => curves.evaluate({ id: "relu" }, new Float32Array(1), 1, { dtype: "float16" })).toThrow(/dtype is/);
  });
});

describe("options of evaluate", async () => {
  const core: Core = await loadCore();
  const x = Float32Array.of(-1, 0, 2);
  // biome-ignore lint/suspicious/noExplicitAny: what TypeScript would not let through
  const loose = core as any;

  it("fills the arrays it is given, x too", () => {
    const wanted = core.evaluate({ id: "silu" }, x);
    const derivative = new Float32Array(3);
    const got = core.evaluate({ id: "silu" }, x, 2, { out: { derivative } });
    expect(got.derivative).toBe(derivative);
    expect(got).toEqual(wanted);
    const place = x.slice();
    expect(core.evaluate({ id: "silu" }, place, 0, { out: { value: place } }).value).toBe(place);
    expect(place).toEqual(wanted.value);
  });

  it.each([
    [null, TypeError, "options"],
    [{ dtype: "float64" }, RangeError, "dtype"],
    [{ dtype: 16 }, TypeError, "dtype"],
    [{ out: null }, TypeError, "out"],
    [{ out: { value: [1, 2, 3] } }, TypeError, "out.value"],
    [{ out: { derivative: new Float32Array(2) } }, RangeError, "out.derivative"],
  ])("throws for %o", (options, type, field) => {
    const call = () => loose.evaluate({ id: "silu" }, x, 1, options);
    expect(call).toThrow(type);
    expect(call).toThrow(expect.objectContaining({ field }));
    expect(x).toEqual(Float32Array.of(-1, 0, 2));
  });
});
