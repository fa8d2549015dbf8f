import { readText } from "./dataset.js";
import { type Failure, notAllowed, unwrap, wrongType } from "./errors.js";
import type { Layer, LayerWeights, Model, Network } from "./export/model.js";
import type { NotebookLanguage } from "./export/notebook.js";
import { plain } from "./plain.js";
import type { TableData, TableReport } from "./table/types.js";
import type { DatasetConfig, TrainerConfig, TrainerField } from "./trainer-config.js";

export type { LayerWeights } from "./export/model.js";
export type * from "./table/types.js";
export type * from "./trainer-config.js";

/** What wasm/trainer_bindings.cpp gives. A trainer is named by a number. */
export interface NativeTrainer {
  dataset(config: object): Dataset | Failure;
  createTrainer(config: object): number | Failure;
  trainerFields(): TrainerField[];
  disposeTrainer(handle: number): void;
  run(handle: number, epochs: number): Status | Failure;
  runAll(handle: number): Status | Failure;
  runBatches(handle: number, batches: number): Status | Failure;
  status(handle: number): Status;
  batches(handle: number): number;
  resetTrainer(handle: number): void;
  trainerDataset(handle: number): Dataset;
  columnMeans(handle: number): Float32Array;
  sampleCount(handle: number): number;
  history(handle: number, from: number): History | Failure;
  layers(handle: number, epoch: number): LayerStatistics[];
  evaluateTrainer(handle: number): Scores;
  confusion(handle: number): Confusion;
  toPyTorch(handle: number, rates: Float64Array): string[] | Failure;
  network(handle: number): Network;
  snapshot(handle: number): Uint8Array | Failure;
  rewind(handle: number, snapshot: Uint8Array): undefined | Failure;
  trace(handle: number, row: number): SampleTrace | Failure;
  weights(handle: number): LayerWeights[];
  predict(handle: number, columns: Float32Array): Float32Array | Failure;
}

export interface Dataset {
  /** [samples × columns], row by row. */
  features: Float32Array;
  /** The class 0, 1, …, or the value to fit. */
  labels: Float32Array;
  samples: number;
  columns: number;
  /** 0 for regression. */
  classes: number;
  /** Of the columns, if a CSV named them. */
  names: string[];
  /** The labels as they were given, for custom data. */
  classNames: string[];
}

/** A data set, and, of a text, what it was taken for and what was left out. */
export interface ReadDataset extends Dataset {
  dropped?: TableData["dropped"];
  table?: TableReport;
}

export interface Status {
  /** Complete epochs. */
  epoch: number;
  /** Batches done of the next one. */
  batch: number;
  /** The config's epochs are complete. */
  finished: boolean;
  /** The first value that was not finite. The run has stopped; its state is that of the last complete epoch. */
  diverged?: {
    /** The epoch that failed and its batch, counted from 1; batch 0 is the evaluation after the epoch. */
    epoch: number;
    batch: number;
    /** The last one is the output layer. */
    layer: number;
    quantity: "preActivation" | "activation" | "loss" | "gradient" | "weight";
  };
}

export interface Scores {
  loss: number;
  /** Share of right answers wherever there are classes; else R², as scikit-learn's r2_score. */
  accuracy: number;
  testLoss?: number;
  testAccuracy?: number;
}

/** Which class was answered for which. */
export interface Confusion {
  /** 0 for regression; the counts are empty then. */
  classes: number;
  /** [classes × classes]: a row for each true class, a column for each answer. */
  counts: Uint32Array;
  /** Over what is held out. */
  testCounts?: Uint32Array;
}

/** One entry per epoch, in evaluation mode after it; per layer series are [layer][epoch], the output layer last. */
export interface History {
  /** Over all training data. */
  loss: Float64Array;
  accuracy: Float64Array;
  /** Over what is held out. */
  testLoss?: Float64Array;
  testAccuracy?: Float64Array;
  /** Mean |∂L/∂W|, averaged over the epoch's batches, and ‖∂L/∂W‖ likewise. */
  gradient: Float64Array[];
  gradientNorm: Float64Array[];
  /** Of the pre-activations, over all units and all training data. */
  mean: Float64Array[];
  deviation: Float64Array[];
  /** Share of units whose derivative is 0 for every sample; below 1 % of its maximum for every sample. */
  dead: Float64Array[];
  saturated: Float64Array[];
  /** Share of (unit, sample) pairs whose derivative is below 1 % of its maximum. */
  flat: Float64Array[];
}

