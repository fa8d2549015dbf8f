import fc from "fast-check";
import { type Core, type InputError, loadCore, type Trainer } from "playground-core";
import { afterEach, describe, expect, it } from "vitest";

// Wrong, extreme and contradictory input of all that the module offers. Fast-check prints the seed and path of what it
// finds; SEED=… and RUNS=… repeat it, or look longer.

/** Loosely typed: TypeScript would not let these through. */
// biome-ignore lint/suspicious/noExplicitAny: that is the point
type Loose = any;

const env = process.env;
const settings = (runs: number) => ({
  numRuns: Number(env.RUNS ?? runs),
  seed: Number(env.SEED ?? 20261127),
  ...(env.SEED_PATH && { path: env.SEED_PATH }),
});

const core = await loadCore();
const fields = core.trainerFields();
const ids = core.catalogue().map(({ id }) => id);
const x = Float32Array.of(-2, -1, 0, 1, 2);

const number = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.5, 2, 3, 255, 256, 257, 1e-45, 1e-320, 1e6, 1e15, 2 ** 31, 2 ** 32, 2 ** 53, 1e300),
  fc.constantFrom(Number.NaN, Infinity, -Infinity),
  fc.double(),
  fc.integer(),
);
const anything = fc.anything({
  withBigInt: true,
  withSparseArray: true,
  withTypedArray: true,
  withNullPrototype: true,
});
const odd = fc.oneof({ weight: 4, arbitrary: number }, { weight: 1, arbitrary: anything });

/** Whole numbers are kept small enough for a test to train them, where their bounds are not what is tried. */
const sane: Record<string, fc.Arbitrary<unknown>> = {
  "dataset.samples": fc.integer({ min: 2, max: 60 }),
  epochs: fc.integer({ min: 0, max: 4 }),
  hidden: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
  batchSize: fc.integer({ min: 1, max: 100 }),
  "dataset.names": fc.array(fc.string(), { maxLength: 3 }),
  "dataset.classNames": fc.array(fc.string(), { maxLength: 3 }),
};
const activation = fc.record(
  { id: fc.constantFrom(...ids), perNeuron: fc.boolean(), parameters: fc.constant({}) },
  { requiredKeys: ["id"] },
);
function allowed({ name, kind, min = -1e30, max = 1e30, choices }: (typeof fields)[number]): fc.Arbitrary<unknown> {
  const between = fc.oneof(fc.constantFrom(min, max), fc.double({ min, max, noNaN: true }));
  if (sane[name]) return sane[name];
  if (choices) return fc.constantFrom(...choices);
  if (kind === "flag") return fc.boolean();
  if (kind === "activations") return fc.oneof(activation, fc.array(activation, { maxLength: 5 }));
  if (kind === "numbers") return fc.array(between, { minLength: 2, maxLength: 2 });
  if (kind === "floats") return fc.array(fc.oneof(number, fc.integer({ min: 0, max: 4 })), { maxLength: 24 });
  if (kind === "integer" || kind === "integers") return fc.maxSafeInteger().map((n) => Math.min(max, Math.max(min, n)));
  return between;
}

/** A few fields, each allowed by itself, and sometimes one that is not. */
const config = fc
  .subarray([...fields], { maxLength: 6 })
  .chain((some) =>
    fc.record({
      all: fc.record(Object.fromEntries(some.map((field) => [field.name, allowed(field)]))),
      wrong: fc.option(fc.tuple(fc.constantFrom(...fields.map(({ name }) => name)), odd), { freq: 1 }),
    }),
  )
  .map(({ all, wrong }) => {
    const made: Record<string, Loose> = {};
    for (const [name, value] of Object.entries(wrong ? { ...all, [wrong[0]]: wrong[1] } : all)) {
      const [first = "", second] = name.split(".");
      if (second === undefined) made[first] = value;
      else made[first] = { ...made[first], [second]: value };
    }
    // Large by themselves and right, but no test's to wait for.
    const { samples } = made.dataset ?? {};
    if (typeof samples === "number" && samples > 2000) made.dataset.samples = 2000;
    if (typeof made.epochs === "number" && made.epochs > 20) made.epochs = 20;
    return made;
  });

