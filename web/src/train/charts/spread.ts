import type { EpochSeries } from "../../core/train-pack";
import { medianOf } from "../../race/median";
import type { Racer } from "../../race/run";
import { Track } from "../../race/track";

/** What many seeds did: the middle one of them and the two outermost, epoch by epoch. */
interface Spread {
  median: Track;
  low: Track;
  high: Track;
}

const known = new WeakMap<Racer, Map<EpochSeries, Spread>>();

/** Grows with the runs: an epoch is added once all runs that go on have reached it. */
export function spreadOf(racer: Racer, name: EpochSeries): Spread {
  const all = known.get(racer) ?? new Map<EpochSeries, Spread>();
  known.set(racer, all);
  const spread = all.get(name) ?? { median: new Track(), low: new Track(), high: new Track() };
  all.set(name, spread);
  const runs = racer.runs.filter(({ stage }) => stage !== "refused" && stage !== "diverged");
  // Fewer runs than before, or fewer epochs: what was drawn no longer holds.
  const reached = runs.length > 0 ? Math.min(...runs.map((run) => run.epoch[name].length)) : 0;
  if (reached < spread.median.length || counts.get(spread) !== runs.length) {
    for (const track of Object.values(spread)) track.cut(0);
    counts.set(spread, runs.length);
  }
  const middle: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  for (let epoch = spread.median.length; epoch < reached; epoch++) {
    const values = runs.map((run) => run.epoch[name].at(epoch) as number).sort((a, b) => a - b);
    middle.push(medianOf(values) as number);
    low.push(values[0] as number);
    high.push(values.at(-1) as number);
  }
  spread.median.push(Float64Array.from(middle));
  spread.low.push(Float64Array.from(low));
  spread.high.push(Float64Array.from(high));
  return spread;
}

const counts = new WeakMap<Spread, number>();