/** A layer after an epoch; see History. */
export interface LayerStatistics {
  neurons: number;
  activation: string;
  gradient: number;
  gradientNorm: number;
  mean: number;
  deviation: number;
  dead: number;
  saturated: number;
  flat: number;
  /** Of the pre-activations: bins of equal width; the outermost take what lies beyond. */
  histogram: { low: number; high: number; counts: Uint32Array };
}

/** One layer's numbers for one sample, one for each neuron. */
export interface LayerTrace {
  /** Weights · input + bias. */
  linear: Float32Array;
  /** The activation's input, which batch normalisation may have changed, its output, and its derivative there. */
  preActivation: Float32Array;
  activation: Float32Array;
  derivative: Float32Array;
  /** What the next layer sees. */
  output: Float32Array;
  /** ∂L/∂output (empty for the output layer), ∂L/∂linear, ∂L/∂W [outputs × inputs], ∂L/∂b. */
  outputGradient: Float32Array;
  linearGradient: Float32Array;
  weightGradient: Float32Array;
  biasGradient: Float32Array;
}

/** One sample's way forward and back, in evaluation mode; L is the loss of this sample alone. */
export interface SampleTrace {
  input: Float32Array;
  target: number;
  prediction: Float32Array;
  loss: number;
  layers: LayerTrace[];
}

/** A rectangle of the plane of two features, cut into rows × columns points, its edges included. */
export interface Grid {
  x: readonly [number, number];
  y?: readonly [number, number];
  columns: number;
  rows?: number;
  /** Which two features; default the first two. All others are held at their mean. */
  features?: readonly [number, number?];
}

export interface Boundary {
  columns: number;
  rows: number;
  /** 1, or the number of classes. */
  outputs: number;
  /**
   * [outputs × rows × columns], rows in the order of y: the probability of class 1 (one output) or of each class, or
   * the fitted value.
   */
  values: Float32Array;
}

/** Another learning rate after the first `from` epochs. */
export interface RateChange {
  from: number;
  lr: number;
}

export interface Trainer {
  /** Trains so many more epochs; default all that the config has left. */
  run(epochs?: number): Status;
  runBatches(batches: number): Status;
  status(): Status;
  /** How many batches make an epoch. */
  batches(): number;
  /** All epochs, or those after the first `from`. */
  history(from?: number): History;
  /**
   * The layers after an epoch (counted from 1), default the last; empty before the first. Without `pastHistograms` it can
   * only be the last.
   */
  layers(epoch?: number): LayerStatistics[];
  /** Loss and accuracy as the weights are now. */
  evaluate(): Scores;
  /** Which classes the answers are as the weights are now. */
  confusion(): Confusion;
  boundary(grid: Grid): Boundary;
  weights(): LayerWeights[];
  dataset(): Dataset;
  /**
   * A Python script that trains this run in PyTorch and prints its history; `rates` are the learning rates at which the
   * run went on after the config's.
   */
  toPyTorch(rates?: readonly RateChange[]): string;
  /** The same script as a Jupyter notebook (nbformat 4.5), with the page's charts by matplotlib; its text in zh or en. */
  toNotebook(language?: NotebookLanguage, rates?: readonly RateChange[]): Promise<string>;
  /**
   * The network as it is now as an ONNX model (operators of version 20): `input` to `output`, what PyTorch's model gives,
   * and, where that is a logit or a logarithm, to `probability` too.
   */
  toOnnx(): Promise<Uint8Array>;
  /** Its weights as a safetensors file with the names of the state_dict of toPyTorch()'s model. */
  toSafetensors(): Promise<Uint8Array>;
  /** Every number of one sample's pass; `row` is its place in dataset(). */
  trace(row: number): SampleTrace;
  /** State and history as bytes, which rewind() of any trainer of this shape, optimizer and data takes. */
  snapshot(): Uint8Array;
  rewind(snapshot: Uint8Array): void;
  /** Back to before the first epoch: the same bits again. */
  reset(): void;
  /** Frees the trainer's memory; every other method throws from then on. */
  dispose(): void;
}

