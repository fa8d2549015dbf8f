import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TrainerConfig } from "playground-core";
import { expect, test } from "vitest";
import { exportOf } from "../../../web/src/core/exports";
import { pythonWith } from "../../support/python.mjs";
import { openCatalogue } from "./catalogue";

const python = pythonWith("torch", "sklearn");

const core = await openCatalogue();

const config = (lr: number): TrainerConfig => ({
  dataset: { name: "moons", samples: 120 },
  activation: { id: "tanh" },
  optimizer: { lr },
});

/** Its learning rate changed after five epochs. */
const rewound = [
  { from: 0, config: config(0.03) },
  { from: 5, config: config(0.01) },
];

test("the network of a run that was rewound is the one that it came to", async () => {
  const trainer = core.createTrainer(config(0.03));
  trainer.run(5);
  const then = core.createTrainer(config(0.01));
  then.rewind(trainer.snapshot());
  then.run(3);
  expect(await exportOf(core, "safetensors", rewound, 12, 8, "en")).toEqual(await then.toSafetensors());
  expect(await exportOf(core, "onnx", rewound, 12, 8, "en")).toEqual(await then.toOnnx());
});

test("the script of a run never rewound is the trainer's own", async () => {
  const trainer = core.createTrainer({ ...config(0.01), epochs: 12 });
  const taken = await exportOf(core, "script", [{ from: 0, config: config(0.01) }], 12, 0, "en");
  expect(taken).toBe(trainer.toPyTorch());
});

test.skipIf(!python)("the script of a run that was rewound prints its history", { timeout: 60_000 }, async () => {
  const first = core.createTrainer(config(0.03));
  first.run(5);
  const then = core.createTrainer(config(0.01));
  then.rewind(first.snapshot());
  then.run(7);
  const text = (await exportOf(core, "script", rewound, 12, 0, "en")) as string;
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  writeFileSync(join(folder, "run.py"), text);
  const printed = execFileSync(python as string, [join(folder, "run.py")], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const losses = printed
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => Number(line.split(",")[1]));
  const { loss } = then.history();
  expect(losses).toHaveLength(12);
  losses.forEach((value, i) => {
    expect(Math.abs(value - (loss[i] as number))).toBeLessThan(1e-6);
  });
});
