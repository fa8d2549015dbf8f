import type { DatasetConfig, TrainerConfig } from "playground-core";
import { expect, test } from "vitest";
import { type Refusal, refusalOf } from "../../../web/src/core/refusal";
import { reason } from "../../../web/src/i18n/refusal";
import { state } from "../../../web/src/state/state";
import { openCatalogue } from "./catalogue";

const core = await openCatalogue();

const csv = (text: string): TrainerConfig => ({ dataset: { name: "custom", csv: text } });
const points = (features: number[], labels: number[]): TrainerConfig => ({
  dataset: { name: "custom", features, labels, columns: 2 },
});
const curve: DatasetConfig = { name: "curve" };

/** What can go wrong in a set-up or in data of one's own. */
const refused: TrainerConfig[] = [
  { hidden: [0] },
  { hidden: Array(17).fill(2) },
  { optimizer: { lr: -1 } },
  { optimizer: { lr: Number.NaN } },
  { optimizer: { name: "sgd", momentum: 0, nesterov: true } },
  { optimizer: { betas: [0.9, 1] } },
  { activation: { id: "elu", parameters: { alpha: Number.NaN } } },
  { activation: [{ id: "relu" }, { id: "relu" }] },
  { dropout: 1 },
  { batchSize: 0 },
  { batchSize: 33, batchNorm: "before", dataset: { samples: 100 } },
  { hidden: Array(16).fill(256), batchSize: 100_000, dataset: { samples: 100_000 } },
  { seed: 0.5 },
  { trainFraction: 1e-6 },
  { dataset: { samples: 1 } },
  { dataset: { noise: -1 } },
  { dataset: { factor: 1 } },
  { dataset: curve },
  { dataset: { name: "blobs", centers: 3 } },
  { dataset: { name: "custom" } },
  csv("1\n2\n"),
  csv("1,2\n3\n"),
  csv("1,2\n3,4,5\n"),
  csv("1,2\n,4\n"),
  csv("1,2\n3,\n"),
  csv("a,b\nx,y\nu,v\n"),
  csv("1,NA,0\n2,NA,1\n3,4,1\n"),
  csv(",".repeat(10_001)),
  { dataset: { name: "custom", csv: "1,2,a\n3,4,b\n", columns: [2] } },
  { dataset: { name: "custom", csv: "1,x,0\n3,y,1\n4,z,1\n", columns: [1] } },
  { dataset: { name: "custom", csv: "1,0\n2,u\n", task: "regression" } },
  csv('1,2\n"3,1\n'),
  csv("1,0\n"),
  csv("1,0\n2,0\n"),
  { dataset: { name: "custom", csv: "1,2\n3,4\n", labelColumn: 7 } },
  points([1, 2, 3], [0, 1]),
  points([1, 2], [0]),
  points([1, 2, 3, 4], [0, 0]),
  points([1, 2, 3, Number.NaN], [0, 1]),
];

/** Words that are no Chinese page's business, aside from names of fields and of values, and what the visitor typed. */
const names = /csv|NaN|max_val|upper|mse|huber|cross_entropy|nll|bce|nesterov|momentum|optimizer|false|true/g;

test.each(refused.map((config) => [JSON.stringify(config).slice(0, 60), config] as const))(
  "%s is refused in Chinese and in English",
  (_, config) => {
    let refusal: Refusal | undefined;
    try {
      core.createTrainer(config);
    } catch (error) {
      refusal = refusalOf(error);
    }
    if (!refusal?.field) throw new Error("not refused");
    state.language.value = "zh";
    const chinese = reason(refusal)
      .replace(refusal.field, "")
      .replace(/"[^"]*"/g, "");
    expect(chinese.replace(names, "").replace(/[0-9]e[-+]?[0-9]/g, "")).not.toMatch(/[A-Za-z]{2}/);
    state.language.value = "en";
    expect(reason(refusal)).toContain(`allowed: ${refusal.allowed}`);
    state.language.value = "auto";
  },
);
