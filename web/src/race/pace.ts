import { signal } from "@preact/signals";
import type { Run } from "./run";

/** Milliseconds between two looks at the clock. */
const interval = 250;

/** How fast a race is. */
export class Pace {
  /** Epochs a second of all runs together, over the time that the race has been on. */
  readonly rate = signal(0);
  /** Seconds since the race last began or went on. */
  readonly seconds = signal(0);
  private begin = 0;
  private before = 0;
  private slowest = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly runs: readonly Run[],
    private readonly measured: () => void,
  ) {}

  private get trained(): number {
    return this.runs.reduce((sum, { epochs }) => sum + epochs, 0);
  }

  start(): void {
    this.begin = performance.now();
    this.before = this.trained;
    this.slowest = Math.min(...this.runs.map(({ epochs }) => epochs));
    clearInterval(this.timer);
    this.timer = setInterval(() => {
      this.measure();
      this.measured();
    }, interval);
  }

  stop(): void {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.measure();
  }

  private measure(): void {
    this.seconds.value = (performance.now() - this.begin) / 1000;
    this.rate.value = (this.trained - this.before) / Math.max(this.seconds.value, 1e-3);
  }

  /** The epoch that a run may have reached by now at so many epochs a second. */
  allowed(speed: number): number {
    if (speed === Number.POSITIVE_INFINITY) return speed;
    return this.slowest + 1 + Math.floor(((performance.now() - this.begin) / 1000) * speed);
  }
}
