import type { TrainerConfig } from "../core/types";
import type { Contest } from "./contest";
import { medianOf } from "./median";
import type { Racer, Run } from "./run";

/** Which drawing shows it. */
export type Place = "loss" | "accuracy" | "gradient" | "neurons" | "boundary";

/** What can be said of a race that has ended; each needs its numbers, named as in the words of i18n/results.ts. */
export type Kind =
  | "diverged"
  | "stuckDead"
  | "stuckVanishing"
  | "stuck"
  | "vanishing"
  | "exploding"
  | "dead"
  | "saturated"
  | "overfits"
  | "identical"
  | "unfinished"
  | "best"
  | "bestLoss"
  | "tied"
  | "first90"
  | "none90"
  | "normHelps"
  | "normHurts";

export interface Result {
  kind: Kind;
  /** What matters more is said first. */
  weight: number;
  place: Place;
  /** Of whom it is said: places in the list of racers. */
  racers: readonly number[];
  numbers: Readonly<Record<string, number>>;
  /** In how many of the racer's seeds it is so; what is so in less than half of them is not said. */
  seeds: { agree: number; of: number };
}

/** Where a claim begins. Shares are of 1. */
export const limits = {
  /** Above what guessing gives. */
  chance: 0.05,
  /** A loss that has fallen by less than this share of where it began has not moved. */
  moved: 0.03,
  /** The first layer's gradient over the output's. */
  vanishing: 1 / 100,
  /** A layer's largest gradient over that of its first epoch, and at the least this. */
  exploding: 1000,
  explodes: 1,
  dead: 0.2,
  saturated: 0.3,
  /** Of the held-out loss over its lowest, before the last tenth of the epochs. */
  overfits: 1.1,
  /** Of the loss, in the last tenth of the epochs. */
  falling: 0.05,
} as const;

/** Classes of the contest's data; 0 for regression, undefined where only the data know. */
function classesOf({ common: { dataset } }: Contest): number | undefined {
  switch (dataset?.name) {
    case "blobs":
      return dataset.centers ?? 3;
    case "spiral":
      return dataset.arms ?? 2;
    case "curve":
      return 0;
    case "custom":
      return undefined;
    default:
      return 2;
  }
}

const last = (track: { at(index: number): number | undefined } | undefined): number => track?.at(-1) ?? Number.NaN;
const median = (values: readonly number[]): number => medianOf([...values].sort((a, b) => a - b)) ?? Number.NaN;

/** What is asked of one run, worked out once. */
class Facts {
  readonly loss: number;
  readonly accuracy: number;
  /** The gradient of the first layer over the output's, after the last epoch. */
  readonly ratio: number;
  readonly hidden: number;
  /** The hidden layer with the largest share of dead units, counted from 1, and that share. */
  readonly deadLayer: number;
  readonly deadest: number;
  readonly dead: number;
  readonly saturated: number;
  readonly to90: number;

  constructor(readonly run: Run) {
    const { gradient, dead, saturated } = run.layer;
    const widths = run.config.hidden ?? [];
    this.hidden = gradient.length - 1;
    this.loss = last(run.epoch.loss);
    this.accuracy = last(run.epoch.accuracy);
    this.ratio = last(gradient[0]) / last(gradient.at(-1));
    const shares = dead.slice(0, this.hidden).map(last);
    this.deadest = Math.max(0, ...shares);
    this.deadLayer = shares.indexOf(this.deadest) + 1;
    const overall = (tracks: readonly { at(index: number): number | undefined }[]) => {
      const units = widths.reduce((sum, width) => sum + width, 0);
      return widths.reduce((sum, width, layer) => sum + width * last(tracks[layer]), 0) / units;
    };
    this.dead = overall(dead);
    this.saturated = overall(saturated);
    this.to90 = run.epoch.accuracy.values().findIndex((share) => share >= 0.9) + 1;
  }

