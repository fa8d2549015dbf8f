import type { Refusal } from "../core/refusal";
import { type EpochSeries, type LayerSeries, unpack } from "../core/train-pack";
import { fieldOf } from "../core/trainer-fields";
import type { Report, Segment } from "../core/training";
import type { Status, TrainerConfig } from "../core/types";
import type { Entrant } from "./contest";
import { medianOf } from "./median";
import { Track } from "./track";
import type { RaceWorker } from "./worker";

export type Stage = "waiting" | "running" | "done" | "diverged" | "refused";

/** Milliseconds that an epoch takes at the very most: generous, for it only tells a dead worker from a busy one. */
function costOf({ hidden = [], dataset }: TrainerConfig): number {
  const widths = [2, ...hidden, 1];
  const weights = widths.reduce((sum, width, index) => sum + width * (widths[index - 1] ?? 0), 0);
  const { max, default: byDefault } = fieldOf("dataset.samples");
  const samples = (dataset?.name === "custom" ? max : (dataset?.samples ?? byDefault)) as number;
  return 50 + (samples * weights) / 1e5;
}

/** One network with its history so far. */
export class Run {
  readonly epoch: Record<EpochSeries, Track> = {
    loss: new Track(),
    accuracy: new Track(),
    testLoss: new Track(),
    testAccuracy: new Track(),
  };
  /** [layer], the output layer last. */
  readonly layer: Record<LayerSeries, Track[]> = { gradient: [], dead: [], saturated: [], flat: [] };
  stage: Stage = "waiting";
  refusal: Refusal | undefined;
  diverged: Status["diverged"];
  /** Batches done of the next epoch. */
  batch = 0;
  milliseconds = 0;
  /** Where its trainer is, if it has one. */
  worker: RaceWorker | undefined;
  key = 0;
  /** How often its worker has died since it last went on. */
  losses = 0;

  /** Milliseconds that an epoch takes at the very most. */
  readonly cost: number;
  /** Its configurations, each from the epoch at which it was taken up; more than one after a rewind. */
  readonly segments: Segment[];

  constructor(
    readonly racer: Racer,
    readonly seed: number,
    readonly config: TrainerConfig,
  ) {
    this.segments = [{ from: 0, config }];
    this.cost = costOf(config);
  }

  /** The learning rate now. */
  get rate(): number {
    return this.segments.at(-1)?.config.optimizer?.lr ?? 0;
  }

  get epochs(): number {
    return this.epoch.loss.length;
  }

  /** A layer's series, made when it is first asked for. */
  track(name: LayerSeries, layer: number): Track {
    const track = this.layer[name][layer] ?? new Track();
    this.layer[name][layer] = track;
    return track;
  }

  /** Takes a report of a worker; one that was taken before is not taken twice. */
  take({ from, packed, status, stopped, milliseconds }: Report): void {
    if (from !== this.epochs) return;
    unpack(packed, {
      epoch: (name, begin, end) => this.epoch[name].push(packed, begin, end),
      layer: (name, index, begin, end) => this.track(name, index).push(packed, begin, end),
    });
    this.milliseconds += milliseconds;
    this.losses = 0;
    this.batch = status.batch;
    this.diverged = status.diverged;
    if (status.diverged) this.stage = "diverged";
    else if (stopped) this.stage = "done";
  }

  get ended(): boolean {
    return this.stage === "done" || this.stage === "diverged" || this.stage === "refused";
  }

  /** Goes back to an epoch, and on from there with another learning rate. */
  rewind(epochs: number, lr: number): void {
    const { config } = this.segments.at(-1) ?? this;
    this.cut(epochs);
    while (this.segments.length > 1 && (this.segments.at(-1)?.from ?? 0) >= epochs) this.segments.pop();
    if (epochs === 0) this.segments.length = 0;
    this.segments.push({ from: epochs, config: { ...config, optimizer: { ...config.optimizer, lr } } });
  }

  /** Forgets what comes after an epoch. */
  cut(epochs: number): void {
    for (const track of [...Object.values(this.epoch), ...Object.values(this.layer).flat()]) track.cut(epochs);
    this.diverged = undefined;
    this.batch = 0;
    this.stage = "waiting";
  }
}

/** One entrant in the race: the same network with one seed or several. */
export class Racer {
  readonly runs: Run[] = [];

  constructor(
    readonly index: number,
    readonly entrant: Entrant,
  ) {}

  private place = 0;

  /** The run that comes first where only one can be shown: that of the first seed, until others are known to be more typical. */
  get first(): Run {
    return this.runs[this.place] as Run;
  }

  /** From now on the run whose loss is nearest to the median of all seeds comes first; of equals the earlier. */
  preferTypical(): void {
    const losses = this.runs.map(({ epoch }) => epoch.loss.at(-1) ?? Number.NaN);
    const middle = medianOf(losses.filter(Number.isFinite).toSorted((a, b) => a - b));
    if (middle === undefined) return;
    const away = losses.map((loss) => Math.abs(loss - middle));
    const least = Math.min(...away.filter(Number.isFinite));
    this.place = away.indexOf(least);
  }

  get stage(): Stage {
    const stages = this.runs.map(({ stage }) => stage);
    const order: Stage[] = ["running", "refused", "waiting", "diverged", "done"];
    return order.find((stage) => stages.includes(stage)) ?? "waiting";
  }
}
