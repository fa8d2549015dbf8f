import type { TrainService } from "../core/train-service";

/** A worker as a race knows it: it may die at any time, and all that was asked of it then fails with WorkerLost. */
export interface RaceWorker {
  readonly dead: boolean;
  newKey(): number;
  /** `work`: milliseconds that the answer may take at most. */
  ask<T>(question: (service: TrainService) => Promise<T>, work?: number): Promise<T>;
}

/** The workers there are, the dead ones replaced. */
export type Workers = () => readonly RaceWorker[];
