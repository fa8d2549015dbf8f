import type { Activation } from "./activations.js";
import type { Encoding } from "./table/types.js";

/** A field of TrainerConfig; all of them, with what they may be, are given by `trainerFields()`. */
export interface TrainerField {
  /** "optimizer.lr". */
  name: string;
  kind: "number" | "integer" | "flag" | "choice" | "numbers" | "integers" | "floats" | "texts" | "activations";
  /** Missing where it depends on other fields (noise, weightDecay), or is nothing. */
  default?: number | boolean | string | number[];
  /** Ends included, unless the flags say that they are not; missing where there is none. Of a list, for its numbers. */
  min?: number;
  max?: number;
  aboveMin?: true;
  belowMax?: true;
  choices?: string[];
  /** Of a list. */
  longest?: number;
  unit?: "samples" | "classes" | "turns" | "neurons" | "epochs" | "share";
}

/** Which data, by scikit-learn's names. What a data set does not know of is not looked at. */
export interface DatasetConfig {
  name?: "circles" | "moons" | "blobs" | "xor" | "spiral" | "curve" | "custom";
  samples?: number;
  /** Standard deviation about the shape; for blobs scikit-learn's cluster_std. */
  noise?: number;
  /** scikit-learn's random_state. Default: the trainer's seed, or 0. */
  seed?: number;
  /** circles: inner radius over outer. */
  factor?: number;
  /** blobs: classes. */
  centers?: number;
  /** spiral: classes, and how often an arm goes round. */
  arms?: number;
  turns?: number;
  /** curve: x² − 5, sin x or a step. */
  function?: "square" | "sine" | "step";
  /** custom: points [samples × columns], row by row, and a label each … */
  features?: ArrayLike<number>;
  labels?: ArrayLike<number>;
  columns?: number | readonly number[];
  /** Of the columns, and of the classes that the labels then count from 0. */
  names?: readonly string[];
  classNames?: readonly string[];
  /**
   * … or a text, or a file's bytes: a line for each sample, cells separated by comma, semicolon, tab or blanks. `columns`
   * is then a list of those to use as inputs, counted from 0 (default: all of numbers but the label's, the 64 of largest
   * variance if there are more). What else there is to know is found, and told by dataset().table.
   */
  csv?: string | Uint8Array;
  /** Counted from 0. */
  labelColumn?: number;
  /** Whether the first line is a header. */
  header?: boolean;
  decimal?: "." | ",";
  encoding?: Encoding;
  /** Default "auto": classification if the labels are text, or few integers. */
  task?: "auto" | "classification" | "regression";
  /** Columns to mean 0 and deviation 1. */
  standardize?: boolean;
}

/** torch.optim's names and defaults, in camelCase. */
export interface OptimizerConfig {
  name?: "adam" | "adamw" | "sgd" | "rmsprop";
  lr?: number;
  momentum?: number;
  nesterov?: boolean;
  weightDecay?: number;
  betas?: readonly [number, number];
  eps?: number;
  alpha?: number;
}

/** The activation of a hidden layer; `perNeuron` learns a parameter for each neuron (PReLU's num_parameters). */
export interface LayerActivation extends Activation {
  perNeuron?: boolean;
}

export interface TrainerConfig {
  dataset?: DatasetConfig;
  /** Widths of the hidden layers. */
  hidden?: readonly number[];
  /** One for all hidden layers, or one each. */
  activation?: LayerActivation | readonly LayerActivation[];
  /** bce is on a sigmoid output; cross_entropy and nll have one output per class. */
  loss?: "bce" | "bce_with_logits" | "cross_entropy" | "nll" | "mse" | "huber";
  optimizer?: OptimizerConfig;
  init?:
    | "default"
    | "kaiming_normal"
    | "kaiming_uniform"
    | "xavier_normal"
    | "xavier_uniform"
    | "lecun_normal"
    | "normal"
    | "zeros";
  /** Before or after the activation. A bias just before it stays as drawn: the normalisation takes it away again. */
  batchNorm?: "none" | "before" | "after";
  /** Share of hidden values dropped in training. */
  dropout?: number;
  /** Penalties l1 Σ|w| + l2 Σw² over all linear layers' weights. */
  l1?: number;
  l2?: number;
  batchSize?: number;
  shuffle?: boolean;
  /** What run() without an argument trains, and toPyTorch() writes. */
  epochs?: number;
  /** torch.manual_seed. */
  seed?: number;
  /** The rest is held out, by scikit-learn's train_test_split. */
  trainFraction?: number;
  /** What to record beyond loss, accuracy and mean |∂L/∂W|. */
  record?: {
    gradientNorm?: boolean;
    statistics?: boolean;
    histogram?: boolean;
    /** Every epoch's histograms, which take most of a run's memory, or, if false, the last epoch's alone. */
    pastHistograms?: boolean;
  };
}
