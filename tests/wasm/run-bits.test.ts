import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Core, loadCore, type Trainer, type TrainerConfig } from "playground-core";
import { describe, expect, it } from "vitest";
import { orRelu } from "./present";

// The native program prints a hash of each run (tests/core/train/run_bits.cpp); this trains the same in the module.
const program = fileURLToPath(new URL("../../build/native/tests/core_bits", import.meta.url));
const epochs = 20;

const everything = (core: Core): TrainerConfig => ({
  dataset: { name: "blobs", samples: 301 },
  hidden: [33, 18, 6],
  activation: ["rrelu", "prelu", "gelu"].map((id) => ({ id: orRelu(core, id) })),
  loss: "cross_entropy",
  optimizer: { name: "rmsprop" },
  init: "kaiming_normal",
  batchNorm: "before",
  dropout: 0.2,
  shuffle: true,
  l1: 1e-4,
  trainFraction: 0.8,
});

const withActivation = (id: string): TrainerConfig => ({
  dataset: { samples: 203 },
  hidden: [7, 5],
  activation: { id },
  optimizer: { lr: 0.01 },
});

function hash(trainer: Trainer): string {
  let sum = 2166136261;
  const add = ({ buffer, byteOffset, byteLength }: Float32Array | Float64Array) => {
    for (const word of new Uint32Array(buffer, byteOffset, byteLength / 4)) sum = Math.imul(sum ^ word, 16777619);
  };
  for (const { weight, bias } of trainer.weights()) {
    add(weight);
    add(bias);
  }
  add(trainer.history().loss);
  return (sum >>> 0).toString(16).padStart(8, "0");
}

describe("a run in the module has the native run's bits", async () => {
  if (!existsSync(program)) throw new Error(`${program} is missing: cmake --build build/native --target core_bits`);
  const lines = execFileSync(program, { encoding: "utf8" }).trimEnd().split("\n");
  const native = new Map(
    lines.filter((line) => line.startsWith("run:")).map((line) => line.slice(4).split(" ") as [string, string]),
  );
  for (const simd of [true, false]) {
    const core = await loadCore({ simd });
    const ids = core.catalogue().flatMap(({ id, kind }) => (kind === "elementwise" ? [id] : []));
    it.each([...ids, "everything"])(`%s, ${simd ? "SIMD" : "scalar"}`, (name) => {
      const trainer = core.createTrainer(name === "everything" ? everything(core) : withActivation(name));
      trainer.run(epochs);
      expect(hash(trainer)).toBe(native.get(name));
      trainer.dispose();
    });
  }
});