export interface TrainerApi {
  /** Every field of a trainer's configuration: its default, and what it may be. */
  trainerFields(): TrainerField[];
  /** `progress` is told what share of a text has been read. */
  dataset(config?: DatasetConfig, progress?: (share: number) => void): ReadDataset;
  createTrainer(config?: TrainerConfig): Trainer;
}

const maxPoints = 2 ** 22;
const notebookLanguages: readonly NotebookLanguage[] = ["zh", "en"];
const maxRates = 10_000;

export function trainerApi(native: NativeTrainer): TrainerApi {
  return {
    trainerFields: () => native.trainerFields(),
    dataset(config = {}, progress) {
      const { config: given, read } = readText(plain(asObject("config", config)), "", progress);
      return { ...unwrap(native.dataset(given), given), ...read };
    },
    createTrainer(config = {}) {
      const given = plain(asObject("config", config)) as TrainerConfig;
      const { dataset } = given;
      if (typeof dataset === "object" && dataset !== null && !Array.isArray(dataset))
        given.dataset = readText(dataset, "dataset.").config as DatasetConfig;
      const handle = unwrap(native.createTrainer(given), given);
      return trainerOf(native, handle, given.record?.pastHistograms ?? true);
    },
  };
}

function trainerOf(native: NativeTrainer, created: number, keepsPast: boolean): Trainer {
  let handle: number | undefined = created;
  function use(): number {
    if (handle === undefined) throw new Error("This trainer has been disposed of");
    return handle;
  }
  const cells = (rates: readonly RateChange[]) => unwrap(native.toPyTorch(use(), rateNumbers(rates)), {});
  function model(): Model {
    const { layers, ...network } = native.network(use());
    const weights = native.weights(handle as number);
    const { names, classNames } = native.trainerDataset(handle as number);
    return {
      ...network,
      names,
      classNames,
      layers: layers.map((layer, i) => ({ ...layer, ...weights[i] })) as Layer[],
    };
  }
  return {
    run(epochs) {
      const status = epochs === undefined ? native.runAll(use()) : native.run(use(), count("epochs", epochs));
      return unwrap(status, { epochs });
    },
    runBatches: (batches) => unwrap(native.runBatches(use(), count("batches", batches)), { batches }),
    status: () => native.status(use()),
    batches: () => native.batches(use()),
    history: (from = 0) => unwrap(native.history(use(), count("from", from)), { from }),
    layers(epoch) {
      const complete = native.status(use()).epoch;
      if (complete === 0) {
        if (epoch === undefined) return [];
        throw (typeof epoch === "number" ? notAllowed : wrongType)("epoch", epoch, "nothing before the first epoch");
      }
      const first = keepsPast ? 1 : complete;
      return native.layers(use(), epoch === undefined ? complete : count("epoch", epoch, first, complete));
    },
    evaluate: () => native.evaluateTrainer(use()),
    confusion: () => native.confusion(use()),
    boundary(grid) {
      const { columns, rows, points } = gridPoints(asObject("grid", grid) as Grid, native.columnMeans(use()));
      const values = unwrap(native.predict(use(), points), {});
      return { columns, rows, outputs: values.length / (columns * rows), values };
    },
    weights: () => native.weights(use()),
    dataset: () => native.trainerDataset(use()),
    toPyTorch: (rates = []) => cells(rates).join(""),
    async toNotebook(language = "en", rates = []) {
      if (!notebookLanguages.includes(language)) throw notAllowed("language", language, notebookLanguages.join(", "));
      const parts = [cells(rates), model(), native.trainerDataset(use()).classes] as const;
      return (await import("./export/notebook.js")).toNotebook(...parts, language);
    },
    async toOnnx() {
      const now = model(); // before anything is waited for
      return (await import("./export/onnx.js")).toOnnx(now);
    },
    async toSafetensors() {
      const now = model();
      return (await import("./export/safetensors.js")).toSafetensors(now);
    },
    trace: (row) => unwrap(native.trace(use(), count("row", row, 0, native.sampleCount(use()) - 1)), { row }),
    snapshot: () => unwrap(native.snapshot(use()), {}),
    rewind(snapshot) {
      if (!(snapshot instanceof Uint8Array)) throw wrongType("snapshot", snapshot, "a Uint8Array");
      unwrap(native.rewind(use(), snapshot), {});
    },
    reset: () => native.resetTrainer(use()),
    dispose() {
      if (handle !== undefined) native.disposeTrainer(handle);
      handle = undefined;
    },
  };
}

