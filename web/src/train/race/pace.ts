import { signal } from "@preact/signals";
import { state } from "../../state/state";
import { live } from "./live";
import { allRuns } from "./runs";

const trained = () => allRuns().reduce((sum, { epochs }) => sum + epochs, 0);

let begin = 0;
let before = 0;
let slowest = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** How fast the race is. */
export const pace = {
  /** Epochs a second of all racers together, over the time that the race has been on. */
  rate: signal(0),
  /** Seconds that the last race took. */
  seconds: signal(0),

  start(): void {
    begin = performance.now();
    before = trained();
    slowest = Math.min(...allRuns().map(({ epochs }) => epochs));
    clearInterval(timer);
    timer = setInterval(() => {
      pace.measure();
      live.bar.request();
    }, 250);
  },

  stop(): void {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    pace.measure();
  },

  /** Forgets the last race. */
  reset(): void {
    pace.stop();
    pace.seconds.value = 0;
    pace.rate.value = 0;
  },

  measure(): void {
    pace.seconds.value = (performance.now() - begin) / 1000;
    pace.rate.value = (trained() - before) / Math.max(pace.seconds.value, 1e-3);
  },

  /** The epoch that the chosen speed lets a run have reached by now. */
  allowed(): number {
    const speed = state.speed.peek();
    if (speed === "max") return Number.POSITIVE_INFINITY;
    return slowest + 1 + Math.floor(((performance.now() - begin) / 1000) * Number(speed));
  },

  /** Epochs that are complete and that there will be, of all runs that can still run. */
  progress(): { done: number; total: number } {
    let done = 0;
    let total = 0;
    for (const run of allRuns()) {
      if (run.stage === "refused") continue;
      done += run.epochs;
      total += run.stage === "done" || run.stage === "diverged" ? run.epochs : state.epochs.peek();
    }
    return { done, total };
  },
};
