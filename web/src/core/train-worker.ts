import { wrap } from "comlink";
import { broken, vanished } from "./refusal";
import type { TrainService } from "./train-service";

/** A worker that has not answered for so many milliseconds, beyond what its work takes, is taken for dead. */
const patience = 3000;

/** A thread that answers: the browser's worker, or another in a test. */
export interface Thread {
  service: TrainService;
  terminate(): void;
  /** Called when it fails outside of any answer. */
  onError(failed: () => void): void;
}

function browserThread(): Thread {
  const worker = new Worker(new URL("./train-service.ts", import.meta.url), { type: "module" });
  return {
    service: wrap<TrainService>(worker),
    terminate: () => worker.terminate(),
    onError(failed) {
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        failed();
      });
    },
  };
}

export class WorkerLost extends Error {}

/** A worker with its trainers, and what is asked of it. */
export class TrainWorker {
  private readonly thread: Thread;
  private readonly failures = new Set<(error: Error) => void>();
  private keys = 0;
  private lost = false;

  constructor(start: () => Thread = browserThread) {
    this.thread = start();
    this.thread.onError(() => this.bury());
  }

  get dead(): boolean {
    return this.lost;
  }

  /** A number that no other trainer or data set in this worker has. */
  newKey(): number {
    return ++this.keys;
  }

  /** The answer, or WorkerLost if the worker dies meanwhile; `work` is how many milliseconds it may take at most. */
  ask<T>(question: (service: TrainService) => Promise<T>, work = 1000): Promise<T> {
    if (this.lost) return Promise.reject(new WorkerLost(vanished));
    return new Promise<T>((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout>;
      const settle = () => {
        clearTimeout(timer);
        this.failures.delete(fail);
      };
      const fail = (error: Error) => {
        settle();
        reject(error);
      };
      this.failures.add(fail);
      // Twice: after a suspension the timer may come before an answer that is already there.
      timer = setTimeout(() => {
        timer = setTimeout(() => this.bury(), 1000);
      }, patience + work);
      question(this.thread.service).then(
        (answer) => {
          settle();
          resolve(answer);
        },
        (error: Error) => {
          if (error.name === "RuntimeError" || error.name === "CoreFailure") this.bury(new WorkerLost(broken));
          else fail(error);
        },
      );
    });
  }

  private bury(loss = new WorkerLost(vanished)): void {
    if (this.lost) return;
    this.lost = true;
    this.thread.terminate();
    for (const fail of [...this.failures]) fail(loss);
  }
}

const workers: TrainWorker[] = [];

/** As many workers as the machine has cores, the dead ones replaced. */
export function trainWorkers(): readonly TrainWorker[] {
  const count = Math.min(8, Math.max(1, navigator.hardwareConcurrency || 2));
  for (let i = 0; i < count; i++) if (!workers[i] || workers[i]?.dead) workers[i] = new TrainWorker();
  return workers;
}
