import { expose, transfer } from "comlink";
import {
  type Boundary,
  type DatasetConfig,
  type Grid,
  type LayerStatistics,
  type LayerWeights,
  loadCore,
  type SampleTrace,
} from "playground-core";
import { type Refusal, refusalOf } from "./refusal";
import { scriptOf } from "./script";
import { pack } from "./train-pack";
import type { Core, History, Status, Trainer, TrainerConfig } from "./types";

/** When a run ends before its last epoch. */
export interface Stops {
  /** At this accuracy. */
  goal?: number;
  /** After so many epochs in which the loss has not fallen below its best. */
  patience?: number;
}

/** A run's way so far: from each epoch on with this configuration. The first begins at 0. */
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
  /** Milliseconds of training, without the way between threads. */
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
}
export interface Wish {
  key: number;
  grid?: Grid;
  layers?: boolean;
  weights?: boolean;
  /** The row of a sample to follow. */
  trace?: number;
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
}

interface Entry {
  trainer: Trainer;
  status: Status;
  /** Batches of an epoch. */
  batches: number;
  /** Milliseconds a batch takes, as far as is known. */
  pace: number;
  stops: Stops;
  best: number;
  bestEpoch: number;
  stopped: boolean;
  /** Milliseconds not yet reported. */
  spent: number;
}

/** Milliseconds before another trainer has its turn. */
const turn = 4;

let core: Promise<Core> | undefined;
const entries = new Map<number, Entry>();

/** Looks at the last epoch; true ends the run. */
function reached(entry: Entry): boolean {
  const { goal, patience } = entry.stops;
  const { loss, accuracy } = entry.trainer.history(entry.status.epoch - 1);
  const last = loss[0] as number;
  if (last < entry.best) {
    entry.best = last;
    entry.bestEpoch = entry.status.epoch;
  }
  if (goal !== undefined && (accuracy[0] as number) >= goal) return true;
  return patience !== undefined && entry.status.epoch - entry.bestEpoch >= patience;
}

/** Trains for about `budget` milliseconds. */
function train(entry: Entry, until: number, budget: number): void {
  const begin = performance.now();
  const limited = entry.stops.goal !== undefined || entry.stops.patience !== undefined;
  let left = budget;
  while (left > 0 && entry.status.epoch < until && !entry.status.diverged && !entry.stopped) {
    const { epoch, batch } = entry.status;
    const whole = limited ? entry.batches - batch : (until - epoch) * entry.batches - batch;
    const affordable = Math.floor(left / entry.pace);
    // Whole epochs where there is time for one: only they leave a record.
    const rounded = affordable > entry.batches ? affordable - (affordable % entry.batches) - batch : affordable;
    const steps = Math.max(1, Math.min(whole, rounded));
    const before = performance.now();
    entry.status = entry.trainer.runBatches(steps);
    const spent = performance.now() - before;
    if (spent > 0.05) entry.pace = Math.max(1e-5, spent / steps);
    if (limited && entry.status.epoch > epoch) entry.stopped = reached(entry);
    left = budget - (performance.now() - begin);
  }
  entry.spent += performance.now() - begin;
}

/** Every run is determined by its configurations: what was lost with a worker is trained again, to the same bits. */
function replay(loaded: Core, way: readonly Segment[], epoch: number): Trainer {
  let trainer: Trainer | undefined;
  for (const [index, { config }] of way.entries()) {
    const until = Math.min(epoch, way[index + 1]?.from ?? epoch);
    const next = loaded.createTrainer({ ...config, record: { pastHistograms: false } });
    if (trainer) next.rewind(trainer.snapshot());
    trainer?.dispose();
    trainer = next;
    const missing = until - trainer.status().epoch;
    if (missing > 0) trainer.run(missing);
  }
  return trainer as Trainer;
}

/** What is new of a run since the epoch `from`. */
function report(key: number, entry: Entry, from: number): Report {
  const { trainer, status, stopped, spent } = entry;
  entry.spent = 0;
  return { key, from, packed: pack(trainer.history(from) as History), status, stopped, milliseconds: spent };
}

/** The histories go to the page without being copied. */
const handedOver = (reports: Report[]): Report[] =>
  transfer(
    reports,
    reports.map(({ packed }) => packed.buffer as ArrayBuffer),
  );

const behind = (a: [Task, Entry], b: [Task, Entry]) => a[1].status.epoch - b[1].status.epoch;

/** Points to draw: more are only a blot. */
const mostPoints = 240;

