import { type InputError, loadCore, type TrainerConfig } from "playground-core";
import { describe, expect, it } from "vitest";

function errorOf(call: () => unknown): InputError {
  try {
    call();
  } catch (error) {
    return error as InputError;
  }
  throw new Error("nothing was thrown");
}

describe.each([true, false])("the trainer at its edges, simd: %s", async (simd) => {
  const core = await loadCore({ simd });

  it.each([true, false])("has no layers before the first epoch, pastHistograms: %s", (pastHistograms) => {
    const trainer = core.createTrainer({ record: { pastHistograms } });
    expect(trainer.layers()).toEqual([]);
    for (const epoch of [0, 1, -1, Number.NaN]) {
      const error = errorOf(() => trainer.layers(epoch));
      expect(error).toBeInstanceOf(RangeError);
      expect(error).toMatchObject({ field: "epoch", value: epoch });
    }
    expect(errorOf(() => trainer.layers("1" as never))).toBeInstanceOf(TypeError);
    trainer.run(1);
    expect(trainer.layers(1)).toHaveLength(5);
    expect(errorOf(() => trainer.layers(0)).field).toBe("epoch");
  });

  it("refuses batches of one sample to batch normalisation, all of them or the last", () => {
    for (const batchNorm of ["before", "after"] as const) {
      for (const [batchSize, samples] of [
        [1, 1000],
        [37, 1000],
        [1, 2],
      ] as const) {
        const error = errorOf(() => core.createTrainer({ batchNorm, batchSize, dataset: { samples } }));
        expect(error).toMatchObject({ field: "batchSize", value: batchSize });
        expect(error.allowed).toContain("batch normalisation needs two");
      }
    }
    expect(core.createTrainer({ batchSize: 1, dataset: { samples: 20 } }).run(1).epoch).toBe(1);
  });

  it("takes Softplus's threshold as infinity: never the identity", () => {
    const threshold = Number.POSITIVE_INFINITY;
    const at = Float32Array.of(-30, 0, 19, 21, 90, 3e38);
    const of = (parameters: object) => core.evaluate({ id: "softplus", parameters: { ...parameters } }, at);
    const never = of({ threshold, beta: 0.1 });
    expect(never.derivative[3]).toBeCloseTo(1 / (1 + Math.exp(-2.1)), 6);
    expect(never.value[3]).toBeCloseTo(10 * Math.log1p(Math.exp(2.1)), 4);
    expect(never.value[5]).toBe(at[5]);
    expect(core.describe({ id: "softplus", parameters: { threshold } }).kinks).toEqual([]);
    const trainer = core.createTrainer({ activation: { id: "softplus", parameters: { threshold } } });
    expect(trainer.toPyTorch()).toContain("nn.Softplus(beta=1, threshold=math.inf)");
    expect(trainer.run(1).epoch).toBe(1);
    for (const bad of [Number.NaN, -threshold])
      expect(errorOf(() => of({ threshold: bad })).field).toBe("parameters.threshold");
    expect(errorOf(() => of({ beta: threshold })).field).toBe("parameters.beta");
  });

  const accuracyBy = (config: TrainerConfig, nearest: (answer: Float32Array) => number) => {
    const trainer = core.createTrainer({ optimizer: { lr: 0.01 }, ...config });
    trainer.run(20);
    const { samples, labels } = trainer.dataset();
    let right = 0;
    const pairs = new Map<string, number>();
    for (let row = 0; row < samples; row++) {
      const answered = nearest(trainer.trace(row).prediction);
      right += Number(answered === labels[row]);
      const pair = `${labels[row]} ${answered}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    const { accuracy } = trainer.history();
    return { trainer, share: right / samples, recorded: accuracy.at(-1) as number, pairs };
  };
  const argmax = (answer: Float32Array) => answer.indexOf(Math.max(...answer));

  it.each(["mse", "huber"] as const)("counts right answers wherever there are classes: %s", (loss) => {
    const two = accuracyBy({ dataset: { name: "moons", samples: 300 }, loss }, ([z]) => Number((z as number) > 0.5));
    expect(two.recorded).toBeCloseTo(two.share, 12);
    expect(two.share).toBeGreaterThan(0.7);
    expect(two.trainer.evaluate().accuracy).toBe(two.recorded);
    const four = accuracyBy({ dataset: { name: "blobs", centers: 4, samples: 300 }, loss }, ([z]) =>
      Math.min(3, Math.max(0, Math.round(z as number))),
    );
    expect(four.recorded).toBeCloseTo(four.share, 12);
  });

  it.each(["cross_entropy", "nll", "mse"] as const)("tells which class was answered for which: %s", (loss) => {
    const config = { dataset: { name: "blobs", centers: 4, noise: 3, samples: 200 }, loss } as const;
    const nearest = (answer: Float32Array) =>
      loss === "mse" ? Math.min(3, Math.max(0, Math.round(answer[0] as number))) : argmax(answer);
    const { trainer, pairs } = accuracyBy(config, nearest);
    const { classes, counts, testCounts } = trainer.confusion();
    expect(classes).toBe(4);
    expect(counts).toHaveLength(16);
    counts.forEach((count, i) => {
      expect(count).toBe(pairs.get(`${Math.floor(i / 4)} ${i % 4}`) ?? 0);
    });
    expect(testCounts).toBeUndefined();
    const held = core.createTrainer({ ...config, trainFraction: 0.75 }).confusion();
    expect(held.testCounts?.reduce((sum, count) => sum + count)).toBe(50);
    expect(core.createTrainer({ dataset: { name: "curve" }, loss: "mse" }).confusion()).toMatchObject({ classes: 0 });
  });

  it("gives constant targets scikit-learn's R²: 0, and 1 where each is met", () => {
    for (const value of [0.1, 3, -7.3, 1e-3]) {
      const labels = Array(7).fill(value);
      const dataset = {
        name: "custom",
        features: [1, 2, 3, 4, 5, 6, 7],
        columns: 1,
        labels,
        task: "regression",
      } as const;
      const trainer = core.createTrainer({ dataset, loss: "mse", hidden: [3] });
      trainer.run(5);
      expect([...trainer.history().accuracy]).toEqual([0, 0, 0, 0, 0]);
    }
    const dataset = { name: "custom", features: [1, 2, 3], columns: 1, labels: [0, 0, 0], task: "regression" } as const;
    expect(core.createTrainer({ dataset, loss: "mse", init: "zeros" }).evaluate().accuracy).toBe(1);
  });
});
