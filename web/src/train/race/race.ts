import { computed, effect, signal } from "@preact/signals";
import { activation } from "../../core/catalogue";
import { trainWorkers } from "../../core/train-worker";
import { giveWay } from "../../page/hand";
import type { Contest } from "../../race/contest";
import { Race, type Step, type Surroundings } from "../../race/race";
import type { Run } from "../../race/run";
import { state } from "../../state/state";
import { commonChosen, speedChosen } from "./config";
import { drawAll, drawLists, live, renewAll, requestAll } from "./live";

const page: Surroundings = {
  giveWay,
  begins: drawLists,
  ends: drawAll,
  changed: requestAll,
  paced: () => live.bar.request(),
};

/** The contest as it is set up; an activation that the catalogue does not have takes no part. */
function contestChosen(): Contest {
  const { racers: entrants, seed, seeds, goal, patience, epochs } = state;
  return {
    entrants: entrants.peek().filter(({ id }) => activation(id)),
    seeds: Array.from({ length: seeds.peek() }, (_, index) => (seed.peek() + index) % 4294967296),
    common: commonChosen(),
    stops: {
      ...(goal.peek() === null ? {} : { goal: goal.peek() as number }),
      ...(patience.peek() === null ? {} : { patience: patience.peek() as number }),
    },
    epochs: epochs.peek(),
    speed: speedChosen(),
  };
}

const nobody: Contest = { entrants: [], seeds: [], common: {}, stops: {}, epochs: 0, speed: 0 };

/** The visitor's race; another one, that of a lesson say, is made beside it. */
export const race = signal(new Race(nobody, trainWorkers));

/** Who takes part; a new list for every race. */
export const racers = computed(() => race.value.racers);
export const running = computed(() => race.value.running.value);
export const allRuns = (): readonly Run[] => race.peek().runs;

effect(() => {
  race.value.epochs = state.epochs.value;
  race.value.speed = speedChosen();
});

/** Back to the start: the same seed replays the same bits. */
export function reset(): void {
  race.peek().dispose();
  race.value = new Race(contestChosen(), trainWorkers, page);
  renewAll();
}

/** Starts or goes on; from the start where all has ended. */
export function play(): Promise<void> {
  if (!running.peek() && race.peek().finished) reset();
  return race.peek().play();
}

export const pause = (): void => race.peek().pause();
export const rewind = (run: Run): void => race.peek().rewind(run);
export const step = (what: Step): Promise<void> => race.peek().step(what);
