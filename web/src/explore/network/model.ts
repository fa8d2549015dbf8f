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

/** The sizes of the stages: the first is the vector's own. */
export const sizes = computed(() => {
  const [, ...rest] = state.sizes.value;
  return [state.vector.value?.length ?? (state.sizes.value[0] as number), ...rest];
});

/** The activation after each hidden layer; the last one stands for those that are not said. */
export const between = computed((): Choice[] =>
  Array.from({ length: sizes.value.length - 2 }, (_, index) => {
    const { value } = state.between;
    return value[index] ?? value.at(-1) ?? { id: "relu" };
  }),
);

export const stages = computed((): Stage[] => {
  const opened = layers.value;
  if (!opened) return [];
  const torch = opened.manualSeed(state.manual_seed.value);
  const [first = 1, ...rest] = sizes.value;
  const given = state.vector.value;
  let values = given ? Float32Array.from(given) : torch.randn(first);
  const all: Stage[] = [{ kind: "input", layer: 0, variable: "x", values }];
  // As in PyTorch's code all layers are built before the vector goes through the first.
  const drawn = rest.map((outputs, index) => torch.linear(sizes.value[index] as number, outputs));
  drawn.forEach((weights, index) => {
    const layer = index + 1;
    values = opened.linear(values, weights);
    all.push({ kind: "linear", layer, variable: `z${layer}`, values, weights });
    const choice = between.value[index];
    if (!choice) return;
    values = core().evaluate(choice, values, 0).value;
    all.push({ kind: "activation", layer, variable: `a${layer}`, values, choice });
  });
  all.push({ kind: "softmax", layer: drawn.length, variable: "p", values: rowOf("softmax", values) });
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
  const { value: p, jacobian } = core().evaluateRows({ id: "softmax" }, logits, logits.length);
  const count = logits.length;
  const at = (values: Float32Array) => values[target] as number;
  const slopeOf = (i: number) => jacobian?.[i * count + target] ?? Number.NaN;
  const twice = rowOf("softmax", p);
  const right = { isRight: true, loss: -at(rowOf("log_softmax", logits)), least: 0, gradient: at(p) - 1 };
  const perfect = new Float32Array(count);
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
