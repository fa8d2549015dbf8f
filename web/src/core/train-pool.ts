import { type Remote, wrap } from "comlink";
import { broken, vanished } from "./refusal";
import type { TrainService } from "./train-service";

/** A worker that has not answered for so many milliseconds, beyond what its work takes, is taken for dead. */
const patience = 3000;

/** One worker and what is asked of it. */
export class Line {
  readonly service: Remote<TrainService>;
  private readonly worker: Worker;
  private readonly failures = new Set<(error: Error) => void>();
  dead = false;

  constructor() {
    this.worker = new Worker(new URL("./train-service.ts", import.meta.url), { type: "module" });
    this.worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.bury();
    });
    this.service = wrap<TrainService>(this.worker);
  }

  /** The answer, or a LineLost if the worker dies on the way; `work` is how many milliseconds it may take at most. */
  ask<T>(question: (service: Remote<TrainService>) => Promise<T>, work = 1000): Promise<T> {
    if (this.dead) return Promise.reject(new LineLost(vanished));
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
      question(this.service).then(
        (answer) => {
          settle();
          resolve(answer);
        },
        (error: Error) => {
          if (error.name === "RuntimeError") this.bury(new LineLost(broken));
          else fail(error);
        },
      );
    });
  }

  private bury(loss = new LineLost(vanished)): void {
    if (this.dead) return;
    this.dead = true;
    this.worker.terminate();
    for (const fail of [...this.failures]) fail(loss);
  }
}

export class LineLost extends Error {}

const lines: Line[] = [];

/** As many workers as the machine has cores, the dead ones replaced. */
export function crew(): readonly Line[] {
  const count = Math.min(8, Math.max(1, navigator.hardwareConcurrency || 2));
  for (let i = 0; i < count; i++) if (!lines[i] || lines[i]?.dead) lines[i] = new Line();
  return lines;
}