/** What the call gives; undefined where it refuses as it has to. Anything else that is thrown is a fault. */
function resultOf<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    expectRefusal(error);
    return undefined;
  }
}

function expectRefusal(error: unknown) {
  const { field, allowed: words, message } = error as InputError;
  const proper = (error instanceof RangeError || error instanceof TypeError) && typeof field === "string";
  if (!proper) throw error;
  expect("value" in error).toBe(true);
  expect(words).not.toBe("");
  expect(message).toContain(`${field} is `);
}

const grid = fc.record(
  {
    x: fc.tuple(odd, odd),
    y: fc.tuple(odd, odd),
    columns: fc.oneof(fc.integer({ min: 1, max: 9 }), odd),
    rows: fc.oneof(fc.integer({ min: 1, max: 9 }), odd),
    features: fc.oneof(fc.tuple(fc.nat(3), fc.nat(3)), fc.array(odd)),
  },
  { requiredKeys: ["x", "columns"] },
);
const few = fc.integer({ min: 0, max: 3 });
const amount = fc.oneof(
  few,
  odd.filter((n) => !(typeof n === "number" && n > 3 && n < 1e7)),
);

const none = fc.constant<unknown[]>([]);

/** Every method of a trainer but dispose, with what it takes. */
const methods: Record<Exclude<keyof Trainer, "dispose">, fc.Arbitrary<unknown[]>> = {
  run: fc.oneof(none, fc.tuple(amount)),
  runBatches: fc.tuple(amount),
  status: none,
  batches: none,
  history: fc.oneof(none, fc.tuple(odd)),
  layers: fc.oneof(none, fc.tuple(odd), fc.tuple(few)),
  evaluate: none,
  confusion: none,
  boundary: fc.tuple(fc.oneof(grid, anything)),
  weights: none,
  dataset: none,
  toPyTorch: fc.tuple(fc.oneof(anything, fc.array(fc.record({ from: odd, lr: odd })))),
  toNotebook: fc.tuple(fc.oneof(fc.constantFrom("zh", "en"), anything), fc.array(fc.record({ from: few, lr: number }))),
  toOnnx: none,
  toSafetensors: none,
  trace: fc.tuple(fc.oneof(few, odd)),
  snapshot: none,
  rewind: fc.tuple(fc.oneof(anything, fc.uint8Array({ maxLength: 300 }), fc.constant("own"))),
  reset: none,
};
const step = fc
  .constantFrom(...(Object.keys(methods) as (keyof typeof methods)[]))
  .chain((name) => methods[name].map((given) => ({ name, given })));

async function take(trainer: Loose, { name, given }: { name: string; given: unknown[] }) {
  if (given[0] === "own") {
    const own = resultOf(() => trainer.snapshot());
    if (own) resultOf(() => trainer.rewind(own));
    return;
  }
  try {
    await trainer[name](...given);
  } catch (error) {
    expectRefusal(error);
  }
}

/** The same answers as a core that has met nothing. */
const witness = (of: Core) => {
  const trainer = of.createTrainer({ dataset: { samples: 50 }, shuffle: true });
  trainer.run(2);
  const history = trainer.history();
  trainer.dispose();
  return { history, relu: of.evaluate({ id: "relu" }, x), soft: of.evaluateRows({ id: "softmax" }, x, 5) };
};
const expected = witness(await loadCore());
const loose: Loose = core;

