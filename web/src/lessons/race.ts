import { computed } from "@preact/signals";
import type { Racer } from "../race/run";
import { formatEntrant } from "../state/entrant";
import { nameOf } from "../train/race/names";
import { play, racers, running } from "../train/race/race";

/** The race of the page, as far as lessons need it. */
export { play, running };

/** Whether every racer has come to its end. */
export const raceOver = computed(
  () =>
    !running.value &&
    racers.value.length > 0 &&
    racers.value.every(({ stage }) => stage === "done" || stage === "diverged" || stage === "refused"),
);

export interface Placed {
  /** As a link writes the racer. */
  key: string;
  name: string;
  /** What it ended with; NaN if it did not. */
  result: number;
}

const medianOf = (values: number[]): number => {
  const sorted = values.sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
};

function placed(racer: Racer, by: "accuracy" | "loss"): Placed {
  const result = medianOf(racer.runs.map(({ epoch }) => epoch[by].at(-1) ?? Number.NaN));
  return { key: formatEntrant(racer.entrant), name: nameOf(racer.entrant), result };
}

/** The racers as they stand on the page. */
export const entered = (by: "accuracy" | "loss"): Placed[] => racers.value.map((racer) => placed(racer, by));

/** The racers, the best first; those without a result last. */
export function ranking(by: "accuracy" | "loss"): Placed[] {
  const sign = by === "accuracy" ? -1 : 1;
  const worth = ({ result }: Placed) => (Number.isNaN(result) ? Number.POSITIVE_INFINITY : sign * result);
  return entered(by).sort((a, b) => worth(a) - worth(b));
}

/** Of all pairs of racers with different results, how many were predicted in the order that came. */
export function score(predicted: readonly string[], ranked: readonly Placed[]): { pairs: number; right: number } {
  let [pairs, right] = [0, 0];
  for (const [place, better] of ranked.entries()) {
    for (const worse of ranked.slice(place + 1)) {
      const [first, second] = [predicted.indexOf(better.key), predicted.indexOf(worse.key)];
      if (better.result === worse.result || first < 0 || second < 0) continue;
      pairs++;
      if (first < second) right++;
    }
  }
  return { pairs, right };
}
