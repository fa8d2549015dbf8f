import type { DatasetConfig } from "playground-core";
import { expect, test } from "vitest";
import { parsed } from "../../../web/src/core/own-data";
import { openCatalogue } from "./catalogue";

const core = await openCatalogue();

const rows = (label: (i: number) => string) =>
  Array.from({ length: 40 }, (_, i) => `${i / 7},${(i * i) % 11},${label(i)}`).join("\n");

const cases: [string, DatasetConfig][] = [
  [
    "classes with names",
    { name: "custom", csv: rows((i) => ["cat", "dog", "owl"][i % 3] as string), standardize: true },
  ],
  ["classes that are numbers", { name: "custom", csv: rows((i) => String(3 + 4 * (i % 2))) }],
  ["values", { name: "custom", csv: rows((i) => String(i / 3)), standardize: true }],
  ["whole numbers as values", { name: "custom", csv: rows((i) => String(i % 4)), task: "regression" }],
  ["points", { name: "custom", features: [0, 1, 1, 0, 2, 2, 3, 1], labels: [0, 1, 1, 0], columns: 2 }],
];

test.each(cases)("a run on parsed data is the run on what was given: %s", (_, dataset) => {
  const loss =
    core.dataset(dataset).classes === 0 ? "mse" : core.dataset(dataset).classes === 2 ? "bce" : "cross_entropy";
  const histories = [dataset, parsed(core, dataset)].map((data) => {
    const trainer = core.createTrainer({ dataset: data, loss, seed: 5, trainFraction: 0.75, optimizer: { lr: 0.01 } });
    trainer.run(4);
    const history = trainer.history();
    trainer.dispose();
    return history;
  });
  expect(histories[1]).toEqual(histories[0]);
});

test("data that the core refuses stay as they are, so that a trainer says why", () => {
  const wrong: DatasetConfig = { name: "custom", csv: "1,2,0\n3,1\n" };
  expect(parsed(core, wrong)).toBe(wrong);
});
