import { broken } from "../core/refusal";
import { WorkerLost } from "../core/train-worker";
import type { Contest } from "./contest";
import type { Run } from "./run";
import type { RaceWorker } from "./worker";

/** A run that was lost so often with its worker, and has not come further meanwhile, is not tried again. */
const mostLosses = 4;
/** Trainers in a worker at a time, beyond those that are on show. */
const mostOpen = 8;

/** The trainers of a race's runs: in which worker each is, and what becomes of them when a worker dies. */
export class Trainers {
  /** The key of the contest's own data in each worker that has them. */
  private readonly shared = new Map<RaceWorker, Promise<number>>();

  constructor(
    private readonly contest: Contest,
    private readonly runs: readonly Run[],
    private readonly refused: () => void,
  ) {}

  /** Gives the run a trainer that stands where the run's history ends. */
  async open(run: Run, worker: RaceWorker): Promise<void> {
    const key = worker.newKey();
    const { segments, epochs } = run;
    run.worker = worker;
    run.key = key;
    const stays = () => run.worker === worker && run.key === key;
    try {
      const data = await this.share(worker);
      if (!stays()) return;
      // Own data are in the worker already.
      const plain = segments.map(({ from, config: { dataset, ...config } }) => ({ from, config }));
      const refusal = await worker.ask(
        (service) => service.open(key, data === undefined ? segments : plain, this.contest.stops, epochs, data),
        5000 + run.cost * epochs,
      );
      if (refusal && stays()) this.refuse(run, refusal);
    } catch (error) {
      if (stays()) this.lose(run, error);
      else if (!(error instanceof WorkerLost)) throw error;
    }
  }

  /** Own data go to a worker once, for all runs. */
  private async share(worker: RaceWorker): Promise<number | undefined> {
    const { dataset } = this.contest.common;
    if (dataset?.name !== "custom") return undefined;
    const known = this.shared.get(worker);
    if (known) return known;
    const key = worker.newKey();
    const sent = worker.ask((service) => service.share(key, dataset), 30_000).then(() => key);
    this.shared.set(worker, sent);
    return sent;
  }

  private refuse(run: Run, refusal: NonNullable<Run["refusal"]>): void {
    run.stage = "refused";
    run.refusal = refusal;
    this.refused();
  }

  /** A run whose worker has died waits for another, unless that would die too. */
  lose(run: Run, error: unknown): void {
    if (!(error instanceof WorkerLost)) throw error;
    run.worker = undefined;
    if (error.message === broken || ++run.losses >= mostLosses) this.refuse(run, { message: error.message });
  }

  loseAll(worker: RaceWorker, error: unknown): void {
    this.shared.delete(worker);
    for (const run of this.runs) if (run.worker === worker) this.lose(run, error);
  }

  close(run: Run): void {
    const { worker, key } = run;
    run.worker = undefined;
    if (worker && !worker.dead) worker.ask((service) => service.close([key])).catch(() => {});
  }

  /** Gives everything back; what comes back for it later is not taken. */
  closeAll(): void {
    for (const run of this.runs) this.close(run);
    for (const [worker, data] of this.shared)
      data.then((key) => worker.ask((service) => service.close([key]))).catch(() => {});
    this.shared.clear();
  }

  /** Spreads those of the runs that have no trainer over the workers: what is on show first, others as there is room. */
  async enter(waiting: readonly Run[], workers: readonly RaceWorker[]): Promise<void> {
    const load = new Map(workers.map((worker) => [worker, 0]));
    for (const { worker } of this.runs) if (worker) load.set(worker, (load.get(worker) ?? 0) + 1);
    const room = this.contest.entrants.length / workers.length + mostOpen;
    const opened: Promise<void>[] = [];
    const onShow = (run: Run) => run === run.racer.first;
    for (const run of [...waiting.filter(onShow), ...waiting.filter((other) => !onShow(other))]) {
      const [worker, held] = [...load].reduce((least, next) => (next[1] < least[1] ? next : least));
      if (!onShow(run) && held >= room) break;
      load.set(worker, held + 1);
      opened.push(this.open(run, worker));
    }
    await Promise.all(opened);
  }
}