/** The grid's points, feature by feature; features beyond the grid's two stay at their mean. */
function gridPoints(grid: Grid, means: Float32Array) {
  const isPlane = means.length > 1;
  const columns = count("columns", grid.columns, 1, maxPoints);
  const rows = isPlane ? count("rows", grid.rows, 1, maxPoints) : 1;
  if (columns * rows * means.length > maxPoints) throw notAllowed("rows", rows, `at most ${maxPoints} numbers in all`);
  const [first, second] = pair(grid.features);
  count("features[0]", first, 0, means.length - 1);
  const x = steps("x", grid.x, columns);
  const y = isPlane ? steps("y", grid.y, rows) : [0];
  if (isPlane) count("features[1]", second, 0, means.length - 1);
  const size = columns * rows;
  const points = new Float32Array(means.length * size);
  means.forEach((mean, feature) => {
    const place = points.subarray(feature * size, (feature + 1) * size);
    if (feature === first) for (let i = 0; i < size; ++i) place[i] = x[i % columns] as number;
    else if (feature === second) for (let i = 0; i < size; ++i) place[i] = y[Math.floor(i / columns)] as number;
    else place.fill(mean);
  });
  return { columns, rows, points };
}

/** Which two features; the second may be missing. */
function pair(features: unknown = [0, 1]): unknown[] {
  if (Array.isArray(features) && (features.length === 1 || features.length === 2)) return features;
  throw wrongType("features", features, "[first, second]");
}

function steps(field: string, range: unknown, number: number): number[] {
  if (!Array.isArray(range) || range.length !== 2) throw wrongType(field, range, "[low, high]");
  const [low, high] = range;
  for (const end of [low, high]) if (!Number.isFinite(end)) throw notAllowed(field, range, "two finite numbers");
  return Array.from({ length: number }, (_, i) => low + ((high - low) * i) / Math.max(1, number - 1));
}

/** From and lr of each change, one after the other. */
function rateNumbers(rates: unknown): Float64Array {
  if (!Array.isArray(rates)) throw wrongType("rates", rates, "a list of {from, lr}");
  if (rates.length > maxRates) throw notAllowed("rates", `a list of ${rates.length}`, `at most ${maxRates} changes`);
  const numbers = rates.flatMap((change: unknown, i) => {
    const { from, lr } = asObject(`rates[${i}]`, change) as RateChange;
    const allowed = "a finite number, at least 0";
    if (typeof lr !== "number") throw wrongType(`rates[${i}].lr`, lr, allowed);
    if (!(lr >= 0 && lr < Infinity)) throw notAllowed(`rates[${i}].lr`, lr, allowed);
    return [count(`rates[${i}].from`, from), lr];
  });
  return Float64Array.from(numbers);
}

function asObject(field: string, value: unknown): object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw wrongType(field, value, "an object");
}

function count(field: string, value: unknown, least = 0, most = 1_000_000): number {
  const allowed = `an integer, at least ${least}, at most ${most}`;
  if (typeof value !== "number") throw wrongType(field, value, allowed);
  if (!Number.isInteger(value) || value < least || value > most) throw notAllowed(field, value, allowed);
  return value;
}
