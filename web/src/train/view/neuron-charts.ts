import type { LayerStatistics } from "playground-core";
import type { Model, Point } from "../../charts/model";
import { activation } from "../../core/catalogue";
import { core } from "../../core/core";
import type { Choice } from "../../state/choice";
import { tidy } from "../charts/models";

/** So far from zero that nearly all of the pre-activations lie inside. */
export function reach(layers: readonly LayerStatistics[]): number {
  for (const bound of [1, 2, 4, 8]) {
    const outside = layers.some(({ histogram: { low, high, counts } }) => {
      const width = (high - low) / counts.length;
      let beyond = 0;
      let all = 0;
      for (let index = 0; index < counts.length; index++) {
        const count = counts[index] as number;
        all += count;
        if (Math.abs(low + (index + 0.5) * width) > bound) beyond += count;
      }
      return beyond > all * 0.02;
    });
    if (!outside) return bound;
  }
  return 8;
}

/** A layer's activation as it is now: a slope that the layer has learned takes the place of the one it started with. */
export function choiceOf(layer: string, { id, parameters }: Choice, slope: number | undefined): Choice {
  const learned = activation(layer)?.parameters.find(({ learnable }) => learnable);
  const now = { ...(layer === id && parameters) };
  if (learned && slope !== undefined) now[learned.name] = slope;
  return Object.keys(now).length > 0 ? { id: layer, parameters: now } : { id: layer };
}

function curvesOf(choice: Choice, bound: number): { f: Point[]; f1: Point[] } {
  const x = Float32Array.from({ length: 161 }, (_, i) => -bound + (2 * bound * i) / 160);
  const { id, parameters } = choice;
  // The output layer's "identity" needs no entry of the catalogue.
  const { value, derivative } = activation(id)
    ? core().evaluate(parameters ? { id, parameters: { ...parameters } } : { id }, x, 1)
    : { value: x, derivative: x.map(() => 1) };
  const points = (y: Float32Array) => Array.from(x, (at, i) => ({ x: at, y: y[i] as number }));
  return { f: points(value), f1: points(derivative) };
}

const models = new Map<string, Model>();

/** f and f′ of a layer's activation, as far as its pre-activations reach. */
export function curveModel(choice: Choice, bound: number): Model {
  const key = JSON.stringify([choice, bound]);
  const known = models.get(key);
  if (known) return known;
  const { f, f1 } = curvesOf(choice, bound);
  let min = 0;
  let max = 1;
  for (const { y } of [...f, ...f1]) {
    min = Math.min(min, Math.max(y, -1.25));
    max = Math.max(max, Math.min(y, 2.25));
  }
  const made: Model = {
    x: { min: -bound, max: bound, format: tidy },
    y: { min: min - 0.06 * (max - min), max: max + 0.08 * (max - min), format: tidy },
    series: [
      { label: "f", color: "--f", dash: [], points: f },
      { label: "f′", color: "--d1", dash: [6, 4], width: 0.8, points: f1 },
    ],
  };
  if (models.size > 200) models.clear();
  models.set(key, made);
  return made;
}