  /** No better than guessing, and the loss has hardly moved. */
  stuck(classes: number | undefined): boolean {
    const { loss } = this.run.epoch;
    if (this.run.stage === "diverged" || classes === 0) return false;
    const begun = loss.at(0) ?? Number.NaN;
    if (classes === undefined) return begun - this.loss < limits.moved * begun;
    return this.accuracy <= 1 / classes + limits.chance;
  }

  /** How far the held-out loss has risen above its lowest, and when it was there. */
  rise(): { epoch: number; low: number; end: number } | undefined {
    const held = this.run.epoch.testLoss.values();
    if (held.length < 10) return undefined;
    let lowest = 0;
    for (let i = 1; i < held.length; i++) if ((held[i] as number) < (held[lowest] as number)) lowest = i;
    const end = held.at(-1) as number;
    const low = held[lowest] as number;
    const trained = this.run.epoch.loss;
    const over = end > limits.overfits * low && lowest + 1 < 0.9 * held.length;
    return over && this.loss < (trained.at(lowest) as number) ? { epoch: lowest + 1, low, end } : undefined;
  }

  /** Share of the loss that went in the last tenth of the epochs, with how many they are. */
  fall(): { share: number; epochs: number } | undefined {
    const { loss } = this.run.epoch;
    const epochs = Math.ceil(loss.length / 10);
    if (loss.length < 20 || this.run.stage !== "done") return undefined;
    const before = loss.at(loss.length - 1 - epochs) as number;
    return { share: (before - this.loss) / before, epochs };
  }

  /** The layer, counted from 1, whose gradient has grown the most, from and to what. */
  growth(): { layer: number; from: number; to: number } | undefined {
    let most: { layer: number; from: number; to: number } | undefined;
    for (const [index, track] of this.run.layer.gradient.entries()) {
      const values = track.values();
      const from = values[0] ?? Number.NaN;
      const to = values.reduce((high, value) => Math.max(high, value), 0);
      if (to >= limits.explodes && to >= limits.exploding * from && to / from > (most ? most.to / most.from : 0))
        most = { layer: index + 1, from, to };
    }
    return most;
  }
}

/** What is said of one racer: of the runs of which it is true, if they are at least half. */
function saidOf(racer: Racer, facts: readonly Facts[], classes: number | undefined, slopeBound: number): Result[] {
  const results: Result[] = [];
  const say = (
    kind: Kind,
    weight: number,
    place: Place,
    holds: (fact: Facts) => boolean,
    numbers: (fact: Facts) => Record<string, number>,
  ) => {
    const agreeing = facts.filter(holds);
    if (agreeing.length === 0 || agreeing.length * 2 < facts.length) return false;
    const all = agreeing.map(numbers);
    const names = Object.keys(all[0] as object);
    const middle = Object.fromEntries(names.map((name) => [name, median(all.map((each) => each[name] as number))]));
    const seeds = { agree: agreeing.length, of: facts.length };
    results.push({ kind, weight, place, racers: [racer.index], numbers: middle, seeds });
    return true;
  };
  say(
    "diverged",
    100,
    "loss",
    ({ run }) => run.stage === "diverged",
    ({ run }) => ({ epoch: run.diverged?.epoch ?? 0, layer: (run.diverged?.layer ?? 0) + 1 }),
  );
  const stuck = (fact: Facts) => fact.stuck(classes);
  const closed = (fact: Facts) => fact.deadest === 1;
  const starved = (fact: Facts) => !closed(fact) && fact.ratio > 0 && fact.ratio < limits.vanishing;
  const accuracy = ({ accuracy: share }: Facts) => ({ accuracy: share });
  const faded = ({ ratio, hidden }: Facts) => ({ times: 1 / ratio, layers: hidden });
  const said =
    say(
      "stuckDead",
      90,
      "neurons",
      (fact) => stuck(fact) && closed(fact),
      (fact) => ({ ...accuracy(fact), layer: fact.deadLayer }),
    ) ||
    say(
      "stuckVanishing",
      90,
      "gradient",
      (fact) => stuck(fact) && starved(fact),
      (fact) => ({ ...accuracy(fact), ...faded(fact), slope: slopeBound }),
    ) ||
    say("stuck", 80, "accuracy", stuck, accuracy);
  if (!said) say("vanishing", 40, "gradient", starved, faded);
  say(
    "exploding",
    70,
    "gradient",
    (fact) => fact.growth() !== undefined,
    (fact) => ({ ...(fact.growth() as object) }),
  );
  if (!said) {
    say(
      "dead",
      50,
      "neurons",
      ({ dead }) => dead >= limits.dead,
      ({ dead }) => ({ share: dead }),
    );
    say(
      "saturated",
      35,
      "neurons",
      ({ dead, saturated }) => saturated >= limits.saturated && saturated > dead,
      ({ saturated }) => ({ share: saturated }),
    );
  }
  const overfits = say(
    "overfits",
    60,
    "loss",
    (fact) => fact.rise() !== undefined,
    (fact) => ({ ...(fact.rise() as object) }),
  );
  if (!said && !overfits)
    say(
      "unfinished",
      30,
      "loss",
      (fact) => (fact.fall()?.share ?? 0) >= limits.falling && !(fact.accuracy > 0.99 && classes !== 0),
      (fact) => ({ ...(fact.fall() as object) }),
    );
  return results;
}

