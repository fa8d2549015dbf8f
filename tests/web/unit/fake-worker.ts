import { pack } from "../../../web/src/core/train-pack";
import type { Thread } from "../../../web/src/core/train-worker";
import type { Report, Segment } from "../../../web/src/core/training";
import type { History, Status } from "../../../web/src/core/types";

interface FakeRun {
  segments: readonly Segment[];
  epoch: number;
  batch: number;
  diverged: boolean;
}

const batches = 4;

/** A loss that its configuration and its epoch decide, as with the real trainer. */
export function lossAt(segments: readonly Segment[], epoch: number): number {
  const config = segments.findLast(({ from }) => from <= epoch)?.config ?? {};
  return (config.seed ?? 0) * 1000 + (config.optimizer?.lr ?? 0) * 100 + epoch;
}

/** A worker without a thread: it trains three epochs a turn, counts what it is given, and breaks down when it is told to. */
export class FakeThread implements Thread {
  readonly runs = new Map<number, FakeRun>();
  readonly data = new Set<number>();
  readonly calls: Record<string, number> = {};
  /** Called before each answer; what it awaits holds the answer back, what it throws is the answer. */
  before: (call: string) => Promise<void> | void = () => {};
  /** A run whose learning rate is above this breaks at epoch 25. */
  breaksAbove = Number.POSITIVE_INFINITY;
  terminated = false;
  failed = () => {};

  terminate(): void {
    this.terminated = true;
  }

  onError(failed: () => void): void {
    this.failed = failed;
  }

  private async answer<T>(call: string, make: () => T): Promise<T> {
    this.calls[call] = (this.calls[call] ?? 0) + 1;
    await this.before(call);
    await new Promise((resolve) => setTimeout(resolve)); // an answer is a task of its own
    return make();
  }

  private advance(key: number, until: number): Report[] {
    const run = this.runs.get(key);
    if (!run || run.diverged) return [];
    const from = run.epoch;
    const lr = run.segments.at(-1)?.config.optimizer?.lr ?? 0;
    while (run.epoch < until && !run.diverged)
      if (lr > this.breaksAbove && run.epoch === 25) run.diverged = true;
      else run.epoch++;
    run.batch = 0;
    return [this.report(key, run, from)];
  }

  private report(key: number, run: FakeRun, from: number): Report {
    const { epoch, batch, segments } = run;
    const loss = Float64Array.from({ length: epoch - from }, (_, i) => lossAt(segments, from + i));
    const history: History = {
      loss,
      accuracy: loss,
      gradient: [loss],
      dead: [loss],
      saturated: [loss],
      flat: [loss],
    } as never;
    const broken = { epoch: epoch + 1, batch: 1, layer: 0, quantity: "loss" } as const;
    const status: Status = { epoch, batch, finished: false, ...(run.diverged ? { diverged: broken } : {}) };
    return { key, from, packed: pack(history), status, stopped: false, milliseconds: 1 };
  }

  readonly service: Thread["service"] = {
    warm: () => this.answer("warm", () => undefined),
    survey: () => this.answer("survey", () => ({})),
    take: () => this.answer("take", () => ({})),
    look: () => this.answer("look", () => []),
    share: (key) =>
      this.answer("share", () => {
        this.data.add(key);
      }),
    open: (key, segments, _stops, epoch, data) =>
      this.answer("open", () => {
        if (data !== undefined && (!this.data.has(data) || segments.some(({ config }) => config.dataset)))
          return { message: "its data are not here, or have come again" };
        this.runs.set(key, { segments, epoch, batch: 0, diverged: false });
        return undefined;
      }),
    advance: (tasks, budget) =>
      this.answer("advance", () =>
        tasks.flatMap(({ key, until }) =>
          this.advance(key, budget > 1000 ? until : Math.min(until, (this.runs.get(key)?.epoch ?? 0) + 3)),
        ),
      ),
    batches: (key) =>
      this.answer("batches", () => {
        const run = this.runs.get(key) as FakeRun;
        if (++run.batch === batches) return this.advance(key, run.epoch + 1);
        return [this.report(key, run, run.epoch)];
      }),
    close: (keys) =>
      this.answer("close", () => {
        for (const key of keys) {
          this.runs.delete(key);
          this.data.delete(key);
        }
      }),
  };
}
