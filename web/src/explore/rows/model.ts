import { computed } from "@preact/signals";
import { activation, rowwise } from "../../core/catalogue";
import { core } from "../../core/core";
import { logitBounds } from "../../state/explore";
import { state } from "../../state/state";

/** The function on show; the catalogue says which there are. */
export const rowInfo = computed(() => activation(state.row.value) ?? rowwise()[0]);

export const logits = state.logits;

/** What the function is given: the logits over the temperature, in float32. */
export const scaled = computed(() => Float32Array.from(logits.value, (logit) => logit / state.temperature.value));

interface Outcome {
  value: Float32Array;
  /** [outputs × inputs], row by row. */
  jacobian: Float32Array | undefined;
}

/** Undefined where the function does not take so many numbers (GLU wants an even count). */
export function evaluateRow(id: string, x: Float32Array): Outcome | undefined {
  try {
    const { value, jacobian } = core().evaluateRows({ id }, x, x.length);
    return { value, jacobian };
  } catch {
    return undefined;
  }
}

export const outcome = computed(() => (rowInfo.value ? evaluateRow(rowInfo.value.id, scaled.value) : undefined));

export function setLogit(index: number, value: number): void {
  state.logits.value = logits.peek().with(index, value);
}

const takes = (id: string, count: number): boolean => evaluateRow(id, new Float32Array(count)) !== undefined;

/** The nearest count of inputs, in steps of `by`, that the function takes (GLU: an even one). */
export function nextCount(by: 1 | -1, from = logits.value.length): number | undefined {
  for (let count = from; count >= logitBounds.fewest && count <= logitBounds.most; count += by)
    if (takes(rowInfo.value?.id ?? "", count)) return count;
  return undefined;
}

export function resize(count: number): void {
  const list = logits.peek();
  state.logits.value = Array.from({ length: count }, (_, index) => list[index] ?? 0);
}

/** Gives the function as many inputs as it takes: one more where the count does not suit it. */
export function suitLogits(): void {
  const count = nextCount(1) ?? nextCount(-1);
  if (count !== undefined && count !== logits.peek().length) resize(count);
}
