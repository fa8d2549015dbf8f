import { computed } from "@preact/signals";
import { state } from "../../state/state";
import { racers } from "./race";

/** The racer whose layers, neurons and network are shown. */
export const shownRacer = computed(() => {
  const { value } = racers;
  return value[Math.min(state.shown.value, value.length - 1)];
});
