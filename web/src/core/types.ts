import type { Core as Loaded } from "playground-core";

export type { ActivationInfo, ParameterInfo } from "playground-core";

/** One entry per epoch; gradient[layer][epoch] = mean |∂L/∂W|. */
export interface History {
  loss: Float64Array;
  accuracy: Float64Array;
  gradient: Float64Array[];
}

export interface TrainerConfig {
  dataset: { name: string; samples?: number; noise?: number; seed?: number; factor?: number };
  hidden?: number[];
  activation: { id: string; parameters?: { [name: string]: number | string } };
  optimizer?: { name: string; lr?: number };
  batchSize?: number;
  seed?: number;
}

export interface Trainer {
  run(epochs: number): unknown;
  history(): History;
  dispose(): void;
}

export interface Core extends Loaded {
  createTrainer(config: TrainerConfig): Trainer;
}
