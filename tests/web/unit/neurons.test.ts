import { expect, test } from "vitest";
import { activation } from "../../../web/src/core/catalogue";
import { openCore } from "../../../web/src/core/core";
import { choiceOf, curveModel } from "../../../web/src/train/view/neuron-charts";
import { openCatalogue } from "./catalogue";

await openCore();
const core = await openCatalogue();

test("pre-activations are drawn on the slope that the layer has learned", ({ skip }) => {
  skip(!activation("prelu"), "not in the catalogue");
  const trainer = core.createTrainer({ activation: { id: "prelu" }, optimizer: { lr: 0.003 } });
  trainer.run(20);
  const weights = trainer.weights();
  expect(trainer.layers().map(({ activation }) => activation)).toContain("prelu");
  for (const [index, { activation: id }] of trainer.layers().entries()) {
    const slope = weights[index]?.slope?.[0];
    const { series } = curveModel(choiceOf(id, { id: "prelu" }, slope), 2);
    if (id !== "prelu") continue;
    expect(slope).not.toBeCloseTo(0.25, 2);
    expect(series[0]?.points[0]).toEqual({ x: -2, y: Math.fround(-2 * (slope as number)) });
    expect(series[1]?.points[0]?.y).toBe(slope);
  }
});

test("the output layer has none of the racer's parameters", () => {
  expect(choiceOf("sigmoid", { id: "elu", parameters: { alpha: 2 } }, undefined)).toEqual({ id: "sigmoid" });
  expect(choiceOf("elu", { id: "elu", parameters: { alpha: 2 } }, undefined)).toEqual({
    id: "elu",
    parameters: { alpha: 2 },
  });
});
