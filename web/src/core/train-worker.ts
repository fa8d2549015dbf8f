import { expose, transfer } from "comlink";
import { loadCore } from "playground-core";
import type { Core, History, Status, Trainer, TrainerConfig } from "./types";

/** What is new in a trainer's history since it was last asked. */
export interface Progress {
  /** The epochs that were complete before. */
  from: number;
  /** History of the epochs since. */
  fresh: History;
  status: Status;
  /** Milliseconds that the epochs took, without the way between threads. */
  milliseconds: number;
}

let core: Promise<Core> | undefined;
const trainers = new Map<number, Trainer>();
let last = 0;

function trainerOf(handle: number): Trainer {
  const trainer = trainers.get(handle);
  if (!trainer) throw new Error(`There is no trainer ${handle}.`);
  return trainer;
}

/** Trains in ever larger steps, so that asking the clock costs nothing, until the epochs or the time are used up. */
function train(trainer: Trainer, epochs: number, budget: number): Status {
  const begin = performance.now();
  const first = trainer.status().epoch;
  const goal = first + epochs;
  let status = trainer.status();
  let step = 1;
  while (status.epoch < goal && !status.diverged) {
    status = trainer.run(Math.min(step, goal - status.epoch));
    const spent = performance.now() - begin;
    if (spent >= budget) break;
    const affordable = Math.floor(((status.epoch - first) * (budget - spent)) / spent);
    step = Math.max(1, Math.min(step * 2, affordable));
  }
  return status;
}

const buffersOf = (history: History): ArrayBuffer[] =>
  Object.values(history)
    .flat()
    .map((series: Float64Array) => series.buffer as ArrayBuffer);

const service = {
  /** Makes a trainer; throws the core's own error where the configuration is refused. */
  async open(config: TrainerConfig): Promise<number> {
    core ??= loadCore();
    const trainer = (await core).createTrainer(config);
    const handle = ++last;
    trainers.set(handle, trainer);
    return handle;
  },

  /** Trains up to `epochs` more, but stops after about `budget` milliseconds. */
  advance(handle: number, epochs: number, budget: number): Progress {
    const trainer = trainerOf(handle);
    const from = trainer.status().epoch;
    const begin = performance.now();
    const status = train(trainer, epochs, budget);
    const milliseconds = performance.now() - begin;
    const fresh = trainer.history(from);
    return transfer({ from, fresh, status, milliseconds }, buffersOf(fresh));
  },

  close(handle: number): void {
    trainers.get(handle)?.dispose();
    trainers.delete(handle);
  },
};

export type TrainService = typeof service;
expose(service);
