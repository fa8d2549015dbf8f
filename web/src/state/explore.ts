import { choices, idOf } from "./choice";
import { choice, type Field, flag, list, number, optional, range, subset } from "./field";
import { formulaField } from "./formula";

/** Wide enough for every kink and tail, narrow enough that float32 still resolves a pixel. */
export const xBounds = { min: -1000, max: 1000, narrowest: 2e-5 };
export const yBounds = { min: -1e6, max: 1e6, narrowest: 1e-6 };
export const mostCurves = 6;
export const mostFan = 5;
export const logitBounds = { min: -1000, max: 1000, fewest: 2, most: 10 };
export const temperatureBounds = { min: 0.05, max: 10 };

/** What one vector may go through. */
export const layerBounds = { min: 1, max: 1024, whole: true };
export const mostStages = 6;
export const vectorBounds = { min: -1e6, max: 1e6 };
export const seedBounds = { min: 0, max: 2 ** 32 - 1, whole: true };

/** Sizes at which a library's sum is held against a loop's. */
export const linearBounds = { min: 1, max: 256, whole: true };
export const bilinearBounds = { min: 1, max: 48, whole: true };
export const batchBounds = { min: 1, max: 128, whole: true };

/** Of what stands in a matrix. */
export const entryBounds = { min: -1000, max: 1000 };

const yRange = optional(range({ min: -1, max: 1 }, yBounds, yBounds.narrowest));

/** One parameter of the selected activation at several values: "alpha:0.1,0.5,1". */
interface Fan {
  parameter: string;
  values: readonly number[];
}

const fanValues = list([], { min: -1e6, max: 1e6 }, mostFan, 1);

const fanField: Field<Fan> = {
  initial: { parameter: "", values: [] },
  parse(text) {
    const [, parameter, rest] = /^([a-z_]\w*):(.*)$/.exec(text) ?? [];
    const values = rest === undefined ? undefined : fanValues.parse(rest);
    return parameter && values && new Set(values).size === values.length ? { parameter, values } : undefined;
  },
  format: ({ parameter, values }) => `${parameter}:${values.join(",")}`,
};

export const exploreFields = {
  panel: choice(["curves", "gallery", "table", "own", "rows", "linear", "network", "half", "cost"], "curves"),
  curves: choices([{ id: "mish" }, { id: "relu" }], mostCurves),
  active: number(0, { min: 0, max: mostCurves - 1, whole: true }),
  x: range({ min: -6, max: 6 }, xBounds, xBounds.narrowest),
  y: yRange,
  y1: yRange,
  y2: yRange,
  probe: number(1.25, xBounds),
  orders: subset(["f", "f1", "f2"], ["f", "f1", "f2"]),
  zones: flag(true),
  tangent: flag(true),
  fan: optional(fanField),
  digits: flag(false),
  /** Charts whose table of values is unfolded. */
  tables: subset(["f", "f1", "f2"], []),
  gallery: choice(["f", "f1", "both"], "both"),
  /** The 16-bit format, and how wide a stretch about the probe is looked at. */
  format: choice(["bfloat16", "float16"], "bfloat16"),
  lens: choice(["16", "2", "0.25", "0.03125"], "0.25"),
  /** What the editor of one's own formula holds, and what is drawn beside it. */
  formula: formulaField,
  beside: optional(idOf("elementwise", "relu")),
  row: idOf("vector", "softmax"),
  logits: list([1, 2, 3], logitBounds, logitBounds.most, logitBounds.fewest),
  temperature: number(1, temperatureBounds),
  /** A matrix [3 × 4], and the dimension along which softmax makes it sum to 1. */
  matrix: list([1, 2, 3, 4, 2, 2, 2, 2, -1, 0, 1, 5], logitBounds, 12),
  dim: choice(["0", "1"], "1"),
  /** A network for one vector: the sizes of its stages, the activations between them, PyTorch's seed. */
  sizes: list([100, 64, 32, 5], layerBounds, mostStages, 2),
  between: choices([{ id: "relu" }, { id: "tanh" }], mostStages - 2),
  manual_seed: number(0, seedBounds),
  /** null: torch.randn. */
  vector: optional(list([], vectorBounds, layerBounds.max, 1)),
  target: number(0, { min: 0, max: layerBounds.max - 1, whole: true }),
  /** in, out; in₁, in₂, out; rows. */
  linear_sizes: list([20, 30], linearBounds, 2),
  bilinear_sizes: list([20, 30, 40], bilinearBounds, 3),
  batch: number(128, batchBounds),
  /** W [2 × 3], x, b. */
  affine: list([1, 2, 0, -1, 0.5, 3, 2, -1, 1, 0.5, -0.5], entryBounds, 11),
  /** x₁, A [2 × 2], x₂, b. */
  bilinear: list([1, 2, 0.5, -1, 2, 1, 3, -1, 0.25], entryBounds, 9),
  /** W₁ [2 × 2], b₁, W₂ [2 × 2], b₂, x. */
  layers: list([1, -1, 0.5, 2, 0, -1, 2, 1, -1, 1, 0.5, 0, 1, 2], entryBounds, 14),
};
