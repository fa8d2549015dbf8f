import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TrainerConfig } from "playground-core";
import { expect, test } from "vitest";
import { scriptOf } from "../../../web/src/core/script";
import { pythonWith } from "../../support/python.mjs";
import { openCatalogue } from "./catalogue";

const python = pythonWith("torch", "sklearn");

const core = await openCatalogue();

const config = (lr: number): TrainerConfig => ({
  dataset: { name: "moons", samples: 120 },
  activation: { id: "tanh" },
  optimizer: { lr },
});

test("the script of a run never rewound is the trainer's own", () => {
  const trainer = core.createTrainer({ ...config(0.01), epochs: 12 });
  expect(scriptOf(core, [{ from: 0, config: config(0.01) }], 12)).toBe(trainer.toPyTorch());
});

test.skipIf(!python)("the script of a run that was rewound prints its history", { timeout: 60_000 }, () => {
  const first = core.createTrainer(config(0.03));
  first.run(5);
  const then = core.createTrainer(config(0.01));
  then.rewind(first.snapshot());
  then.run(7);
  const text = scriptOf(
    core,
    [
      { from: 0, config: config(0.03) },
      { from: 5, config: config(0.01) },
    ],
    12,
  );
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
