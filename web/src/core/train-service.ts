import { expose, transfer } from "comlink";
import { type DatasetConfig, loadCore } from "playground-core";
import { type ExportKind, exportOf, replay } from "./exports";
import { parsed } from "./own-data";
import { Past } from "./past";
import { type Refusal, refusalOf } from "./refusal";
import { pack } from "./train-pack";
import type { Look, Report, Segment, Stops, Survey, Task, Wish } from "./training";
import type { Core, History, Status, Trainer } from "./types";

/** A trainer with what is known of its run. */
interface OpenRun {
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
  segments: readonly Segment[];
  /** What it was before, as long as that is looked at. */
  past?: Past | undefined;
}

/** Milliseconds before another trainer has its turn. */
const turn = 4;

let core: Promise<Core> | undefined;
const openRuns = new Map<number, OpenRun>();
/** The visitor's own data that races train on. */
const shared = new Map<number, DatasetConfig>();

/** Looks at the last epoch; true ends the run. */
function reached(run: OpenRun): boolean {
  const { goal, patience } = run.stops;
  const { loss, accuracy } = run.trainer.history(run.status.epoch - 1);
  const last = loss[0] as number;
  if (last < run.best) {
    run.best = last;
    run.bestEpoch = run.status.epoch;
  }
  if (goal !== undefined && (accuracy[0] as number) >= goal) return true;
  return patience !== undefined && run.status.epoch - run.bestEpoch >= patience;
}

/** Trains for about `budget` milliseconds. */
function train(run: OpenRun, until: number, budget: number): void {
  const begin = performance.now();
  const limited = run.stops.goal !== undefined || run.stops.patience !== undefined;
  let left = budget;
  while (left > 0 && run.status.epoch < until && !run.status.diverged && !run.stopped) {
    const { epoch, batch } = run.status;
    const whole = limited ? run.batches - batch : (until - epoch) * run.batches - batch;
    const affordable = Math.floor(left / run.pace);
    // Whole epochs where there is time for one: only they leave a record.
    const rounded = affordable > run.batches ? affordable - (affordable % run.batches) - batch : affordable;
    const steps = Math.max(1, Math.min(whole, rounded));
    const before = performance.now();
    run.status = run.trainer.runBatches(steps);
    const spent = performance.now() - before;
    if (spent > 0.05) run.pace = Math.max(1e-5, spent / steps);
    if (limited && run.status.epoch > epoch) run.stopped = reached(run);
    left = budget - (performance.now() - begin);
  }
  run.spent += performance.now() - begin;
}

const withData = (segments: readonly Segment[], dataset: DatasetConfig = { name: "custom" }): Segment[] =>
  segments.map(({ from, config }) => ({ from, config: { ...config, dataset } }));

/** What is new of a run since the epoch `from`. */
function report(key: number, run: OpenRun, from: number): Report {
  const { trainer, status, stopped, spent } = run;
  run.spent = 0;
  return { key, from, packed: pack(trainer.history(from) as History), status, stopped, milliseconds: spent };
}

/** The run's trainer, or one that stands where the run was after an epoch. */
function trainerAt(loaded: Core, run: OpenRun, epoch = Number.POSITIVE_INFINITY): Trainer {
  if (epoch < run.status.epoch) {
    run.past ??= new Past(loaded, run.segments);
    return run.past.at(epoch, run.status.epoch);
  }
  run.past?.dispose();
  run.past = undefined;
  return run.trainer;
}

/** The histories go to the page without being copied. */
const handedOver = (reports: Report[]): Report[] =>
  transfer(
    reports,
    reports.map(({ packed }) => packed.buffer as ArrayBuffer),
  );

