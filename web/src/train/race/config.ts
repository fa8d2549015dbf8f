import type { DatasetConfig } from "playground-core";
import type { TrainerConfig } from "../../core/types";
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

/** What all racers share; the seed of a run is filled in for each. */
export function commonChosen(): TrainerConfig {
  const decay = state.decay.value;
  const momentum = ["sgd", "rmsprop"].includes(state.optimizer.value) ? { momentum: state.momentum.value } : {};
  return {
    dataset: datasetChosen(state.seed.value),
    hidden: [...state.hidden.value],
    loss: lossChosen(),
    optimizer: {
      name: state.optimizer.value,
      lr: state.lr.value,
      ...momentum,
      ...(decay === null ? {} : { weightDecay: decay }),
    },
    init: state.init.value,
    batchNorm: state.norm.value,
    dropout: state.dropout.value,
    batchSize: state.batchSize.value,
    shuffle: state.shuffle.value,
    trainFraction: Number((1 - state.held.value).toFixed(12)),
  };
}

/** Epochs a second. */
export const speedChosen = (): number =>
  state.speed.value === "max" ? Number.POSITIVE_INFINITY : Number(state.speed.value);

/** Tells one set-up from another; own data by their number, not by their text. */
export function keyOf(config: TrainerConfig): string {
  if (config.dataset?.name !== "custom") return JSON.stringify(config);
  return JSON.stringify({ ...config, dataset: ownData.value?.serial ?? 0 });
}
