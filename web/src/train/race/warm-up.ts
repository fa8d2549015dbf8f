import { elementwise } from "../../core/catalogue";
import { type TrainWorker, trainWorkers, WorkerLost } from "../../core/train-worker";
import { giveWay } from "../../page/hand";
import { running } from "./race";

/** Milliseconds in which the page is shown, and a first click answered, before the engine compiles for the workers. */
const shownFirst = 400;

/** Has the workers ready before the first race, unless that comes first. */
export function warmUp(): void {
  setTimeout(() => {
    for (const worker of trainWorkers()) void warm(worker);
  }, shownFirst);
}

async function warm(worker: TrainWorker): Promise<void> {
  try {
    for (const { id } of elementwise()) {
      await giveWay();
      if (running.peek()) return;
      await worker.ask((service) => service.warm(id), 20_000);
    }
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error; // a worker that died is replaced when it is needed
  }
}
