import { effect } from "@preact/signals";
import { elementwise } from "../../core/catalogue";
import { formatEntrant } from "../../state/entrant";
import { state } from "../../state/state";
import { commonChosen, keyOf } from "./config";
import { play, reset } from "./race";

/** Enters every activation that can stand in a hidden layer, and starts. */
export function trainAll(): void {
  state.contest.value = "activation";
  state.racers.value = elementwise().map(({ id }) => ({ id }));
  reset();
  void play();
}

export function newSeed(): void {
  state.seed.value = (state.seed.peek() + 1) % 4294967296;
  reset();
  void play();
}

/** The same race from the start, with the same bits. */
export function replay(): void {
  reset();
  void play();
}

let raced = "";

/**
 * From now on the race follows the set-up, in whatever view that is changed; another language or theme does not touch
 * it. `before` is called before a changed race takes the place of the one there is.
 */
export function followSetup(before: () => void): void {
  effect(() => {
    const entrants = state.racers.value;
    const setup = JSON.stringify([
      entrants.map(formatEntrant),
      state.seeds.value,
      state.goal.value,
      state.patience.value,
      keyOf({ ...commonChosen(), seed: state.seed.value }),
    ]);
    if (setup === raced) return;
    raced = setup;
    before();
    reset();
  });
}
