import type { Operator } from "../activation-info.js";

export interface LayerWeights {
  inputs: number;
  outputs: number;
  /** [outputs × inputs], row by row, as torch's. */
  weight: Float32Array;
  bias: Float32Array;
  /** The learned parameter of the activation. */
  slope?: Float32Array;
  /** Batch normalisation. */
  gamma?: Float32Array;
  beta?: Float32Array;
  runningMean?: Float32Array;
  runningVariance?: Float32Array;
}

/** A layer's numbers, and what follows it, as wasm/trainer_bindings.cpp describes it. */
export interface NetworkLayer {
  /** The activation with its parameters (learned ones as they began); the output layer has sigmoid under bce, else none. */
  id?: string;
  parameters?: { [name: string]: number };
  /** What torch's state_dict calls the activation's learned parameter, or "". */
  torchLearned?: string;
  /** torch has no module for it: the script defines one. */
  writtenOut?: boolean;
  /** ONNX's own operator (version 20), where there is one; without it the formula is written out. */
  operator?: Operator;
  /** f as a function in ONNX's textual syntax. */
  formula?: string;
  /** The names of that function's inputs after x: parameters. */
  formulaInputs?: string[];
  /** The learned parameters' names; their numbers are `slope`, [learned × 1 or outputs]. */
  learned: string[];
  perNeuron: boolean;
  batchNorm: "none" | "before" | "after";
  dropout: number;
}

export interface Network {
  layers: NetworkLayer[];
  loss: "bce" | "bce_with_logits" | "cross_entropy" | "nll" | "mse" | "huber";
  /** Trained so far. */
  batches: number;
}

export interface Layer extends NetworkLayer, LayerWeights {}

/** A network as it is now: what it is made of, and its numbers. */
export interface Model extends Network {
  layers: Layer[];
  /** Of the columns and the classes, or empty. */
  names: string[];
  classNames: string[];
}

/** What a layer's formula calls its inputs after x, with the parameters that they are. */
export function formulaInputs({
  formula = "",
  formulaInputs: names = [],
}: NetworkLayer): [input: string, parameter: string][] {
  const [, list = ""] = /\(x(?:, )?(.*?)\) =>/.exec(formula) ?? [];
  return list.split(", ").flatMap((input, i) => (names[i] === undefined ? [] : [[input, names[i]]]));
}

/** The numbers of a learned parameter, one or one for each neuron; undefined if it is not learned. */
export function learnedValues({ learned, slope }: Layer, parameter: string): Float32Array | undefined {
  const which = learned.indexOf(parameter);
  if (which < 0 || !slope) return undefined;
  const size = slope.length / learned.length;
  return slope.subarray(which * size, (which + 1) * size);
}
