import { readdir, readFile } from "node:fs/promises";
import fc from "fast-check";
import { type ActivationInfo, type Core, type InputError, loadCore } from "playground-core";
import { describe, expect, it } from "vitest";

const x = Float32Array.of(-3, -1, -0.5, 0, 0.5, 1, 3);

/** Loosely typed: the tests below hand in what TypeScript would not let through. */
// biome-ignore lint/suspicious/noExplicitAny: that is the point
type Loose = any;

function errorOf(call: () => unknown): InputError {
  try {
    call();
  } catch (error) {
    return error as InputError;
  }
  throw new Error("nothing was thrown");
}

function expectError(call: () => unknown, type: typeof RangeError | typeof TypeError, field: string, value?: unknown) {
  const error = errorOf(call);
  expect(error).toBeInstanceOf(type);
  expect(error.field).toBe(field);
  if (value !== undefined) expect(error.value).toEqual(value);
  expect(error.allowed).not.toBe("");
  expect(error.message).toContain(`${field} is `);
  expect(error.message).toContain(`allowed: ${error.allowed}`);
}

/** Bit by bit; faster than toEqual by far. */
function expectSame(actual: Float32Array, expected: Float32Array) {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) => Buffer.from(buffer, byteOffset, byteLength);
  expect(bytes(actual).equals(bytes(expected))).toBe(true);
}