const behind = (a: [Task, OpenRun], b: [Task, OpenRun]) => a[1].status.epoch - b[1].status.epoch;

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

  /** What a data set holds, with some of its points; `progress` is told what share of a text has been read. */
  async survey(
    config: DatasetConfig,
    progress?: (share: number) => void,
  ): Promise<{ found?: Survey; refused?: Refusal }> {
    core ??= loadCore();
    try {
      const { features, labels, samples, columns, classes, names, classNames, table, dropped } = (await core).dataset(
        config,
        progress,
      );
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
      const read = table && dropped ? { table, dropped } : {};
      return { found: { samples, columns, classes, names, classNames, ranges, points, targets, ...read } };
    } catch (error) {
      return { refused: refusalOf(error) };
    }
  },

  /** Keeps own data under `key` for the trainers that are to be opened, until it is closed. */
  async share(key: number, config: DatasetConfig): Promise<void> {
    core ??= loadCore();
    shared.set(key, parsed(await core, config));
  },

  /**
   * Makes a trainer under `key` and brings it to `epoch`, or says why the core refuses. Its data are those of its
   * configuration, or those shared under `data`.
   */
  async open(
    key: number,
    segments: readonly Segment[],
    stops: Stops,
    epoch: number,
    data?: number,
  ): Promise<Refusal | undefined> {
    core ??= loadCore();
    const loaded = await core;
    // What was lost with a worker is trained again.
    try {
      const whole = data === undefined ? segments : withData(segments, shared.get(data));
      const trainer = replay(loaded, whole, epoch);
      const fresh = {
        best: Number.POSITIVE_INFINITY,
        bestEpoch: 0,
        stopped: false,
        spent: 0,
        pace: Number.POSITIVE_INFINITY,
        segments: whole,
      };
      openRuns.set(key, { trainer, status: trainer.status(), batches: trainer.batches(), stops, ...fresh });
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  },

  /** A run as a file (see exportOf), or why it cannot be one. */
  async take(
    kind: ExportKind,
    segments: readonly Segment[],
    epochs: number,
    trained: number,
    language: "zh" | "en",
  ): Promise<{ taken?: string | Uint8Array; refused?: Refusal }> {
    core ??= loadCore();
    try {
      return { taken: await exportOf(await core, kind, segments, epochs, trained, language) };
    } catch (error) {
      return { refused: refusalOf(error) };
    }
  },

  /** Trains for about `budget` milliseconds, whoever is behind first, and tells of those that have had their turn. */
  advance(tasks: readonly Task[], budget: number): Report[] {
    const begin = performance.now();
    let open = tasks.flatMap((task): [Task, OpenRun][] => {
      const run = openRuns.get(task.key);
      return run ? [[task, run]] : [];
    });
    /** The epochs at which they began. */
    const trained = new Map<[Task, OpenRun], number>();
    while (open.length > 0 && performance.now() - begin < budget) {
      const next = open.toSorted(behind)[0] as [Task, OpenRun];
      const [task, run] = next;
      if (!trained.has(next)) trained.set(next, run.status.epoch);
      train(run, task.until, Math.min(turn, budget));
      open = open.filter(([{ until }, { status, stopped }]) => status.epoch < until && !status.diverged && !stopped);
    }
    return handedOver([...trained].map(([[{ key }, run], from]) => report(key, run, from)));
  },

  /** Trains so many batches, however few. */
  batches(key: number, count: number): Report[] {
    const run = openRuns.get(key);
    if (!run) return [];
    const from = run.status.epoch;
    const begin = performance.now();
    run.status = run.trainer.runBatches(count);
    run.spent += performance.now() - begin;
    return handedOver([report(key, run, from)]);
  },

  async look(wishes: readonly Wish[]): Promise<Look[]> {
    const loaded = await core;
    if (!loaded) return []; // nothing has been opened
    const looks = wishes.flatMap(({ key, epoch, grid, layers, weights, trace, confusion }) => {
      const run = openRuns.get(key);
      if (!run) return [];
      const trainer = trainerAt(loaded, run, epoch);
      const look: Look = { key, epoch: trainer.status().epoch };
      if (grid) look.boundary = trainer.boundary(grid);
      if (layers) look.layers = trainer.layers();
      if (weights) look.weights = trainer.weights();
      if (trace !== undefined) look.trace = trainer.trace(trace);
      if (confusion) look.confusion = trainer.confusion();
      return [look];
    });
    return transfer(
      looks,
      looks.flatMap(({ boundary }) => (boundary ? [boundary.values.buffer as ArrayBuffer] : [])),
    );
  },

  /** Gives back the trainers and the data of these keys. */
  async close(keys: readonly number[]): Promise<void> {
    await core; // a trainer that is still to be opened comes first
    for (const key of keys) {
      openRuns.get(key)?.trainer.dispose();
      openRuns.get(key)?.past?.dispose();
      openRuns.delete(key);
      shared.delete(key);
    }
  },
};

type Service = typeof service;

/** What can be asked of a worker: each answer comes later. */
export type TrainService = {
  [K in keyof Service]: (...values: Parameters<Service[K]>) => Promise<Awaited<ReturnType<Service[K]>>>;
};

expose(service);
