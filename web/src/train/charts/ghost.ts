import { signal } from "@preact/signals";
import type { Point, Series } from "../../charts/model";
import { dashOf } from "../../charts/palette";
import type { EpochSeries } from "../../core/train-pack";
import { nameOf } from "../race/names";
import { racers } from "../race/race";
import { pointsOf } from "./points";
import { spreadOf } from "./spread";

type Ghost = Record<"loss" | "accuracy", Series[]>;

/** The race before the set-up was changed, which stays behind the new one until the visitor clears it. */
export const ghost = signal<Ghost | null>(null);

function curves(name: EpochSeries): Series[] {
  return racers.peek().flatMap((racer) => {
    const track = racer.runs.length > 1 ? spreadOf(racer, name).median : racer.first.epoch[name];
    const points: Point[] = [...pointsOf(track)];
    const rank = Number.POSITIVE_INFINITY; // its name is not written
    const style = { color: "--axis", dash: dashOf(racer.index), width: 0.6, rank };
    return points.length > 0 ? [{ ...style, label: nameOf(racer.entrant), points }] : [];
  });
}

/** Keeps the race as it is now, if it has begun. */
export function keepGhost(): void {
  const now = { loss: curves("loss"), accuracy: curves("accuracy") };
  if (now.loss.length > 0) ghost.value = now;
}

export function clearGhost(): void {
  ghost.value = null;
}
