import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Core, loadCore, type Trainer, type TrainerConfig } from "playground-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pythonWith } from "../support/python.mjs";

const python = pythonWith("torch", "sklearn", "onnx", "onnxruntime", "safetensors", "nbclient", "matplotlib");
const epochs = 4;
const moons = { name: "moons", samples: 150, noise: 0.2 } as const;

const cases: Record<string, TrainerConfig> = {
  "bce, ReLU": { dataset: { name: "circles", samples: 150 } },
  "bce with logits, GELU by tanh": {
    dataset: moons,
    loss: "bce_with_logits",
    activation: { id: "gelu", parameters: { approximate: "tanh" } },
  },
  "cross-entropy on four classes, Softplus with a beta": {
    dataset: { name: "blobs", samples: 160, centers: 4, noise: 2 },
    loss: "cross_entropy",
    activation: { id: "softplus", parameters: { beta: 2 } },
  },
  "NLL on a spiral, batch normalisation after tanh": {
    dataset: { name: "spiral", samples: 150, arms: 3 },
    loss: "nll",
    activation: { id: "tanh" },
    batchNorm: "after",
  },
  "squared error on a curve, Mish": {
    dataset: { name: "curve", samples: 120 },
    loss: "mse",
    activation: { id: "mish" },
  },
  "Huber, SiLU and Hardswish": {
    dataset: { name: "curve", function: "step", samples: 120 },
    loss: "huber",
    hidden: [8, 6],
    activation: [{ id: "silu" }, { id: "hardswish" }],
  },
  "batch normalisation before ReLU6": { dataset: moons, batchNorm: "before", activation: { id: "relu6" } },
  "dropout, SELU": { dataset: moons, dropout: 0.2, activation: { id: "selu" }, init: "lecun_normal" },
  "PReLU for each neuron": { dataset: moons, hidden: [7, 5], activation: { id: "prelu", perNeuron: true } },
  RReLU: { dataset: moons, activation: { id: "rrelu" } },
  "one's own formula, learned for each neuron": {
    dataset: moons,
    hidden: [6, 4],
    activation: {
      id: "",
      source: "x > 0 ? beta * x : to * expm1(x) * erf(x) ^ 2",
      learnable: ["beta"],
      parameters: { to: 0.3 },
      perNeuron: true,
    },
  },
  "three columns, shrinks and a threshold": {
    dataset: {
      name: "custom",
      features: Array.from({ length: 120 }, (_, i) => Math.fround(((i * 37) % 101) / 25 - 2)),
      labels: Array.from({ length: 40 }, (_, i) => (i * 7) % 3),
      columns: 3,
    },
    loss: "cross_entropy",
    hidden: [8, 8, 8],
    activation: [
      { id: "hardshrink", parameters: { lambd: 0.1 } },
      { id: "softshrink", parameters: { lambd: 0.05 } },
      { id: "threshold", parameters: { threshold: 0.1, value: -0.3 } },
    ],
  },
};

interface Exported {
  trainer: Trainer;
  folder: string;
}

interface Answer {
  /** [rows × outputs] by onnxruntime. */
  answers: number[];
  loss: number;
  history: number[][];
}

async function exportTo(core: Core, folder: string, config: TrainerConfig): Promise<Exported> {
  mkdirSync(folder);
  const trainer = core.createTrainer({ ...config, optimizer: { lr: 0.01 }, epochs });
  trainer.run();
  const { features, columns } = trainer.dataset();
  writeFileSync(join(folder, "model.onnx"), await trainer.toOnnx());
  writeFileSync(join(folder, "model.safetensors"), await trainer.toSafetensors());
  writeFileSync(join(folder, "run.ipynb"), await trainer.toNotebook("zh"));
  writeFileSync(join(folder, "rows.json"), JSON.stringify({ columns, features: [...features] }));
  return { trainer, folder };
}

describe.skipIf(!python)("what is exported opens elsewhere", () => {
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  const exported: Exported[] = [];
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(async () => {
    const core = await loadCore();
    for (const [i, config] of Object.values(cases).entries())
      exported.push(await exportTo(core, join(folder, `${i}`), config));
    const script = fileURLToPath(new URL("../support/open_exported.py", import.meta.url));
    execFileSync(python as string, [script, ...exported.map((each) => each.folder)], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  }, 300_000);

  it("a formula as a function of ONNX is read by ONNX's own parser", async () => {
    const core = await loadCore();
    const made = core.compile("where(x > 0, t1 * erf(x) ^ 0.5, y + max(x, floor(sin(x))) * gelu(x))");
    if ("error" in made) throw new Error(made.error.message);
    const check =
      "import sys, onnx.parser\nf = onnx.parser.parse_function(sys.stdin.read())\nprint(*f.input, *f.output)";
    const options = { input: core.toCode({ id: made.id }, "onnx"), encoding: "utf8" } as const;
    expect(execFileSync(python as string, ["-c", check], options).trim()).toBe("x t1_ y t0");
  });

  describe.each(Object.keys(cases).map((name, i) => ({ name, i })))("$name", ({ i }) => {
    const answer = () => JSON.parse(readFileSync(join(folder, `${i}`, "answer.json"), "utf8")) as Answer;

    it("ONNX Runtime gives our outputs to 2e-6", () => {
      const { trainer } = exported[i] as Exported;
      const ours = Array.from({ length: trainer.dataset().samples }, (_, row) => [...trainer.trace(row).prediction]);
      const { answers } = answer();
      expect(answers).toHaveLength(ours.flat().length);
      ours.flat().forEach((value, at) => {
        const difference = Math.abs(value - (answers[at] as number)) / Math.max(1, Math.abs(value));
        expect(difference, `row ${at}: ${value}, onnxruntime ${answers[at]}`).toBeLessThanOrEqual(2e-6);
      });
    });

    it("PyTorch's network with the safetensors has our loss to 1e-6", () => {
      const { loss } = (exported[i] as Exported).trainer.evaluate();
      expect(Math.abs(answer().loss - loss) / Math.max(1, loss)).toBeLessThanOrEqual(1e-6);
    });

    it("the notebook runs by itself and prints our history", () => {
      const history = (exported[i] as Exported).trainer.history();
      const printed = answer().history;
      expect(printed).toHaveLength(epochs);
      printed.forEach(([loss = NaN, accuracy = NaN, ...gradients], epoch) => {
        expect(Math.abs(loss - (history.loss[epoch] as number)) / Math.max(1, loss)).toBeLessThanOrEqual(1e-6);
        expect(Math.abs(accuracy - (history.accuracy[epoch] as number))).toBeLessThanOrEqual(1e-5);
        expect(gradients).toHaveLength(history.gradient.length);
      });
    });
  });
});
