import type { DatasetConfig } from "playground-core";
import type { TrainerConfig } from "../../core/types";
import type { Entrant } from "../../state/entrant";
import { state } from "../../state/state";
import { ownData } from "./own-data";

/** Classes of the data set that is chosen; 0 for regression. */
export function classesChosen(): number {
  switch (state.dataset.value) {
    case "blobs":
      return state.centers.value;
    case "spiral":
      return state.arms.value;
    case "curve":
      return 0;
    case "custom":
      return ownData.value?.classes ?? 2;
    default:
      return 2;
  }
}

/** The loss that suits the data, unless one was chosen. */
export function lossChosen(): NonNullable<TrainerConfig["loss"]> {
  const classes = classesChosen();
  return state.loss.value ?? (classes === 0 ? "mse" : classes === 2 ? "bce" : "cross_entropy");
}

export const isRegression = (): boolean => classesChosen() === 0;

export function datasetChosen(seed: number): DatasetConfig {
  const name = state.dataset.value;
  if (name === "custom") return { name, ...(ownData.value?.config ?? { features: [], labels: [], columns: 2 }) };
  return {
    name,
    samples: state.samples.value,
    noise: state.noise.value,
    seed,
    ...(name === "circles" ? { factor: state.factor.value } : {}),
    ...(name === "blobs" ? { centers: state.centers.value } : {}),
    ...(name === "spiral" ? { arms: state.arms.value, turns: state.turns.value } : {}),
    ...(name === "curve" ? { function: state.function.value } : {}),
  };
}

function hiddenOf({ depth }: Entrant): readonly number[] {
  const { value } = state.hidden;
  return depth === undefined ? value : Array.from({ length: depth }, () => value[0] ?? 5);
}

/** The trainer's configuration for one racer; all racers of a race share all but what the racer departs in. */
export function configOf(entrant: Entrant, seed: number): TrainerConfig {
  const { id, parameters, init, lr, norm } = entrant;
  const decay = state.decay.value;
  const momentum = ["sgd", "rmsprop"].includes(state.optimizer.value) ? { momentum: state.momentum.value } : {};
  return {
    dataset: datasetChosen(seed),
    hidden: [...hiddenOf(entrant)],
    activation: parameters ? { id, parameters: { ...parameters } } : { id },
    loss: lossChosen(),
    optimizer: {
      name: state.optimizer.value,
      lr: lr ?? state.lr.value,
      ...momentum,
      ...(decay === null ? {} : { weightDecay: decay }),
    },
    init: init ?? state.init.value,
    batchNorm: norm ?? state.norm.value,
    dropout: state.dropout.value,
    batchSize: state.batchSize.value,
    shuffle: state.shuffle.value,
    seed,
    trainFraction: Number((1 - state.held.value).toFixed(12)),
  };
}

/** Tells one set-up from another; own data by their number, not by their text. */
export function keyOf(config: TrainerConfig): string {
  if (config.dataset?.name !== "custom") return JSON.stringify(config);
  return JSON.stringify({ ...config, dataset: ownData.value?.serial ?? 0 });
}
