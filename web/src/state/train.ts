import { fieldOf } from "../core/trainer-fields";
import type { DatasetConfig, TrainerConfig } from "../core/types";
import { entrants, type Initialiser, mostLayers, type Norm } from "./entrant";
import { choice, flag, list, number, optional } from "./field";
import { boundsOf, trainerChoice, trainerNumber, trainerWords } from "./trainer-field";
import typicalSeeds from "./typical-seeds.json";

type DatasetName = NonNullable<DatasetConfig["name"]>;
type Loss = NonNullable<TrainerConfig["loss"]>;
type Optimizer = NonNullable<NonNullable<TrainerConfig["optimizer"]>["name"]>;

export const datasets = trainerWords<DatasetName>("dataset.name");
export const losses = trainerWords<Loss>("loss");
export const optimizers = trainerWords<Optimizer>("optimizer.name");
/** In what the racers differ. */
export const contests = ["activation", "init", "lr", "norm", "depth"] as const;
/** Epochs a second; "max" is as fast as the machine can. */
export const speeds = ["max", "100", "20", "5", "1"] as const;

/**
 * What the Train view adds to the table; names are those of the trainer's configuration where it has one, and so are
 * defaults and bounds. A run has one seed, for its data and its weights.
 */
export const trainFields = {
  racers: entrants([{ id: "relu" }, { id: "sigmoid" }, { id: "tanh" }, { id: "relu6" }, { id: "leaky_relu" }], 64),
  contest: choice(contests, "activation"),
  shown: number(0, { min: 0, max: 63, whole: true }),
  /** The classic circles show with it what they show with most seeds. */
  seed: trainerNumber("dataset.seed", typicalSeeds.circles),
  /** How many seeds from `seed` on each racer runs with. */
  seeds: number(1, { min: 1, max: 50, whole: true }),
  epochs: number(fieldOf("epochs").default as number, { min: 1, max: 100000, whole: true }),
  speed: choice(speeds, "max"),
  /** The race ends for a racer that has this accuracy, or whose loss has not fallen for so many epochs. */
  goal: optional(number(0.95, { min: -10, max: 1 })),
  patience: optional(number(50, { min: 1, max: 100000, whole: true })),
  dataset: trainerChoice<DatasetName>("dataset.name"),
  samples: trainerNumber("dataset.samples"),
  noise: trainerNumber("dataset.noise", 0.1),
  factor: trainerNumber("dataset.factor"),
  centers: trainerNumber("dataset.centers"),
  arms: trainerNumber("dataset.arms"),
  turns: trainerNumber("dataset.turns"),
  function: trainerChoice<NonNullable<DatasetConfig["function"]>>("dataset.function"),
  /** Share of the samples that no racer trains on. */
  held: number(0, { min: 0, max: 0.9 }),
  hidden: list(fieldOf("hidden").default as number[], boundsOf("hidden"), mostLayers, 1),
  init: trainerChoice<Initialiser>("init"),
  norm: trainerChoice<Norm>("batchNorm"),
  dropout: trainerNumber("dropout"),
  /** null: what suits the data. */
  loss: optional(trainerChoice<Loss>("loss")),
  optimizer: trainerChoice<Optimizer>("optimizer.name"),
  lr: trainerNumber("optimizer.lr"),
  momentum: trainerNumber("optimizer.momentum"),
  /** null: the default of torch.optim. */
  decay: optional(trainerNumber("optimizer.weightDecay", 0)),
  batchSize: trainerNumber("batchSize"),
  shuffle: flag(fieldOf("shuffle").default as boolean),
  /** The loss on a logarithmic axis. */
  logLoss: flag(false),
};
