import { complete } from "../core/formulas";
import type { Stops } from "../core/training";
import type { TrainerConfig } from "../core/types";

/** One network of a contest: its activation, and in what it departs from what all share. */
export interface Entrant {
  id: string;
  /** Those that are not at torch's default. */
  parameters?: Readonly<Record<string, number | string>>;
  init?: NonNullable<TrainerConfig["init"]>;
  lr?: number;
  norm?: NonNullable<TrainerConfig["batchNorm"]>;
  /** Hidden layers, each as wide as the first of those that all share. */
  depth?: number;
}

/** A race to be run: a plain value, all that decides its outcome. */
export interface Contest {
  entrants: readonly Entrant[];
  /** Each entrant runs once with each: a run's seed draws its data, its weights and its batches. */
  seeds: readonly number[];
  /** What all share: a trainer's configuration without activation and seed. */
  common: TrainerConfig;
  /** Ends a run before its last epoch. */
  stops: Stops;
  epochs: number;
  /** Epochs a second at most; Infinity as fast as the machine can. */
  speed: number;
}

/** The trainer's configuration of one run. */
export function configOf({ common }: Pick<Contest, "common">, entrant: Entrant, seed: number): TrainerConfig {
  const { id, parameters, init, lr, norm, depth } = entrant;
  const { dataset, hidden = [], optimizer } = common;
  return {
    ...common,
    ...(dataset ? { dataset: dataset.name === "custom" ? dataset : { ...dataset, seed } } : {}),
    hidden: depth === undefined ? [...hidden] : Array.from({ length: depth }, () => hidden[0] ?? 5),
    activation: complete(parameters ? { id, parameters } : { id }),
    ...(lr === undefined ? {} : { optimizer: { ...optimizer, lr } }),
    ...(init ? { init } : {}),
    ...(norm ? { batchNorm: norm } : {}),
    seed,
  };
}
