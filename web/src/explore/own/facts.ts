import { computed } from "@preact/signals";
import { state } from "../../state/state";
import { checkGradient } from "./gradient";
import { checks } from "./judge";
import { compiler, settled } from "./model";
import { findTrouble, type Stretch } from "./naive";

const none: readonly Stretch[] = [];

/** Where the formula, computed as it is written, goes wrong. */
export const stretches = computed<readonly Stretch[]>(() => {
  const shown = settled.value;
  const core = compiler.value;
  return shown && core ? findTrouble(core, shown.formula, shown.choice.parameters ?? {}) : none;
});

export const found = computed(() => settled.value && checks(settled.value.choice));

export const gradient = computed(
  () => settled.value && checkGradient(settled.value.choice, state.x.value, state.probe.value),
);
