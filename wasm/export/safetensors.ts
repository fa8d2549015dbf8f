import { formulaInputs, type Layer, learnedValues, type Model } from "./model.js";

type Shape = readonly number[];
interface Tensor {
  dtype: "F32" | "I64";
  shape: Shape;
  bytes: Uint8Array;
}

function floats(shape: Shape, values: Float32Array | undefined): Tensor {
  const given = values as Float32Array;
  const bytes = new Uint8Array(4 * given.length);
  const view = new DataView(bytes.buffer);
  given.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  return { dtype: "F32", shape, bytes };
}

function integer(value: number): Tensor {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(value), true);
  return { dtype: "I64", shape: [], bytes };
}

/** The tensors by the names of torch's state_dict: those of the nn.Sequential that toPyTorch() writes. */
function stateDict({ layers, batches }: Model): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  let place = 0;
  const norm = (layer: Layer) => {
    const { outputs } = layer;
    tensors.set(`${place}.weight`, floats([outputs], layer.gamma));
    tensors.set(`${place}.bias`, floats([outputs], layer.beta));
    tensors.set(`${place}.running_mean`, floats([outputs], layer.runningMean));
    tensors.set(`${place}.running_var`, floats([outputs], layer.runningVariance));
    tensors.set(`${place}.num_batches_tracked`, integer(batches));
    ++place;
  };
  layers.forEach((layer, at) => {
    tensors.set(`${place}.weight`, floats([layer.outputs, layer.inputs], layer.weight));
    tensors.set(`${place}.bias`, floats([layer.outputs], layer.bias));
    ++place;
    if (at + 1 === layers.length) return;
    if (layer.batchNorm === "before") norm(layer);
    for (const [name, tensor] of activationTensors(layer)) tensors.set(`${place}.${name}`, tensor);
    ++place;
    if (layer.batchNorm === "after") norm(layer);
    if (layer.dropout > 0) ++place;
  });
  return tensors;
}

/** What an activation has learned; a formula's module keeps its other parameters too, as buffers. */
function activationTensors(layer: Layer): [string, Tensor][] {
  const { torchLearned, writtenOut, parameters = {}, slope, perNeuron } = layer;
  if (torchLearned) return [[torchLearned, floats([slope?.length ?? 1], slope)]];
  if (!writtenOut) return [];
  return formulaInputs(layer).map(([input, name]) => {
    const learned = learnedValues(layer, name);
    const values = learned ?? Float32Array.of(parameters[name] as number);
    return [input, floats(learned && perNeuron ? [values.length] : [], values)];
  });
}

/**
 * The weights as a safetensors file (github.com/huggingface/safetensors: the header's length as 8 bytes, the header as
 * JSON, the tensors' bytes), with the names of torch's state_dict.
 */
export function toSafetensors(model: Model): Uint8Array {
  const tensors = stateDict(model);
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  let end = 0;
  for (const [name, { dtype, shape, bytes }] of tensors) {
    header[name] = { dtype, shape, data_offsets: [end, end + bytes.length] };
    end += bytes.length;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const begin = 8 + Math.ceil(text.length / 8) * 8; // so that the numbers begin at a multiple of 8
  const file = new Uint8Array(begin + end).fill(32, 0, begin);
  new DataView(file.buffer).setBigUint64(0, BigInt(begin - 8), true);
  file.set(text, 8);
  let at = begin;
  for (const { bytes } of tensors.values()) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}