describe("hostile input", () => {
  afterEach(() => expect(witness(core)).toEqual(expected));

  const activations = fc.oneof(
    anything,
    fc.record({ id: fc.oneof(fc.constantFrom(...ids), anything), parameters: anything }, { requiredKeys: ["id"] }),
    fc.record({ id: fc.constant("own"), source: fc.oneof(fc.string(), fc.constantFrom("x*a", "max(x,0)")) }),
  );
  const arrays = fc.oneof(fc.float32Array({ maxLength: 40 }), anything);
  const options = fc.oneof(
    fc.constant(undefined),
    anything,
    fc.record({ dtype: fc.oneof(fc.constantFrom("float16", "bfloat16", "float32"), anything), out: anything }),
  );

  it("of evaluate and evaluateRows is refused by name, or has its result", () => {
    fc.assert(
      fc.property(activations, arrays, odd, options, (which, numbers, count, given) => {
        resultOf(() => loose.evaluate(which, numbers, count, given));
        resultOf(() => loose.evaluateRows(which, numbers, count));
        resultOf(() => loose.describe(which));
        resultOf(() => loose.spelling(which));
        resultOf(() => loose.toCode(which, count));
      }),
      settings(1500),
    );
  });

  it("of layers and PyTorch's stream is refused by name, or has its result", () => {
    const layer = fc.oneof(anything, fc.record({ weight: arrays, bias: arrays, inputs1: odd, inputs2: odd }));
    const size = fc.oneof(fc.integer({ min: 1, max: 50 }), odd);
    fc.assert(
      fc.property(arrays, arrays, layer, size, size, (first, second, weights, count, outputs) => {
        resultOf(() => loose.linear(first, weights));
        resultOf(() => loose.bilinear(first, second, weights));
        const torch: Loose = resultOf(() => loose.manualSeed(count));
        if (!torch) return;
        const drawn = resultOf(() => torch.linear(count, outputs));
        if (drawn) resultOf(() => loose.linear(first, drawn));
        const both = resultOf(() => torch.bilinear(count, 2, 3));
        if (both) resultOf(() => loose.bilinear(first, second, both));
        resultOf(() => torch.randn(outputs));
      }),
      settings(1500),
    );
  });

  it("of the compiler is refused by name, or told as a mistake in the formula", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anything), fc.oneof(fc.constant(undefined), anything), (source, given) => {
        resultOf(() => loose.compile(source, given));
      }),
      settings(1000),
    );
  });

  it("of dataset is refused by name, or has its data", () => {
    fc.assert(
      fc.property(config, anything, (made, other) => {
        resultOf(() => loose.dataset(made.dataset));
        resultOf(() => loose.dataset(other));
      }),
      settings(1000),
    );
  });

  it("of createTrainer is refused by name, or trains; and so is what its methods are given", {
    timeout: 60_000,
  }, async () => {
    let trained = 0;
    await fc.assert(
      fc.asyncProperty(config, fc.array(step, { maxLength: 8 }), async (made, steps) => {
        const trainer = resultOf(() => core.createTrainer(made));
        if (!trainer) return;
        trained++;
        for (const each of steps) await take(trainer, each);
        trainer.dispose();
      }),
      settings(1500),
    );
    if (!env.RUNS) expect(trained).toBeGreaterThan(200);
  });

  it("of createTrainer itself may be anything", () => {
    fc.assert(
      fc.property(anything, (made) => resultOf(() => loose.createTrainer(made))?.dispose()),
      settings(500),
    );
  });

  it("after dispose is told that there is no trainer any more", async () => {
    const trainer: Loose = core.createTrainer();
    trainer.dispose();
    trainer.dispose();
    const given: Record<string, unknown[]> = { runBatches: [1], boundary: [{ x: [0, 1], columns: 2 }], trace: [0] };
    given.rewind = [new Uint8Array(4)];
    for (const name of Object.keys(methods)) {
      const call = async () => trainer[name](...(given[name] ?? []));
      await expect(call(), name).rejects.toThrow("disposed");
    }
    expect(Object.keys(methods).sort()).toEqual(
      Object.keys(trainer)
        .filter((name) => name !== "dispose")
        .sort(),
    );
  });
});
