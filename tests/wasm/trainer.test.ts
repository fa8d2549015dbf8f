import { type Core, type InputError, loadCore, type Trainer, type TrainerConfig } from "playground-core";
import { describe, expect, it } from "vitest";
import { caughtCore } from "./instance";
import { orRelu } from "./present";

describe.each([true, false])("the trainer, simd: %s", async (simd) => {
  const core: Core = await loadCore({ simd });
  const small: TrainerConfig = {
    dataset: { samples: 120 },
    hidden: [6, 4],
    activation: [{ id: orRelu(core, "rrelu") }, { id: orRelu(core, "prelu"), perNeuron: true }],
    batchNorm: "after",
    dropout: 0.1,
    shuffle: true,
    trainFraction: 0.75,
    optimizer: { lr: 0.01 },
    seed: 2,
  };

  function errorOf(config: unknown, make: (config: never) => unknown = core.createTrainer): InputError {
    try {
      make(config as never);
    } catch (error) {
      return error as InputError;
    }
    throw new Error(`accepted: ${JSON.stringify(config)}`);
  }

  it("trains the circles experiment by default", () => {
    const trainer = core.createTrainer();
    expect(trainer.status()).toEqual({ epoch: 0, batch: 0, finished: false });
    expect(trainer.run(2)).toEqual({ epoch: 2, batch: 0, finished: false });
    expect(trainer.run().finished).toBe(true);
    const { loss, accuracy, gradient, testLoss } = trainer.history();
    expect(loss).toHaveLength(300);
    expect(loss.at(-1)).toBeLessThan(loss[0] as number);
    expect(accuracy.at(-1)).toBeGreaterThan(0.5);
    expect(gradient.map((series) => series.length)).toEqual([300, 300, 300, 300, 300]);
    expect(testLoss).toBeUndefined();
    expect(trainer.weights().map(({ weight }) => weight.length)).toEqual([10, 25, 25, 25, 5]);
    expect(trainer.dataset()).toMatchObject({ samples: 1000, columns: 2, classes: 2 });
    trainer.dispose();
  });

  it("gives data sets", () => {
    const blobs = core.dataset({ name: "blobs", samples: 100, centers: 4, seed: 1 });
    expect(blobs).toMatchObject({ samples: 100, columns: 2, classes: 4 });
    expect(blobs.features).toHaveLength(200);
    expect(new Set(blobs.labels)).toEqual(new Set([0, 1, 2, 3]));
    expect(core.dataset({ name: "curve" }).classes).toBe(0);
    const own = core.dataset({ name: "custom", csv: "x,y,kind\n1,2,a\n3,4,b\n", standardize: true });
    expect(own).toMatchObject({ names: ["x", "y"], classNames: ["a", "b"], features: Float32Array.of(-1, -1, 1, 1) });
  });

  it("names the field that is wrong, and works on", () => {
    const cases: [unknown, typeof RangeError | typeof TypeError, string][] = [
      [{ hidden: [] }, RangeError, "hidden"],
      [{ hidden: [5, 1e6] }, RangeError, "hidden[1]"],
      [{ hidden: ["5"] }, TypeError, "hidden[0]"],
      [{ hidden: 5 }, TypeError, "hidden"],
      [{ hidden: new DataView(new ArrayBuffer(8)) }, TypeError, "hidden"], // a view without a length
      [{ optimizer: { betas: new DataView(new ArrayBuffer(16)) } }, TypeError, "optimizer.betas"],
      [{ optimizer: { lr: -1 } }, RangeError, "optimizer.lr"],
      [{ optimizer: { lr: Number.NaN } }, RangeError, "optimizer.lr"],
      [{ optimizer: { lr: "fast" } }, TypeError, "optimizer.lr"],
      [{ optimizer: "adam" }, TypeError, "optimizer"],
      [{ optimizer: { betas: [0.9] } }, RangeError, "optimizer.betas"],
      [{ optimizer: { learningRate: 1 } }, RangeError, "optimizer.learningRate"],
      [{ epoch: 5 }, RangeError, "epoch"],
      [{ loss: "l2" }, RangeError, "loss"],
      [{ loss: null }, TypeError, "loss"],
      [{ shuffle: 1 }, TypeError, "shuffle"],
      [{ seed: 1.5 }, RangeError, "seed"],
      [{ activation: "relu" }, TypeError, "activation"],
      [{ activation: {} }, TypeError, "activation.id"],
      [{ activation: { id: "rely" } }, RangeError, "activation.id"],
      [{ activation: { id: "softmax" } }, RangeError, "activation.id"],
      [{ activation: [{ id: "relu" }, { id: "relu" }] }, RangeError, "activation"],
      [{ activation: { id: "elu", parameters: { alpha: Number.NaN } } }, RangeError, "activation.parameters.alpha"],
      [{ activation: { id: "elu", parameters: { beta: 1 } } }, RangeError, "activation.parameters.beta"],
      [{ activation: { id: "elu", parameters: { alpha: "1" } } }, TypeError, "activation.parameters.alpha"],
      [
        { activation: { id: "gelu", parameters: { approximate: "exact" } } },
        RangeError,
        "activation.parameters.approximate",
      ],
      [{ dataset: { name: "rings" } }, RangeError, "dataset.name"],
      [{ dataset: { noise: -0.1 } }, RangeError, "dataset.noise"],
      [
        { dataset: { name: "custom", features: [1, "a"], labels: [0, 1], columns: 1 } },
        TypeError,
        "dataset.features[1]",
      ],
      [{ dataset: { name: "custom", features: [1, 2], labels: [0, 1n], columns: 1 } }, TypeError, "dataset.labels[1]"],
      [
        { dataset: { name: "custom", features: [1, NaN, 2n], labels: [0, 1, 1], columns: 1 } },
        RangeError,
        "dataset.features[1]",
      ],
      [
        { dataset: { name: "custom", features: new DataView(new ArrayBuffer(8)), labels: [0, 1] } },
        TypeError,
        "dataset.features",
      ],
      [{ dataset: { name: "curve" } }, RangeError, "loss"],
      [{ dataset: { name: "custom", csv: "1,2\n3\n" } }, RangeError, "dataset.csv"],
    ];
    for (const [config, type, field] of cases) {
      const error = errorOf(config);
      expect(error, field).toBeInstanceOf(type);
      expect(error.field).toBe(field);
      expect(error.message).toContain(error.allowed);
    }
    expect(errorOf({ dataset: { name: "custom", csv: "1,2\n3\n" } }).message).toContain("line 2, column 2");
    expect(errorOf({ noise: -1 }, core.dataset).field).toBe("noise");
    expect(errorOf(5)).toBeInstanceOf(TypeError);
    expect(core.createTrainer(small).run(1).epoch).toBe(1);
  });

  it("replays, rewinds and goes on in another trainer, to the bit", () => {
    const trainer = core.createTrainer(small);
    const everything = (of: Trainer) => ({ history: of.history(), weights: of.weights(), layers: of.layers() });
    trainer.run(2);
    trainer.runBatches(2);
    expect(trainer.status()).toEqual({ epoch: 2, batch: 2, finished: false });
    const snapshot = trainer.snapshot();
    trainer.run(2);
    const end = everything(trainer);
    trainer.rewind(snapshot);
    expect(trainer.status()).toEqual({ epoch: 2, batch: 2, finished: false });
    trainer.run(2);
    expect(everything(trainer)).toEqual(end);
    const other = core.createTrainer(small);
    other.rewind(snapshot);
    other.run(2);
    expect(everything(other)).toEqual(end);
    trainer.reset();
    trainer.run(4);
    expect(everything(trainer)).toEqual(end);
    expect(() => other.rewind(snapshot.slice(9))).toThrow(RangeError);
    expect(() => other.rewind("x" as never)).toThrow(TypeError);
    expect(trainer.history(3).loss).toEqual(end.history.loss.slice(3));
    trainer.dispose();
    other.dispose();
  });

  it("says how many batches make an epoch", () => {
    for (const batchSize of [1, 8, 32, 79, 118, 119, 236, 237, 238, 1000]) {
      const dataset = { samples: 250 };
      const trainer = core.createTrainer({ dataset, trainFraction: 0.95, batchSize }); // 237.5, of which 237 count
      const batches = trainer.batches();
      expect(batches).toBe(Math.ceil(237 / batchSize));
      expect(trainer.runBatches(batches - 1).epoch).toBe(0);
      expect(trainer.runBatches(1)).toMatchObject({ epoch: 1, batch: 0 });
      trainer.dispose();
    }
  });

  it("draws the boundary", () => {
    const trainer = core.createTrainer({ ...small, dataset: { name: "blobs", centers: 3 }, loss: "cross_entropy" });
    trainer.run(2);
    const { values, rows, columns, outputs } = trainer.boundary({ x: [-12, 12], y: [-10, 10], columns: 5, rows: 4 });
    expect([rows, columns, outputs, values.length]).toEqual([4, 5, 3, 60]);
    for (let i = 0; i < 20; ++i) {
      expect((values[i] as number) + (values[20 + i] as number) + (values[40 + i] as number)).toBeCloseTo(1, 5);
    }
    // A point of the grid that is a sample gets the sample's prediction.
    const { input, prediction, layers } = trainer.trace(7);
    const [x, y] = input as unknown as [number, number];
    const point = trainer.boundary({ x: [x, 0], y: [y, 0], columns: 2, rows: 2 }).values;
    expect([point[0], point[4], point[8]]).toEqual([...prediction]);
    expect(layers).toHaveLength(3);
    expect(() => trainer.boundary({ x: [0, 1], y: [0, 1], columns: 0, rows: 2 })).toThrow(RangeError);
    expect(() => trainer.boundary({ x: [0, 1], y: [0, Number.NaN], columns: 2, rows: 2 })).toThrow(RangeError);
    const plane = { x: [0, 1], y: [0, 1], columns: 2, rows: 2 };
    for (const features of [5, "01", {}, null, [], [0, 1, 2]]) {
      const error = errorOf({ ...plane, features }, trainer.boundary);
      expect(error).toBeInstanceOf(TypeError);
      expect(error).toMatchObject({ field: "features", value: features, allowed: "[first, second]" });
    }
    expect(errorOf({ ...plane, features: [0, 2] }, trainer.boundary)).toMatchObject({ field: "features[1]", value: 2 });
    const curve = core.createTrainer({ dataset: { name: "curve" }, loss: "mse" });
    expect(curve.boundary({ x: [-7, 10], columns: 9 }).values).toHaveLength(9);
  });

  it("writes a script, also of a run whose learning rate changed", () => {
    const trainer = core.createTrainer(small);
    expect(trainer.toPyTorch([])).toBe(trainer.toPyTorch());
    expect(trainer.toPyTorch([{ from: 5, lr: 0.001 }])).toContain("rates = {6: 0.001}");
    const cases: [unknown, typeof RangeError | typeof TypeError, string][] = [
      [5, TypeError, "rates"],
      [[5], TypeError, "rates[0]"],
      [[{ from: 1, lr: 1 }, { from: 2 }], TypeError, "rates[1].lr"],
      [[{ from: 1, lr: -1 }], RangeError, "rates[0].lr"],
      [[{ from: 1.5, lr: 1 }], RangeError, "rates[0].from"],
    ];
    for (const [rates, type, field] of cases) {
      const error = errorOf(rates, trainer.toPyTorch);
      expect(error).toBeInstanceOf(type);
      expect(error.field).toBe(field);
    }
  });

  it("says where a run broke, and keeps the state before", () => {
    const trainer = core.createTrainer({
      dataset: { samples: 100 },
      loss: "mse",
      optimizer: { name: "sgd", lr: 1e12 },
    });
    const { epoch, diverged } = trainer.run(50);
    expect(diverged?.epoch).toBe(epoch + 1);
    expect(["preActivation", "activation", "loss", "gradient", "weight"]).toContain(diverged?.quantity);
    expect(diverged?.layer).toBeLessThan(5);
    expect(trainer.weights().every(({ weight }) => weight.every(Number.isFinite))).toBe(true);
    expect(trainer.history().loss).toHaveLength(epoch);
    trainer.reset();
    expect(trainer.status().diverged).toBeUndefined();
  });

  it("leaves the memory where it was, and needs little", async () => {
    const { core: own, memory } = await caughtCore({ simd });
    const size = () => memory.buffer.byteLength;
    const before = size();
    const trainer = own.createTrainer();
    trainer.run();
    expect(size() - before).toBeLessThan(8 * 2 ** 20);
    trainer.dispose();
    const work = (times: number) => {
      for (let i = 0; i < times; ++i) {
        const each = own.createTrainer({ ...small, dataset: { samples: 50 } });
        if (i % 100 === 0) each.run(2);
        each.dispose();
        if (i % 100 === 1) errorOf({ hidden: [0] }, own.createTrainer);
      }
    };
    work(200);
    const settled = size();
    work(10_000);
    expect(size()).toBe(settled);
  }, 60_000);

  it("is of no use after dispose", () => {
    const trainer = core.createTrainer(small);
    trainer.dispose();
    trainer.dispose();
    for (const call of [trainer.run, trainer.history, trainer.weights, trainer.reset, trainer.snapshot]) {
      expect(() => call()).toThrow("disposed");
    }
  });
});