describe.each([true, false])("the core, simd: %s", async (simd) => {
  const core: Core = await loadCore({ simd });
  const loose: Loose = core;
  const elementwise = core.catalogue().filter(({ kind }) => kind === "elementwise");
  const vector = core.catalogue().filter(({ kind }) => kind === "vector");
  const relu = { id: "relu" };
  const has = (id: string) => core.catalogue().some((info) => info.id === id);

  it("says which build it is", () => expect(core.simd).toBe(simd));

  describe("catalogue", () => {
    it("is the folder core/activations", async () => {
      const files = await readdir(new URL("../../core/activations", import.meta.url));
      const ids = core.catalogue().map(({ id }) => `${id}.h`);
      expect(ids.sort()).toEqual(files.sort());
    });

    it.each(core.catalogue())("tells all about $id", (info: ActivationInfo) => {
      for (const text of [info.name, info.formula, info.derivativeFormula]) {
        expect(text).not.toBe("");
      }
      expect(info.range[0]).toBeLessThan(info.range[1]);
      for (const parameter of info.parameters) {
        expect(parameter.min).toBeLessThan(parameter.max);
        if (parameter.choices) expect(parameter.choices).toContain(parameter.default);
        else expect(parameter.default).toBeTypeOf("number");
      }
      expect(core.describe({ id: info.id })).toEqual({ range: info.range, kinks: info.kinks });
    });

    it("is a copy", () => {
      (core.catalogue()[0] as Loose).id = "changed";
      expect(core.catalogue()[0]?.id).not.toBe("changed");
    });
  });

  describe("evaluate", () => {
    it.each(elementwise)("$id: other lengths and orders give the same numbers", ({ id }) => {
      const long = Float32Array.from({ length: 9001 }, (_, i) => (i - 4500) / 450);
      const whole = core.evaluate({ id }, long);
      for (const length of [0, 1, 2, 3, 4, 5, 7, 8, 9, 4095, 4096, 4097, 8193]) {
        const part = core.evaluate({ id }, long.subarray(0, length));
        expectSame(part.value, whole.value.subarray(0, length));
        expectSame(part.derivative, whole.derivative.subarray(0, length));
        expectSame(part.secondDerivative, whole.secondDerivative.subarray(0, length));
      }
      expect(core.evaluate({ id }, long, 0)).toEqual({ value: whole.value });
      expect(core.evaluate({ id }, long, 1)).toEqual({ value: whole.value, derivative: whole.derivative });
      expect(core.evaluate({ id }, long, 2)).toEqual(whole);
    });

    it("takes the middle of a larger array, and leaves it alone", () => {
      const whole = Float32Array.of(7, -1, 2, 7);
      expect(core.evaluate(relu, whole.subarray(1, 3)).value).toEqual(Float32Array.of(0, 2));
      expect(whole).toEqual(Float32Array.of(7, -1, 2, 7));
    });

    it("gives arrays that no later call changes", () => {
      const { value } = core.evaluate(relu, x);
      core.evaluate({ id: "tanh" }, x);
      expect(value).toEqual(Float32Array.of(0, 0, 0, 0, 0.5, 1, 3));
    });

    it("uses the parameters given, and the defaults of the others", ({ skip }) => {
      skip(!has("hardtanh"), "not in the catalogue");
      const { value } = core.evaluate({ id: "hardtanh", parameters: { max_val: 0.25 } }, x, 0);
      expect(value).toEqual(Float32Array.of(-1, -1, -0.5, 0, 0.25, 0.25, 0.25));
      expect(core.evaluate({ id: "hardtanh" }, x, 0).value).toEqual(Float32Array.of(-1, -1, -0.5, 0, 0.5, 1, 1));
      expect(core.describe({ id: "hardtanh", parameters: { max_val: 0.25 } })).toEqual({
        range: [-1, 0.25],
        kinks: [-1, 0.25],
      });
    });

    it("knows GELU's two forms", () => {
      const gelu = (approximate: string) => core.evaluate({ id: "gelu", parameters: { approximate } }, x, 0).value;
      expect(gelu("none")).toEqual(core.evaluate({ id: "gelu" }, x, 0).value);
      expect(gelu("tanh")).not.toEqual(gelu("none"));
    });

    it("throws for what is no activation", () => {
      for (const bad of [undefined, null, 3, "relu"])
        expectError(() => loose.evaluate(bad, x), TypeError, "activation");
      for (const id of [undefined, null, 3, ["relu"], {}])
        expectError(() => loose.evaluate({ id }, x), TypeError, "id");
      for (const id of ["", "nope", "ReLU", "constructor", "relu\0"]) {
        expectError(() => core.evaluate({ id }, x), RangeError, "id", id);
      }
      expectError(() => core.evaluate({ id: "softmax" }, x), RangeError, "id", "softmax");
    });

    it("throws for bad parameters", () => {
      const evaluate = (id: string, parameters: Loose) => () => core.evaluate({ id, parameters }, x);
      const alpha = "parameters.alpha";
      for (const bad of [Number.NaN, Infinity, -Infinity, 1e300]) {
        expectError(evaluate("elu", { alpha: bad }), RangeError, alpha, bad);
      }
      for (const bad of ["0.1", null, true, [0.1], {}, 1n]) {
        expectError(evaluate("elu", { alpha: bad }), TypeError, alpha, bad);
      }
      expectError(evaluate("elu", { slope: 1 }), RangeError, "parameters.slope", 1);
      expectError(evaluate("relu", { toString: 1 }), RangeError, "parameters.toString", 1);
      for (const bad of [null, 3, "x", [0.1]]) expectError(evaluate("elu", bad), TypeError, "parameters");
      expectError(evaluate("gelu", { approximate: "erf" }), RangeError, "parameters.approximate", "erf");
      expectError(evaluate("gelu", { approximate: 1 }), TypeError, "parameters.approximate", 1);
      if (has("hardtanh")) expect(errorOf(evaluate("hardtanh", { min_val: 3 })).field).toBe("parameters.min_val");
    });

    it("throws for what is no Float32Array", () => {
      const fake = { length: 3, [Symbol.toStringTag]: "Float32Array" };
      for (const bad of [undefined, null, 3, "x", [1, 2], new Float64Array(3), new ArrayBuffer(8), fake]) {
        expectError(() => loose.evaluate(relu, bad), TypeError, "x");
      }
      for (const order of [3, -1, 0.5, Number.NaN])
        expectError(() => loose.evaluate(relu, x, order), RangeError, "order");
      for (const order of ["1", null, {}]) expectError(() => loose.evaluate(relu, x, order), TypeError, "order");
    });

    it("works on after a detached array and a throwing getter", () => {
      const gone = new Float32Array(4);
      structuredClone(gone, { transfer: [gone.buffer] });
      expect(core.evaluate(relu, gone).value).toEqual(new Float32Array(0));
      const trap = Object.defineProperty({}, "id", {
        get: () => {
          throw new Error("mine");
        },
      });
      expect(errorOf(() => loose.evaluate(trap, x)).message).toBe("mine");
      expect(core.evaluate(relu, x, 0).value).toEqual(Float32Array.of(0, 0, 0, 0, 0.5, 1, 3));
    });

    it("takes whatever parameters, or throws an error that names the field; never more than that", () => {
      const number = fc.oneof(fc.double(), fc.float(), fc.constantFrom(0, -0, 1e38, -1e38, 1e-45, 20, 30));
      const anything = fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: fc.anything() });
      const configured = fc.constantFrom(...elementwise).chain((info) =>
        fc.record({
          id: fc.constant(info.id),
          parameters: fc.record(Object.fromEntries(info.parameters.map(({ name }) => [name, anything])), {
            requiredKeys: [],
          }),
        }),
      );
      fc.assert(
        fc.property(configured, fc.float32Array(), (activation: Loose, inputs) => {
          try {
            expect(core.evaluate(activation, inputs).derivative).toHaveLength(inputs.length);
          } catch (error) {
            expect((error as InputError).field).toMatch(/^parameters/);
          }
        }),
        { numRuns: 500 },
      );
      expect(core.evaluate(relu, x, 0).value).toEqual(Float32Array.of(0, 0, 0, 0, 0.5, 1, 3));
    });
  });

  describe("evaluateRows", () => {
    it.each(vector)("$id: rows do not know of each other", ({ id }) => {
      const rows = Float32Array.from({ length: 60_000 }, (_, i) => Math.sin(i) * 5);
      for (const columns of [2, 4, 6, 10, 250]) {
        const all = core.evaluateRows({ id }, rows, columns);
        const outputs = (all.value.length * columns) / rows.length;
        for (const row of [0, 1, rows.length / columns - 1]) {
          const one = core.evaluateRows({ id }, rows.subarray(row * columns, (row + 1) * columns), columns);
          expect(one.value).toEqual(all.value.slice(row * outputs, (row + 1) * outputs));
          expect(one.jacobian).toHaveLength(outputs * columns);
          const size = outputs * columns;
          if (all.jacobian) expect(one.jacobian).toEqual(all.jacobian.slice(row * size, (row + 1) * size));
        }
        expect(all.jacobian !== undefined).toBe(rows.length * outputs <= 2 ** 20);
      }
    });

    it("is a distribution, whatever the numbers", () => {
      const { value, jacobian } = core.evaluateRows({ id: "softmax" }, Float32Array.of(1, 2, 3, 1000, -1000, 1000), 3);
      expect(value[0] as number).toBeCloseTo(0.0900306, 6);
      expect([...value.slice(3)]).toEqual([0.5, 0, 0.5]);
      expect(jacobian).toHaveLength(18);
      expect(core.evaluateRows({ id: "softmax" }, new Float32Array(0), 3).value).toHaveLength(0);
    });

    it("takes one very long row", () => {
      const { value, jacobian } = core.evaluateRows({ id: "softmax" }, new Float32Array(2 ** 20), 2 ** 20);
      expect(value[12345]).toBe(2 ** -20);
      expect(jacobian).toBeUndefined();
      expect(core.evaluate(relu, x, 0).value).toEqual(Float32Array.of(0, 0, 0, 0, 0.5, 1, 3)); // the memory has grown
    });

    it("throws for what fits no row", () => {
      const rows = (id: string, columns: Loose) => () => core.evaluateRows({ id }, new Float32Array(6), columns);
      for (const bad of [0, -1, 1.5, Number.NaN, 1e10]) expectError(rows("softmax", bad), RangeError, "columns", bad);
      for (const bad of ["3", null, undefined, 3n]) expectError(rows("softmax", bad), TypeError, "columns");
      expectError(rows("softmax", 4), RangeError, "x");
      if (has("glu")) expectError(rows("glu", 3), RangeError, "columns", 3);
      expectError(rows("relu", 3), RangeError, "id", "relu");
      expectError(() => loose.evaluateRows({ id: "softmax" }, [1, 2, 3], 3), TypeError, "x");
    });
  });
});

describe("loadCore", () => {
  it("takes SIMD where the engine has it", async () => expect((await loadCore()).simd).toBe(true));

  it("takes the WebAssembly as an address, as bytes or compiled", async () => {
    const url = new URL("../../dist/core/playground-simd.wasm", import.meta.url);
    const bytes = await readFile(url);
    for (const wasm of [url, String(url), bytes, await WebAssembly.compile(bytes)]) {
      const core = await loadCore({ simd: true, wasm });
      expect(core.evaluate({ id: "relu" }, x, 0).value).toEqual(Float32Array.of(0, 0, 0, 0, 0.5, 1, 3));
    }
  });

  it("says when the WebAssembly is not to be had", async () => {
    await expect(loadCore({ simd: "yes" } as Loose)).rejects.toThrow(TypeError);
    await expect(loadCore({ wasm: new URL("./nowhere.wasm", import.meta.url) })).rejects.toThrow("nowhere.wasm");
    await expect(loadCore({ wasm: new Uint8Array(8) })).rejects.toThrow();
  });
});
