import { entrants, initialisers, lrBounds, mostLayers, norms } from "./entrant";
import { choice, flag, list, number, optional } from "./field";
import typicalSeeds from "./typical-seeds.json";

export const datasets = ["circles", "moons", "blobs", "xor", "spiral", "curve", "custom"] as const;
export const losses = ["bce", "bce_with_logits", "cross_entropy", "nll", "mse", "huber"] as const;
export const optimizers = ["adam", "adamw", "sgd", "rmsprop"] as const;
/** In what the racers differ. */
export const contests = ["activation", "init", "lr", "norm", "depth"] as const;
/** Epochs a second; "max" is as fast as the machine can. */
export const speeds = ["max", "100", "20", "5", "1"] as const;

/** What the Train view adds to the table; names are those of the trainer's configuration where it has one. */
export const trainFields = {
  racers: entrants([{ id: "relu" }, { id: "sigmoid" }, { id: "tanh" }, { id: "relu6" }, { id: "leaky_relu" }], 64),
  contest: choice(contests, "activation"),
  shown: number(0, { min: 0, max: 63, whole: true }),
  /** The classic circles show with it what they show with most seeds. */
  seed: number(typicalSeeds.circles, { min: 0, max: 4294967295, whole: true }),
  /** How many seeds from `seed` on each racer runs with. */
  seeds: number(1, { min: 1, max: 50, whole: true }),
  epochs: number(300, { min: 1, max: 100000, whole: true }),
  speed: choice(speeds, "max"),
  /** The race ends for a racer that has this accuracy, or whose loss has not fallen for so many epochs. */
  goal: optional(number(0.95, { min: -10, max: 1 })),
  patience: optional(number(50, { min: 1, max: 100000, whole: true })),
  dataset: choice(datasets, "circles"),
  samples: number(1000, { min: 4, max: 100000, whole: true }),
  noise: number(0.1, { min: 0, max: 1e6 }),
  factor: number(0.5, { min: 0, max: 0.99 }),
  centers: number(3, { min: 2, max: 5, whole: true }),
  arms: number(2, { min: 2, max: 5, whole: true }),
  turns: number(1, { min: 0.1, max: 10 }),
  function: choice(["square", "sine", "step"], "square"),
  /** Share of the samples that no racer trains on. */
  held: number(0, { min: 0, max: 0.9 }),
  hidden: list([5, 5, 5, 5], { min: 1, max: 256, whole: true }, mostLayers, 1),
  init: choice(initialisers, "default"),
  norm: choice(norms, "none"),
  dropout: number(0, { min: 0, max: 0.95 }),
  /** null: what suits the data. */
  loss: optional(choice(losses, "bce")),
  optimizer: choice(optimizers, "adam"),
  lr: number(1e-4, lrBounds),
  momentum: number(0, { min: 0, max: 1 }),
  /** null: the default of torch.optim. */
  decay: optional(number(0, { min: 0, max: 1e6 })),
  batchSize: number(32, { min: 1, max: 100000, whole: true }),
  shuffle: flag(false),
  /** The loss on a logarithmic axis. */
  logLoss: flag(false),
};
