import { computed, signal } from "@preact/signals";
import type { LinearLayer } from "playground-core";
import { activation } from "../../core/catalogue";
import { core } from "../../core/core";
import type { Choice } from "../../core/types";
import { state } from "../../state/state";
import { layers } from "../model/layers";

/** What the vector is after one step. */
export interface Stage {
  kind: "input" | "linear" | "activation" | "softmax";
  /** Counted from 1. */
  layer: number;
  /** As PyTorch's code calls it. */
  variable: string;
  values: Float32Array;
  weights?: LinearLayer;
  choice?: Choice;
}

const inputs = computed(() => state.vector.value?.length ?? state.sizes.value[0] ?? 1);

/** The sizes of the stages: the first is the vector's own. */
export const sizes = computed(() => [inputs.value, ...state.sizes.value.slice(1)]);

/** The activation after each hidden layer; the last one stands for those that are not said. */
export const between = computed((): Choice[] => {
  const known = state.between.value.filter(({ id }) => activation(id)?.kind === "elementwise");
  return Array.from({ length: sizes.value.length - 2 }, (_, index) => known[index] ?? known.at(-1) ?? { id: "relu" });
});

const isDrawn = computed(() => state.vector.value === null);

/** What PyTorch's stream gives: the vector, if it is drawn, then all layers before the first is used, as in its code. */
const drawn = computed(() => {
  const torch = layers.value?.manualSeed(state.manual_seed.value);
  const x = isDrawn.value ? torch?.randn(inputs.value) : undefined;
  const weights = sizes.value.slice(1).map((outputs, index) => torch?.linear(sizes.value[index] as number, outputs));
  return { x, weights: weights.filter((each) => each !== undefined) };
});

export const stages = computed((): Stage[] => {
  const opened = layers.value;
  if (!opened) return [];
  let values = drawn.value.x ?? Float32Array.from(state.vector.value ?? []);
  const all: Stage[] = [{ kind: "input", layer: 0, variable: "x", values }];
  for (const [index, weights] of drawn.value.weights.entries()) {
    const layer = index + 1;
    values = opened.linear(values, weights);
    all.push({ kind: "linear", layer, variable: `z${layer}`, values, weights });
    const choice = between.value[index];
    if (!choice) break;
    values = core().evaluate(choice, values, 0).value;
    all.push({ kind: "activation", layer, variable: `a${layer}`, values, choice });
  }
  all.push({ kind: "softmax", layer: drawn.value.weights.length, variable: "p", values: rowOf("softmax", values) });
  return all;
});

export const rowOf = (id: string, row: Float32Array): Float32Array =>
  core().evaluateRows({ id }, row, row.length).value;

/** Which number of which stage is worked out. */
export const chosen = signal({ stage: 1, unit: 0 });

export const nameOf = ({ id }: Choice): string => activation(id)?.name ?? id;

/** Mean, standard deviation and zeros. */
export function summary(values: Float32Array): { mean: number; deviation: number; zeros: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(square), zeros: values.filter((value) => value === 0).length };
}

/** The loss and its gradient by the logits, for each of four ways of joining them. */
export interface Way {
  code: string;
  isRight: boolean;
  loss: number;
  least: number;
  gradient: number;
}

export function waysOf(logits: Float32Array, target: number): Way[] {
  const p = rowOf("softmax", logits);
  const at = (values: Float32Array) => values[target] as number;
  /** ∂pᵢ/∂z of the target. */
  const slopeOf = (i: number) => (p[i] as number) * ((i === target ? 1 : 0) - at(p));
  const twice = rowOf("softmax", p);
  const right = { isRight: true, loss: -at(rowOf("log_softmax", logits)), least: 0, gradient: at(p) - 1 };
  const perfect = new Float32Array(logits.length);
  perfect[0] = 1;
  return [
    { code: "CrossEntropyLoss()(z, t)", ...right },
    {
      code: "CrossEntropyLoss()(softmax(z), t)",
      isRight: false,
      loss: -at(rowOf("log_softmax", p)),
      least: -(rowOf("log_softmax", perfect)[0] as number),
      gradient: twice.reduce((sum, q, i) => sum + (q - (i === target ? 1 : 0)) * slopeOf(i), 0),
    },
    { code: "NLLLoss()(log_softmax(z), t)", ...right },
    { code: "NLLLoss()(softmax(z), t)", isRight: false, loss: -at(p), least: -1, gradient: -slopeOf(target) },
  ];
}