const sameRun = (a: Run, b: Run): boolean => {
  const [x, y] = [a.epoch.loss.values(), b.epoch.loss.values()];
  return x.length > 0 && x.length === y.length && x.every((value, index) => Object.is(value, y[index]));
};

/** Racers that ran alike to the last bit in every seed, those after the first of them. */
function identical(racers: readonly Racer[]): Result[] {
  const alike = new Map<number, number[]>();
  const taken = new Set<number>();
  for (const [place, racer] of racers.entries()) {
    if (taken.has(place)) continue;
    for (const [after, other] of racers.entries()) {
      if (after <= place || taken.has(after)) continue;
      if (!racer.runs.every((run, seed) => sameRun(run, other.runs[seed] as Run))) continue;
      alike.set(place, [...(alike.get(place) ?? [place]), after]);
      taken.add(after);
    }
  }
  return [...alike.values()].map((places) => {
    const of = racers[places[0] as number]?.runs.length ?? 0;
    const epochs = racers[places[0] as number]?.first.epochs ?? 0;
    return {
      kind: "identical",
      weight: 45,
      place: "loss",
      racers: places,
      numbers: { epochs },
      seeds: { agree: of, of },
    };
  });
}

/** Who is ahead, by how much, and in how many seeds; equal results are said to be equal. */
function ahead(
  racers: readonly Racer[],
  facts: readonly (readonly Facts[])[],
  classes: number | undefined,
  alike: ReadonlySet<number>,
): Result[] {
  const by = classes === 0 ? "loss" : "accuracy";
  const sign = by === "loss" ? -1 : 1;
  const ranked = racers
    .map((_, index) => ({ index, value: median((facts[index] ?? []).map((fact) => fact[by])) }))
    .filter(({ index, value }) => Number.isFinite(value) && !alike.has(index))
    .sort((a, b) => sign * (b.value - a.value));
  const [best, second] = ranked;
  if (!best || !second) return [];
  const pairs = (facts[best.index] ?? []).map(
    (fact, seed) => [fact[by], facts[second.index]?.[seed]?.[by] ?? Number.NaN] as const,
  );
  const agree = pairs.filter(([a, b]) => sign * (a - b) > 0).length;
  const numbers = { best: best.value, second: second.value };
  const seeds = { agree, of: pairs.length };
  const place = by;
  const both = [best.index, second.index];
  if (best.value === second.value || agree * 2 <= pairs.length)
    return [{ kind: "tied", weight: 55, place, racers: both, numbers, seeds }];
  return [{ kind: by === "loss" ? "bestLoss" : "best", weight: 65, place, racers: both, numbers, seeds }];
}

