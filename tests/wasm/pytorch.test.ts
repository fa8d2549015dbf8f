import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Core, type History, loadCore, type RateChange, type TrainerConfig } from "playground-core";
import { afterAll, describe, expect, it } from "vitest";
import { pythonsWith } from "../support/python.mjs";

/** Each that is there: the scripts run unchanged on PyTorch 1.13 and 2.13, scikit-learn 1.2 and 1.9, NumPy 1 and 2. */
const pythons = pythonsWith("torch", "sklearn", "numpy");

interface Case {
  config: TrainerConfig;
  epochs: number;
  rates?: RateChange[];
}

/** Largest difference of losses, relative where they are above 1. */
const tolerance = 1e-6;

const circles = { name: "circles", samples: 300 } as const;
const smooth = (config: TrainerConfig): Case => ({ config, epochs: 25 });
/**
 * Batch normalisation, kinks with large steps, and large losses amplify rounding; so does RMSprop, which divides by a
 * gradient that may be near its eps: there PyTorch 1.13 and 2.13 differ by 1.2e-6 after eight epochs.
 */
const brief = (config: TrainerConfig): Case => ({ config, epochs: 5 });

const cases: Record<string, Case> = {
  defaults: smooth({ activation: { id: "tanh" } }),
  "bce with logits, AdamW, Xavier": smooth({
    dataset: { name: "moons", samples: 250, noise: 0.2, seed: 5 },
    activation: { id: "silu" },
    loss: "bce_with_logits",
    optimizer: { name: "adamw", lr: 1e-3 },
    init: "xavier_uniform",
    seed: 3,
  }),
  "cross-entropy on blobs, momentum": smooth({
    dataset: { name: "blobs", samples: 203, centers: 4, noise: 2 },
    hidden: [9],
    activation: { id: "softsign" },
    loss: "cross_entropy",
    optimizer: { name: "sgd", lr: 0.01, momentum: 0.9 },
    init: "xavier_normal",
    seed: 1,
  }),
  "NLL on a spiral, Nesterov, shuffled": smooth({
    dataset: { name: "spiral", samples: 300, arms: 5, turns: 1.5 },
    hidden: [16, 8],
    activation: [
      { id: "gelu", parameters: { approximate: "tanh" } },
      { id: "softplus", parameters: { beta: 2 } },
    ],
    loss: "nll",
    optimizer: { name: "sgd", lr: 0.02, momentum: 0.8, nesterov: true, weightDecay: 0.01 },
    shuffle: true,
    seed: 7,
  }),
  "regression with MSE, RMSprop": brief({
    dataset: { name: "curve", function: "sine", samples: 200 },
    hidden: [12, 12],
    activation: { id: "tanh" },
    loss: "mse",
    optimizer: { name: "rmsprop", lr: 1e-4, momentum: 0.5 },
    init: "lecun_normal",
    batchSize: 20,
  }),
  "regression with Huber, Kaiming": smooth({
    dataset: { name: "curve", function: "step", samples: 150, noise: 0.3 },
    hidden: [6],
    activation: { id: "mish" },
    loss: "huber",
    optimizer: { lr: 1e-3, betas: [0.8, 0.99], eps: 1e-6, weightDecay: 0.02 },
    init: "kaiming_normal",
    seed: 2,
  }),
  "held-out data, L1 and L2": smooth({
    dataset: circles,
    activation: { id: "celu", parameters: { alpha: 0.5 } },
    trainFraction: 0.7,
    l1: 1e-3,
    l2: 1e-2,
    optimizer: { lr: 1e-3 },
    init: "normal",
    seed: -4,
  }),
  "dropout, shuffled": smooth({
    dataset: circles,
    hidden: [20, 10],
    activation: { id: "elu" },
    dropout: 0.3,
    shuffle: true,
    init: "kaiming_uniform",
    optimizer: { lr: 1e-3 },
  }),
  "RReLU draws its slopes": brief({ dataset: circles, activation: { id: "rrelu" }, optimizer: { lr: 1e-3 }, seed: 6 }),
  "PReLU learns a slope for each layer": brief({
    dataset: circles,
    activation: { id: "prelu" },
    optimizer: { lr: 3e-3 },
  }),
  "PReLU learns a slope for each neuron": brief({
    dataset: circles,
    hidden: [10, 7],
    activation: { id: "prelu", parameters: { init: 0.1 }, perNeuron: true },
    optimizer: { name: "sgd", lr: 0.05, momentum: 0.9, weightDecay: 1e-3 },
  }),
  "batch normalisation before the activation": brief({
    dataset: { name: "xor", samples: 256 },
    hidden: [8, 8],
    activation: { id: "relu" },
    batchNorm: "before",
    optimizer: { name: "sgd", lr: 0.1, momentum: 0.9, nesterov: true },
    trainFraction: 0.8,
  }),
  "batch normalisation before the activation, whose biases Adam would shake": brief({
    dataset: { name: "moons", samples: 256, noise: 0.1 },
    hidden: [8, 8],
    activation: { id: "sigmoid" },
    batchNorm: "before",
    optimizer: { lr: 0.01, weightDecay: 1e-3 },
  }),
  "batch normalisation after the activation, with dropout": brief({
    dataset: { name: "spiral", samples: 301, arms: 3 },
    hidden: [12, 6],
    activation: { id: "tanh" },
    batchNorm: "after",
    dropout: 0.1,
    loss: "cross_entropy",
    optimizer: { name: "adamw", lr: 3e-3, weightDecay: 0.05 },
    shuffle: true,
  }),
  "squared error on two classes": smooth({
    dataset: { name: "moons", samples: 250, noise: 0.2 },
    activation: { id: "tanh" },
    loss: "mse",
    optimizer: { lr: 0.01 },
    trainFraction: 0.8,
  }),
  "Huber on four classes": smooth({
    dataset: { name: "blobs", samples: 200, centers: 4 },
    activation: { id: "tanh" },
    loss: "huber",
    optimizer: { lr: 0.01 },
  }),
  "constant targets": smooth({
    dataset: {
      name: "custom",
      features: Array.from({ length: 40 }, (_, i) => i / 40),
      labels: Array(40).fill(0.1),
      columns: 1,
      task: "regression",
    },
    activation: { id: "softplus", parameters: { threshold: Number.POSITIVE_INFINITY } },
    loss: "mse",
  }),
  "the quadratic curve, wide": brief({
    dataset: { name: "curve", samples: 200 },
    hidden: [32, 40, 32],
    activation: { id: "leaky_relu" },
    loss: "mse",
    optimizer: { lr: 1e-3 },
  }),
  "own points, a full batch": smooth({
    dataset: {
      name: "custom",
      features: Array.from({ length: 120 }, (_, i) => Math.fround(Math.sin(i * 1.7) + (i % 3))),
      labels: Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? 1 : 0)),
      columns: 3,
    },
    hidden: [4],
    activation: { id: "sigmoid" },
    init: "lecun_normal",
    optimizer: { lr: 0.01 },
    batchSize: 40,
  }),
  "other learning rates from some epochs on, shuffled": {
    ...smooth({ dataset: circles, activation: { id: "tanh" }, shuffle: true, optimizer: { lr: 0.02 } }),
    rates: [
      { from: 4, lr: 1e-3 },
      { from: 9, lr: 0.01 },
    ],
  },
  "zero weights": smooth({ dataset: circles, activation: { id: "sigmoid" }, init: "zeros", optimizer: { lr: 0.01 } }),
};

