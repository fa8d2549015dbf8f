import { expose, transfer } from "comlink";
import { loadCore } from "playground-core";
import type { Core, History, Trainer, TrainerConfig } from "./types";

/** What is new in a trainer's history since it was last asked. */
export interface Progress {
  from: number;
  fresh: History;
  /** Milliseconds that the epochs took, without the way between threads. */
  milliseconds: number;
}

let core: Promise<Core> | undefined;
const trainers = new Map<number, { trainer: Trainer; epochs: number }>();
let next = 0;

const service = {
  /** Makes a trainer; throws the core's own error where the configuration is refused. */
  async open(config: TrainerConfig): Promise<number> {
    core ??= loadCore() as Promise<Core>;
    const trainer = (await core).createTrainer(config);
    trainers.set(++next, { trainer, epochs: 0 });
    return next;
  },

  /** Trains up to `epochs` more, but stops after about `budget` milliseconds. */
  advance(handle: number, epochs: number, budget: number): Progress {
    const entry = trainers.get(handle);
    if (!entry) throw new Error(`There is no trainer ${handle}.`);
    const from = entry.epochs;
    const begin = performance.now();
    let chunk = 1;
    while (entry.epochs < from + epochs) {
      const step = Math.min(chunk, from + epochs - entry.epochs);
      entry.trainer.run(step);
      entry.epochs += step;
      const spent = performance.now() - begin;
      if (spent >= budget) break;
      chunk = Math.max(1, Math.min(chunk * 2, Math.floor(((budget - spent) / spent) * (entry.epochs - from))));
    }
    const milliseconds = performance.now() - begin;
    const { loss, accuracy, gradient } = entry.trainer.history();
    const fresh: History = {
      loss: loss.slice(from),
      accuracy: accuracy.slice(from),
      gradient: gradient.map((layer) => layer.slice(from)),
    };
    const buffers = [fresh.loss, fresh.accuracy, ...fresh.gradient].map(({ buffer }) => buffer as ArrayBuffer);
    return transfer({ from, fresh, milliseconds }, buffers);
  },

  close(handle: number): void {
    trainers.get(handle)?.trainer.dispose();
    trainers.delete(handle);
  },
};

export type TrainService = typeof service;
expose(service);
