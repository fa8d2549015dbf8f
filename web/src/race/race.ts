import { signal } from "@preact/signals";
import { WorkerLost } from "../core/train-worker";
import type { Report, Task } from "../core/training";
import { type Contest, configOf } from "./contest";
import { Pace } from "./pace";
import { Racer, Run } from "./run";
import { Trainers } from "./trainers";
import type { RaceWorker, Workers } from "./worker";

/** Milliseconds that a worker trains before it reports. */
const turn = 5;
/** How many epochs a rewind goes back. */
export const rewound = 10;

/** What goes on around a race. */
export interface Surroundings {
  /** Awaited before each turn of a worker: the page has the processors first. */
  giveWay(): Promise<void>;
  /** Awaited before training begins, and after it has ended or was paused. */
  begins(): Promise<void>;
  ends(): Promise<void>;
  /** A run has come further, broken or been refused. */
  changed(): void;
  /** The pace has been measured anew. */
  paced(): void;
}

const alone: Surroundings = {
  giveWay: async () => {},
  begins: async () => {},
  ends: async () => {},
  changed: () => {},
  paced: () => {},
};

const pauseFor = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export type Step = "epoch" | "batch";

/**
 * A contest that is being run by workers. It knows no page: what is around it is told, and several races, whose workers
 * may be the same, do not know of each other. The same contest gives the same bits, whatever is paused, lost or stepped.
 */
export class Race {
  readonly racers: readonly Racer[];
  /** Of all racers, seed after seed. */
  readonly runs: readonly Run[];
  readonly running = signal(false);
  readonly pace: Pace;
  /** These two may be changed while the race is on. */
  epochs: number;
  speed: number;

  /** What was begun before the last play, pause or disposal goes no further. */
  private token = new AbortController();
  /** One thing at a time: what was interrupted comes to its end first. */
  private queue: Promise<unknown> = Promise.resolve();
  private readonly trainers: Trainers;
  private called: readonly RaceWorker[] = [];

  constructor(
    readonly contest: Contest,
    private readonly workers: Workers,
    private around: Surroundings = alone,
  ) {
    this.epochs = contest.epochs;
    this.speed = contest.speed;
    this.racers = contest.entrants.map((entrant, index) => new Racer(index, entrant));
    for (const racer of this.racers)
      for (const seed of contest.seeds) racer.runs.push(new Run(racer, seed, configOf(contest, racer.entrant, seed)));
    this.runs = this.racers.flatMap(({ runs }) => runs);
    this.trainers = new Trainers(contest, this.runs, () => this.around.changed());
    this.pace = new Pace(this.runs, () => this.around.paced());
  }

  /** Whether there is nothing left to train. */
  get finished(): boolean {
    return !this.runs.some(this.wants);
  }

  /** Epochs that are complete and that there will be, of all runs that can still run. */
  progress(): { done: number; total: number } {
    const able = this.runs.filter(({ stage }) => stage !== "refused");
    const total = (sum: number, run: Run) => sum + (run.ended ? run.epochs : this.epochs);
    return { done: able.reduce((sum, { epochs }) => sum + epochs, 0), total: able.reduce(total, 0) };
  }

  /** Starts or goes on; resolves when the race has ended or was interrupted. */
  play(): Promise<void> {
    if (this.running.peek()) return Promise.resolve();
    this.interrupt();
    this.running.value = true;
    return this.next((token) => this.runAll(token));
  }

  pause(): void {
    this.interrupt();
  }

  /** All runs go on by one epoch or one batch, as often as it is called. */
  step(what: Step): Promise<void> {
    return this.running.peek() ? Promise.resolve() : this.next((token) => this.stepAll(what, token));
  }

  /** Takes a run back ten epochs before it broke, to go on with a third of its learning rate. */
  rewind(run: Run): void {
    this.trainers.close(run);
    run.rewind(Math.max(0, run.epochs - rewound), Number((run.rate / 3).toPrecision(3)));
    this.around.changed();
  }

  /** Gives a run that has none a trainer, so that it can be looked at. */
  async ensureOpen(run: Run): Promise<void> {
    if (run.worker?.dead) run.worker = undefined;
    if (run.worker || run.stage === "refused") return;
    this.called = this.workers();
    await this.trainers.open(run, this.called[run.racer.index % this.called.length] as RaceWorker);
  }

  /** Gives back all trainers and data; what comes back for them later is not taken. */
  dispose(): void {
    this.interrupt();
    this.around = alone;
    this.pace.stop();
    this.trainers.closeAll();
  }

  private readonly wants = (run: Run): boolean => !run.ended && run.epochs < this.epochs;

  private interrupt(): void {
    this.token.abort();
    this.token = new AbortController();
    this.running.value = false;
  }

  private next(work: (token: AbortSignal) => Promise<void>): Promise<void> {
    const { signal: token } = this.token;
    const done = this.queue.then(() => (token.aborted ? undefined : work(token)));
    this.queue = done.catch(() => {});
    return done;
  }