/** The history of the run, which goes on in another trainer where its learning rate changes. */
function historyOf(core: Core, { config, epochs, rates = [] }: Case): History {
  let trainer = core.createTrainer(config);
  for (const { from, lr } of rates) {
    trainer.run(from - trainer.status().epoch);
    const next = core.createTrainer({ ...config, optimizer: { ...config.optimizer, lr } });
    next.rewind(trainer.snapshot());
    trainer = next;
  }
  trainer.run(epochs - trainer.status().epoch);
  return trainer.history();
}

/** A column of the script's output for each series. */
function columnsOf(history: History): Map<string, Float64Array> {
  const columns = new Map<string, Float64Array>();
  for (const name of ["loss", "accuracy", "testLoss", "testAccuracy"] as const) {
    const series = history[name];
    if (series) columns.set(name, series);
  }
  history.gradient.forEach((series, layer) => {
    columns.set(`gradient${layer}`, series);
  });
  return columns;
}

describe.skipIf(pythons.length === 0)("the exported PyTorch script prints the trainer's history", async () => {
  const core = await loadCore();
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  const histories = new Map<string, History>();
  const known = new Set(core.catalogue().map(({ id }) => id));
  for (const [name, each] of Object.entries(cases)) {
    const { config, epochs, rates } = each;
    const activations = [config.activation ?? []].flat();
    if (!activations.every(({ id }) => known.has(id))) continue; // its file was taken away
    histories.set(name, historyOf(core, each));
    const script = core.createTrainer({ ...config, epochs }).toPyTorch(rates);
    writeFileSync(join(folder, `${histories.size}.py`), script);
  }
  // One Python for all scripts: importing PyTorch takes longer than most of the runs.
  const runAll = `import runpy, sys\nfor path in sys.argv[1:]:\n    runpy.run_path(path)\n    print("end")\n`;
  const paths = Array.from(histories, (_, i) => join(folder, `${i + 1}.py`));
  const printed = pythons.map(({ command }) =>
    execFileSync(command, ["-c", runAll, ...paths], { encoding: "utf8" }).split("end\n"),
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  const runs = pythons.flatMap(({ title }, python) =>
    [...histories.keys()].map((name, index) => ({ title, python, name, index })),
  );
  it.each(runs)("$name ($title)", ({ python, name, index }) => {
    const { epochs } = cases[name] as Case;
    const [header = "", ...lines] = (printed[python]?.[index] ?? "").trim().split("\n");
    const columns = columnsOf(histories.get(name) as History);
    expect(header.split(",")).toEqual(["epoch", ...columns.keys()]);
    expect(lines).toHaveLength(epochs);
    lines.forEach((line, epoch) => {
      const values = line.split(",").slice(1).map(Number);
      [...columns].forEach(([column, series], i) => {
        const torch = values[i] as number;
        const ours = series[epoch] as number;
        const allowed = /accuracy/i.test(column) ? 10 * tolerance : tolerance * Math.max(1, Math.abs(torch));
        expect(
          Math.abs(ours - torch),
          `${column} after epoch ${epoch + 1}: ${ours}, torch ${torch}`,
        ).toBeLessThanOrEqual(allowed);
      });
    });
  });
});
