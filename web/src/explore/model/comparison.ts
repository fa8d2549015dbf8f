import { computed } from "@preact/signals";
import { state } from "../../state/state";
import { active } from "./shown";
import { type TorchDigits, torchDigits } from "./torch";

/** Inputs on one side of zero where torch is visibly wrong about the selected activation, of one order. */
export const comparable = computed<readonly TorchDigits[]>(() => {
  const rows = active.value ? torchDigits(active.value) : [];
  const [first] = rows;
  return rows.filter(({ what, x }) => what === first?.what && Math.sign(x) === Math.sign(first.x));
});

/** Those that are marked on the charts beside the core's: none unless the reader asked for them. */
export const comparison = computed(() => (state.digits.value ? comparable.value : []));