  /** Until all that could run has ended, or the race is interrupted. */
  private async runAll(token: AbortSignal): Promise<void> {
    this.pace.start();
    while (!token.aborted && !this.finished) {
      await this.around.giveWay();
      await this.around.begins();
      if (token.aborted) break;
      this.called = this.workers();
      await this.enter();
      await Promise.all(this.called.map((worker) => this.follow(worker, token)));
    }
    this.pace.stop();
    if (this.finished) await this.preferTypical(token);
    await this.around.ends();
    if (!token.aborted) this.running.value = false;
  }

  /** After the race a run in the middle of all seeds is shown, with a trainer to look at; that of the first one goes. */
  private async preferTypical(token: AbortSignal): Promise<void> {
    if (this.contest.seeds.length < 3) return;
    const opened = this.racers.map((racer) => {
      const before = racer.first;
      racer.preferTypical();
      if (racer.first === before || token.aborted) return undefined;
      this.trainers.close(before);
      return this.ensureOpen(racer.first);
    });
    await Promise.all(opened);
    this.around.changed();
  }

  /** Drives a worker until it has nothing left to do, or dies: its runs then wait for another. */
  private async follow(worker: RaceWorker, token: AbortSignal): Promise<void> {
    try {
      await this.drive(worker, token);
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      this.trainers.loseAll(worker, error);
    }
  }

  /**
   * Has one worker train until its runs are where they should be. It is asked for one turn at a time: as long as the page
   * is busy, the worker rests, and leaves the page the processors, of which there are no more than workers.
   */
  private async drive(worker: RaceWorker, token: AbortSignal): Promise<void> {
    while (!token.aborted) {
      const reports = await this.takeTurn(worker, token);
      this.take(reports, worker);
      if (reports.length === 0) await pauseFor(5);
      if (token.aborted) return;
      await this.enter();
      if (!this.runs.some((run) => run.worker === worker && this.wants(run))) return;
    }
  }

  private async takeTurn(worker: RaceWorker, token: AbortSignal): Promise<readonly Report[]> {
    await this.around.giveWay();
    if (token.aborted) return [];
    const until = Math.min(this.epochs, this.pace.allowed(this.speed));
    const here = this.runs.filter((run) => run.worker === worker && this.wants(run));
    const tasks: Task[] = here.filter(({ epochs }) => epochs < until).map(({ key }) => ({ key, until }));
    if (tasks.length === 0) {
      if (here.length > 0) await pauseFor(10);
      return [];
    }
    return worker.ask((service) => service.advance(tasks, turn), Math.max(...here.map(({ cost }) => cost)) + 1000);
  }

  private take(reports: readonly Report[], from: RaceWorker): void {
    for (const report of reports) {
      const run = this.runs.find(({ worker, key }) => worker === from && key === report.key);
      if (!run) continue;
      run.stage = "running";
      run.take(report);
      if (run.stage === "running" && run.epochs >= this.epochs) run.stage = "done";
      if (run.ended && run !== run.racer.first) this.trainers.close(run);
    }
    this.around.changed();
  }

  /** Gives trainers to those that wait for one, as far as there is room. */
  private async enter(): Promise<void> {
    const waiting = this.runs.filter((run) => !run.worker && this.wants(run));
    const alive = this.called.filter(({ dead }) => !dead);
    if (waiting.length > 0 && alive.length > 0) await this.trainers.enter(waiting, alive);
  }

  /** Steps every run once; those whose worker dies meanwhile in another. */
  private async stepAll(what: Step, token: AbortSignal): Promise<void> {
    for (let left = this.runs.filter(this.wants); left.length > 0; left = left.filter(this.wants)) {
      this.called = this.workers();
      for (const run of left) if (run.worker?.dead) run.worker = undefined;
      const waiting = left.filter(({ worker }) => !worker);
      const stepped = new Set<Run>();
      const stepOf = async (worker: RaceWorker, place: number) => {
        const added = waiting.filter((_, index) => index % this.called.length === place);
        for (const run of [...left.filter((other) => other.worker === worker), ...added])
          if (!token.aborted && (await this.stepOne(run, worker, what))) stepped.add(run);
      };
      await Promise.all(this.called.map(stepOf));
      if (token.aborted) return;
      left = left.filter((run) => !stepped.has(run));
    }
    for (const run of this.runs) if (run.stage === "running") run.stage = "waiting";
    await this.around.ends();
  }

  /** False if the worker is lost. */
  private async stepOne(run: Run, worker: RaceWorker, what: Step): Promise<boolean> {
    if (!run.worker) await this.trainers.open(run, worker);
    if (run.worker !== worker) return false;
    const { key, epochs, cost } = run;
    try {
      const reports = await worker.ask(
        (service) => (what === "batch" ? service.batches(key, 1) : service.advance([{ key, until: epochs + 1 }], 1e9)),
        cost + 1000,
      );
      this.take(reports, worker);
      return true;
    } catch (error) {
      this.trainers.lose(run, error);
      return false;
    }
  }
}
