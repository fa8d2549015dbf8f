import { type Core, CoreFailure, type InputError, loadCore, type Trainer, type TrainerConfig } from "playground-core";
import { describe, expect, it } from "vitest";
import { caughtCore } from "./instance";

const x = Float32Array.of(-2, -1, 0, 1, 2);

/** What the call throws, which must name a field. */
function refusalOf(call: () => unknown): InputError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (typeof (error as InputError).field !== "string") throw error;
    return error as InputError;
  }
}

/** A small run with its end, against which the same run is compared later. */
const small: TrainerConfig = { dataset: { samples: 100 }, shuffle: true, optimizer: { lr: 0.01 } };
function outcome(core: Core) {
  const trainer = core.createTrainer(small);
  trainer.run(3);
  const history = trainer.history();
  trainer.dispose();
  return { relu: core.evaluate({ id: "relu" }, x), history };
}

describe.each([true, false])("memory that runs out, simd: %s", (simd) => {
  it("is told before a history grows, with what would fit", async () => {
    const core = await loadCore({ simd });
    const trainer = core.createTrainer(small);
    const error = refusalOf(() => trainer.run(1_000_000));
    expect(error).toMatchObject({ field: "epochs", value: 1_000_000 });
    const most = Number(error?.allowed.match(/at most (\d+) more epochs/)?.[1]);
    expect(most).toBeGreaterThan(300_000);
    expect(trainer.run(1).epoch).toBe(1);
    const whole = core.createTrainer({ ...small, batchSize: 100 });
    expect(refusalOf(() => whole.runBatches(1_000_000))).toMatchObject({ field: "batches", value: 1_000_000 });
    for (const each of [trainer, whole]) each.dispose();
  });

  it("ends in refusals that name a field, never in a wrong value", async () => {
    const { core, memory } = await caughtCore({ simd });
    const before = outcome(core);
    const trainers: Trainer[] = [];
    const big = { samples: 100_000, columns: 64 };
    const features = new Float32Array(big.samples * big.columns).map((_, i) => (i * 7919) % 101);
    const labels = new Float32Array(big.samples).map((_, i) => i % 2);
    const custom: TrainerConfig = { dataset: { name: "custom", features, labels, columns: big.columns } };
    const fillers: [string, () => unknown][] = [
      ["trainers of many columns", () => trainers.push(core.createTrainer(custom))],
      ["wide networks", () => trainers.push(core.createTrainer({ hidden: Array(16).fill(256), batchSize: 1000 }))],
      ["many samples", () => trainers.push(core.createTrainer({ dataset: { samples: 100_000 } }))],
      ["snapshots", () => core.createTrainer(custom).snapshot()],
      ["small ones", () => trainers.push(core.createTrainer(small))],
    ];
    for (const [name, fill] of fillers) {
      let refused: InputError | undefined;
      for (let i = 0; i < 4000 && !refused; i++) refused = refusalOf(fill);
      expect(refused?.field ?? "", name).toMatch(
        /^$|^(dataset\.(samples|features|labels)|samples|epochs|batches|snapshot)$/,
      );
    }
    expect(memory.buffer.byteLength).toBeGreaterThan(1.9 * 2 ** 30); // it was full
    expect(core.evaluate({ id: "relu" }, x)).toEqual(before.relu);
    const last = trainers.at(-1) as Trainer;
    refusalOf(() => last.run(2));
    refusalOf(() => last.history());
    refusalOf(() => last.trace(0));
    refusalOf(() => last.boundary({ x: [0, 1], y: [0, 1], columns: 1000, rows: 1000 }));
    refusalOf(() => last.toPyTorch());
    for (const trainer of trainers) trainer.dispose();
    expect(outcome(core)).toEqual(before);
  }, 120_000);

  it("fails once and for all where the WebAssembly itself breaks down", async () => {
    const { core, breakDown } = await caughtCore({ simd });
    const trainer = core.createTrainer(small);
    trainer.run(1);
    breakDown();
    expect(() => core.evaluate({ id: "relu" }, x)).toThrow(CoreFailure);
    const calls = [
      () => core.evaluate({ id: "relu" }, x),
      () => core.evaluateRows({ id: "softmax" }, x, 5),
      () => core.catalogue(),
      () => core.dataset(),
      () => core.createTrainer(),
      () => trainer.run(1),
      () => trainer.runBatches(1),
      () => trainer.status(),
      () => trainer.history(),
      () => trainer.layers(),
      () => trainer.weights(),
      () => trainer.boundary({ x: [0, 1], y: [0, 1], columns: 2, rows: 2 }),
      () => trainer.confusion(),
      () => trainer.toPyTorch(),
      () => trainer.snapshot(),
      () => trainer.reset(),
    ];
    for (const call of calls) expect(call).toThrow(/has failed \(memory access out of bounds\).*loadCore/);
    expect((await loadCore({ simd })).evaluate({ id: "relu" }, x).value).toEqual(Float32Array.of(0, 0, 0, 1, 2));
  });
});

describe("what is not of a configuration", async () => {
  const core = await loadCore();
  /** Loosely typed: TypeScript would not let these through. */
  // biome-ignore lint/suspicious/noExplicitAny: that is the point
  const make = (config: any) => () => core.createTrainer(config).dispose();

  it("is refused by the name of its field, whatever it is", () => {
    const bare = Object.create(null);
    const hostile = {
      toString: () => {
        throw new Error("mine");
      },
    };
    for (const odd of [bare, hostile, { [Symbol.toPrimitive]: 5 }, [bare], Symbol("s"), 5n, () => 0]) {
      expect(refusalOf(make({ colour: odd }))?.field).toBe("colour");
      expect(refusalOf(make({ optimizer: { colour: odd } }))?.field).toBe("optimizer.colour");
      expect(refusalOf(make({ seed: odd }))?.field).toBe("seed");
      expect(refusalOf(make({ activation: { id: "relu", parameters: { colour: odd } } }))?.field).toBe(
        "activation.parameters.colour",
      );
    }
    expect(refusalOf(make(JSON.parse('{"__proto__": 5}')))?.field).toBe("__proto__");
    expect(refusalOf(make(bare))).toBeUndefined();
  });

  it("may be as long as it likes", () => {
    const long = "x".repeat(2 ** 28);
    expect(refusalOf(make({ loss: long }))?.field).toBe("loss");
    expect(refusalOf(make({ [long]: 1 }))?.field).toMatch(/^xxx/);
    expect(refusalOf(make({ activation: { id: long } }))?.field).toBe("activation.id");
    const many = Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`field${i}`, i]));
    expect(refusalOf(make(many))?.field).toBe("field0");
    expect(refusalOf(() => core.createTrainer().toPyTorch(Array(1e6).fill({ from: 1, lr: 1 })))?.field).toBe("rates");
  });

  it("may throw: the error passes, and the core works on", () => {
    const trap = Object.defineProperty({}, "seed", {
      enumerable: true,
      get: () => {
        throw new Error("mine");
      },
    });
    for (let i = 0; i < 20_000; i++) expect(make(trap)).toThrow("mine"); // a stack that is not put back would run out
    expect(core.createTrainer(small).run(1).epoch).toBe(1);
  });
});