const service = {
  /** Loads the core and trains a little with one activation, so that the engine has compiled its loops before a race. */
  async warm(id: string): Promise<void> {
    core ??= loadCore();
    const trainer = (await core).createTrainer({ dataset: { samples: 96 }, activation: { id } });
    trainer.run(15);
    trainer.history();
    trainer.dispose();
  },

  /** What a data set holds, with some of its points. */
  async survey(config: DatasetConfig): Promise<{ found?: Survey; refused?: Refusal }> {
    core ??= loadCore();
    try {
      const { features, labels, samples, columns, classes, names, classNames } = (await core).dataset(config);
      const ranges = Array.from({ length: columns }, () => [Infinity, -Infinity] as [number, number]);
      for (let i = 0; i < features.length; i++) {
        const range = ranges[i % columns] as [number, number];
        range[0] = Math.min(range[0], features[i] as number);
        range[1] = Math.max(range[1], features[i] as number);
      }
      const step = Math.max(1, samples / mostPoints);
      const rows = Array.from({ length: Math.min(samples, mostPoints) }, (_, i) => Math.floor(i * step));
      const points = Float32Array.from(
        rows.flatMap((row) => [...features.subarray(row * columns, (row + 1) * columns)]),
      );
      const targets = Float32Array.from(rows, (row) => labels[row] as number);
      return { found: { samples, columns, classes, names, classNames, ranges, points, targets } };
    } catch (error) {
      return { refused: refusalOf(error) };
    }
  },

  /** Makes a trainer under `key` and brings it to `epoch`, or says why the core refuses. */
  async open(key: number, way: readonly Segment[], stops: Stops, epoch: number): Promise<Refusal | undefined> {
    core ??= loadCore();
    const loaded = await core;
    try {
      const trainer = replay(loaded, way, epoch);
      const fresh = {
        best: Number.POSITIVE_INFINITY,
        bestEpoch: 0,
        stopped: false,
        spent: 0,
        pace: Number.POSITIVE_INFINITY,
      };
      entries.set(key, { trainer, status: trainer.status(), batches: trainer.batches(), stops, ...fresh });
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  },

  async script(way: readonly Segment[], epochs: number): Promise<string> {
    core ??= loadCore();
    return scriptOf(await core, way, epochs);
  },

  /** Trains for about `budget` milliseconds, whoever is behind first, and tells of those that have had their turn. */
  lap(tasks: readonly Task[], budget: number): Report[] {
    const begin = performance.now();
    let open = tasks.flatMap((task): [Task, Entry][] => {
      const entry = entries.get(task.key);
      return entry ? [[task, entry]] : [];
    });
    /** The epochs at which they began. */
    const trained = new Map<[Task, Entry], number>();
    while (open.length > 0 && performance.now() - begin < budget) {
      const next = open.toSorted(behind)[0] as [Task, Entry];
      const [task, entry] = next;
      if (!trained.has(next)) trained.set(next, entry.status.epoch);
      train(entry, task.until, Math.min(turn, budget));
      open = open.filter(([{ until }, { status, stopped }]) => status.epoch < until && !status.diverged && !stopped);
    }
    return handedOver([...trained].map(([[{ key }, entry], from]) => report(key, entry, from)));
  },

  /** Trains so many batches, however few. */
  batches(key: number, count: number): Report[] {
    const entry = entries.get(key);
    if (!entry) return [];
    const from = entry.status.epoch;
    const begin = performance.now();
    entry.status = entry.trainer.runBatches(count);
    entry.spent += performance.now() - begin;
    return handedOver([report(key, entry, from)]);
  },

  look(wishes: readonly Wish[]): Look[] {
    const looks = wishes.flatMap(({ key, grid, layers, weights, trace }) => {
      const entry = entries.get(key);
      if (!entry) return [];
      const { trainer } = entry;
      const look: Look = { key, epoch: entry.status.epoch };
      if (grid) look.boundary = trainer.boundary(grid);
      if (layers) look.layers = trainer.layers();
      if (weights) look.weights = trainer.weights();
      if (trace !== undefined) look.trace = trainer.trace(trace);
      return [look];
    });
    return transfer(
      looks,
      looks.flatMap(({ boundary }) => (boundary ? [boundary.values.buffer as ArrayBuffer] : [])),
    );
  },

  close(keys: readonly number[]): void {
    for (const key of keys) {
      entries.get(key)?.trainer.dispose();
      entries.delete(key);
    }
  },
};

export type TrainService = typeof service;
expose(service);
