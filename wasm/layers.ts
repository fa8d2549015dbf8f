import { checkArray } from "./activations.js";
import { notAllowed, wrongType } from "./errors.js";

/** The weights of torch.nn.Linear(inputs, outputs). */
export interface LinearLayer {
  /** [outputs × inputs], row by row. */
  weight: Float32Array;
  /** [outputs]. */
  bias: Float32Array;
}

/** The weights of torch.nn.Bilinear(inputs1, inputs2, outputs). */
export interface BilinearLayer extends LinearLayer {
  /** [outputs × inputs1 × inputs2]. */
  weight: Float32Array;
  inputs1: number;
  inputs2: number;
}

/** PyTorch's CPU generator: every draw goes on where the one before it ended, bit for bit. */
export interface TorchStream {
  /** torch.randn(count). */
  randn(count: number): Float32Array;
  /** torch.rand(count). */
  rand(count: number): Float32Array;
  /** What building torch.nn.Linear(inputs, outputs) draws. */
  linear(inputs: number, outputs: number): LinearLayer;
  /** What building torch.nn.Bilinear(inputs1, inputs2, outputs) draws. */
  bilinear(inputs1: number, inputs2: number, outputs: number): BilinearLayer;
}

export interface LayerApi {
  /** The stream after torch.manual_seed(seed). */
  manualSeed(seed: number): TorchStream;
  /** y [rows × outputs] = x [rows × inputs] · weightᵀ + bias, in float32 with sums in four lanes. */
  linear(x: Float32Array, layer: LinearLayer): Float32Array;
  /** y [rows × outputs], y_k = x1ᵀ · weight_k · x2 + bias_k. */
  bilinear(x1: Float32Array, x2: Float32Array, layer: BilinearLayer): Float32Array;
}

/** What wasm/layers_bindings.cpp gives. */
export interface NativeLayers {
  HEAPF32: Float32Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  _streamAddress(): number;
  _streamBytes(): number;
  _seedStream(seed: number): void;
  _drawUniform(out: number, count: number): void;
  _drawNormal(out: number, count: number): void;
  _drawLayer(inputs1: number, out: number, weights: number, biases: number): void;
  _linear(input: number, xs: number, weights: number, outputs: number, y: number): void;
  _bilinear(input: number, rows: number, inputs1: number, inputs2: number, outputs: number, y: number): void;
}

/** Of what one call draws, takes or gives. */
export const mostNumbers = 2 ** 24;

export function layerApi(native: NativeLayers): LayerApi {
  /** Runs `work` on a stretch of memory that begins with `given`, and copies what it leaves after it, or in its place. */
  function inMemory(
    field: string,
    given: readonly Float32Array[],
    count: number,
    work: (input: number, out: number) => void,
  ) {
    const taken = given.reduce((sum, { length }) => sum + length, 0);
    const address = native._malloc(Math.max(1, taken + count) * 4);
    if (address === 0) throw notAllowed(field, taken + count, "as many numbers as the memory holds");
    try {
      let place = address / 4;
      for (const numbers of given) {
        native.HEAPF32.set(numbers, place);
        place += numbers.length;
      }
      work(address, place * 4);
      return native.HEAPF32.slice(place, place + count);
    } finally {
      native._free(address);
    }
  }

  function manualSeed(seed: number): TorchStream {
    if (typeof seed !== "number") throw wrongType("seed", seed, "an integer");
    if (!Number.isSafeInteger(seed)) throw notAllowed("seed", seed, "an integer of at most 53 bits");
    const bytes = () => new Uint8Array(native.HEAPF32.buffer, native._streamAddress(), native._streamBytes());
    native._seedStream(Number(BigInt.asUintN(32, BigInt(seed))));
    let state = bytes().slice();
    function draw(field: string, count: number, work: (out: number) => void): Float32Array {
      if (count > mostNumbers) throw notAllowed(field, count, `at most ${mostNumbers} numbers`);
      return inMemory(field, [], count, (_, out) => {
        bytes().set(state);
        work(out);
        state = bytes().slice();
      });
    }
    function layer(weights: number, outputs: number, inputs1: number): LinearLayer {
      const all = draw("outputs", weights + outputs, (out) => native._drawLayer(inputs1, out, weights, outputs));
      return { weight: all.subarray(0, weights), bias: all.subarray(weights) };
    }
    return {
      randn: (count) => draw("count", size("count", count, 0), (out) => native._drawNormal(out, count)),
      rand: (count) => draw("count", size("count", count, 0), (out) => native._drawUniform(out, count)),
      linear: (inputs, outputs) => layer(size("inputs", inputs) * size("outputs", outputs), outputs, 0),
      bilinear(inputs1, inputs2, outputs) {
        const perOutput = size("inputs1", inputs1) * size("inputs2", inputs2);
        return { ...layer(perOutput * size("outputs", outputs), outputs, inputs1), inputs1, inputs2 };
      },
    };
  }

  return {
    manualSeed,
    linear(x, layer) {
      const { weight, bias } = checkLayer(layer);
      const rows = rowsOf("x", x, weight.length / bias.length);
      return inMemory("x", [x, weight, bias], checkCount(rows * bias.length), (input, y) =>
        native._linear(input, x.length, weight.length, bias.length, y),
      );
    },
    bilinear(x1, x2, layer) {
      const { weight, bias } = checkLayer(layer);
      const { inputs1, inputs2 } = layer;
      if (size("layer.inputs1", inputs1) * size("layer.inputs2", inputs2) * bias.length !== weight.length)
        throw notAllowed("layer.weight", weight.length, "outputs × inputs1 × inputs2 numbers");
      const rows = rowsOf("x1", x1, inputs1);
      if (rowsOf("x2", x2, inputs2) !== rows) throw notAllowed("x2", x2.length, `${rows * inputs2} numbers, for ${rows} rows`); // biome-ignore format: one condition
      return inMemory("x1", [x1, x2, weight, bias], checkCount(rows * bias.length), (input, y) =>
        native._bilinear(input, rows, inputs1, inputs2, bias.length, y),
      );
    },
  };
}

function size(field: string, value: unknown, least = 1): number {
  const allowed = `an integer from ${least} to ${mostNumbers}`;
  if (typeof value !== "number") throw wrongType(field, value, allowed);
  if (!Number.isInteger(value) || value < least || value > mostNumbers) throw notAllowed(field, value, allowed);
  return value;
}

function checkCount(count: number): number {
  if (count > mostNumbers) throw notAllowed("x", count, `rows for at most ${mostNumbers} numbers of output`);
  return count;
}

function checkLayer(layer: LinearLayer): LinearLayer {
  if (typeof layer !== "object" || layer === null) throw wrongType("layer", layer, "an object {weight, bias}");
  const { weight, bias } = layer;
  checkArray(weight, "layer.weight", mostNumbers);
  checkArray(bias, "layer.bias", mostNumbers);
  if (bias.length === 0) throw notAllowed("layer.bias", 0, "at least one number");
  if (weight.length === 0 || weight.length % bias.length !== 0)
    throw notAllowed("layer.weight", weight.length, `a multiple of ${bias.length} numbers (one row for every bias)`);
  return layer;
}

function rowsOf(field: string, x: unknown, columns: number): number {
  checkArray(x, field, mostNumbers);
  if (x.length % columns !== 0) throw notAllowed(field, x.length, `a multiple of ${columns} numbers (columns)`);
  return x.length / columns;
}
