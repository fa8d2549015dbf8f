import type {
  Boundary,
  Confusion,
  Grid,
  LayerStatistics,
  LayerWeights,
  ReadDataset,
  SampleTrace,
} from "playground-core";
import type { Status, TrainerConfig } from "./types";

/** When a run ends before its last epoch. */
export interface Stops {
  /** At this accuracy. */
  goal?: number;
  /** After so many epochs in which the loss has not fallen below its best. */
  patience?: number;
}

/** A part of a run: from this epoch on it has this configuration. A run's first begins at 0. */
export interface Segment {
  from: number;
  config: TrainerConfig;
}

export interface Task {
  key: number;
  /** Complete epochs to reach. */
  until: number;
}

/** What is new of one run. */
export interface Report {
  key: number;
  /** Complete epochs before. */
  from: number;
  /** The history since, packed: see train-pack. */
  packed: Float64Array;
  status: Status;
  stopped: boolean;
  /** Milliseconds of training, without what passing messages takes. */
  milliseconds: number;
}

/** What a trainer looks like at this moment. */
export interface Look {
  key: number;
  epoch: number;
  boundary?: Boundary;
  layers?: LayerStatistics[];
  weights?: LayerWeights[];
  trace?: SampleTrace;
  confusion?: Confusion;
}
export interface Wish {
  key: number;
  /** After which epoch; the newest if not given. */
  epoch?: number;
  grid?: Grid;
  layers?: boolean;
  weights?: boolean;
  /** The row of a sample to follow. */
  trace?: number;
  confusion?: boolean;
}

export interface Survey {
  samples: number;
  columns: number;
  /** 0 for regression. */
  classes: number;
  names: string[];
  classNames: string[];
  /** Smallest and largest value of each column. */
  ranges: [number, number][];
  /** Some of the rows, and their labels. */
  points: Float32Array;
  targets: Float32Array;
  /** Of a text: what it was taken for, and what was left out. */
  table?: ReadDataset["table"];
  dropped?: ReadDataset["dropped"];
}