/** Who came to 90 % first; needs half of the seeds. */
function first90(racers: readonly Racer[], facts: readonly (readonly Facts[])[], alike: ReadonlySet<number>): Result[] {
  const arrived = racers
    .map((_, index) => {
      const epochs = (facts[index] ?? []).map(({ to90 }) => to90).filter((epoch) => epoch > 0);
      return { index, epoch: median(epochs), agree: epochs.length, of: facts[index]?.length ?? 0 };
    })
    .filter(({ index, agree, of }) => agree > 0 && agree * 2 >= of && !alike.has(index))
    .sort((a, b) => a.epoch - b.epoch);
  const [first, next] = arrived;
  const of = facts[0]?.length ?? 0;
  if (!first) {
    const best = Math.max(
      ...facts
        .flat()
        .map(({ accuracy }) => accuracy)
        .filter(Number.isFinite),
    );
    return [{ kind: "none90", weight: 25, place: "accuracy", racers: [], numbers: { best }, seeds: { agree: of, of } }];
  }
  if (next && next.epoch === first.epoch) return [];
  const { epoch, agree } = first;
  return [
    { kind: "first90", weight: 42, place: "accuracy", racers: [first.index], numbers: { epoch }, seeds: { agree, of } },
  ];
}

/** Whether batch normalisation helped an activation that ran with and without it. */
function norms(racers: readonly Racer[], facts: readonly (readonly Facts[])[], { common }: Contest): Result[] {
  const normOf = ({ entrant }: Racer): TrainerConfig["batchNorm"] => entrant.norm ?? common.batchNorm ?? "none";
  return racers.flatMap((plain) => {
    if (normOf(plain) !== "none") return [];
    return racers
      .filter((other) => other.entrant.id === plain.entrant.id && normOf(other) !== "none")
      .flatMap((other): Result[] => {
        const pairs = (facts[plain.index] ?? []).map(
          ({ loss }, seed) => [loss, facts[other.index]?.[seed]?.loss ?? Number.NaN] as const,
        );
        const better = pairs.filter(([without, withIt]) => withIt < without).length;
        const worse = pairs.filter(([without, withIt]) => withIt > without).length;
        const agree = Math.max(better, worse);
        if (agree * 2 <= pairs.length) return [];
        const numbers = { without: median(pairs.map(([a]) => a)), with: median(pairs.map(([, b]) => b)) };
        const kind = better > worse ? "normHelps" : "normHurts";
        return [
          {
            kind,
            weight: 58,
            place: "loss",
            racers: [other.index, plain.index],
            numbers,
            seeds: { agree, of: pairs.length },
          },
        ];
      });
  });
}

/**
 * What a race has shown, from its histories alone, the weightiest first. `slopeBound` gives the largest |f′| of a
 * racer's activation. With several seeds the numbers are medians over those in which it is so.
 */
export function resultsOf(
  { racers, contest }: { racers: readonly Racer[]; contest: Contest },
  slopeBound: (racer: Racer) => number,
): Result[] {
  const ran = ({ stage, epochs }: Run) => stage === "diverged" || (stage !== "refused" && epochs > 0);
  if (racers.length === 0 || !racers.every(({ runs }) => runs.every(ran))) return [];
  const classes = classesOf(contest);
  const facts = racers.map(({ runs }) => runs.map((run) => new Facts(run)));
  const same = identical(racers);
  const alike = new Set(same.flatMap(({ racers: places }) => places.slice(1)));
  const each = racers.flatMap((racer, index) =>
    alike.has(index) ? [] : saidOf(racer, facts[index] ?? [], classes, slopeBound(racer)),
  );
  const climb = classes === 0 || classes === undefined ? [] : first90(racers, facts, alike);
  const results = [
    ...each,
    ...same,
    ...ahead(racers, facts, classes, alike),
    ...climb,
    ...norms(racers, facts, contest),
  ];
  return results.sort((a, b) => b.weight - a.weight);
}
