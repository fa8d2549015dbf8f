import { batch, computed, effect, signal } from "@preact/signals";
import { live } from "./live";
import { pause, race, racers, running } from "./race";

/** After which epoch networks, neurons and results are seen; null: after the newest. */
export const past = signal<number | null>(null);

/** The epoch that is pointed at in one of the charts: all of them are read there. */
export const pointed = signal<number | null>(null);

/** Where the charts are marked and read. */
export const markedEpoch = computed(() => pointed.value ?? past.value);

/** So many epochs the furthest racer has come. */
export const reached = (): number => Math.max(0, ...racers.peek().map(({ first }) => first.epochs));

/** Sees all as it was after an epoch; a race that is on waits. */
export function seePast(epoch: number): void {
  pause();
  past.value = Math.max(0, Math.min(reached(), Math.round(epoch)));
}

export const seeNewest = (): void => {
  past.value = null;
};

/** A race that goes on, and another one, are seen as they are now. */
effect(() => {
  race.value;
  running.value;
  batch(() => {
    pointed.value = null;
    if (running.value || race.value.racers.every(({ first }) => first.epochs === 0)) past.value = null;
  });
});

/** What is written of the racers is of the epoch that is seen. */
effect(() => {
  past.value;
  live.captions.request();
});

/** A series' entry after the epoch that is seen. */
export const seen = (track: { at(index: number): number | undefined; length: number }): number | undefined =>
  past.value === null ? track.at(-1) : past.value === 0 ? undefined : track.at(Math.min(past.value, track.length) - 1);
