import { formulaInputs, type Layer, learnedValues, type Model } from "./model.js";
import { type Field, message } from "./protobuf.js";

/** Of the standard operators: the first with Gelu. */
const opset = 20;
const irVersion = 9;
const floatType = 1;

type Attribute = number | string | { integer: number };

/** The parts of a GraphProto (onnx.proto3) as they come. */
class Graph {
  readonly nodes: { fields: readonly Field[] }[] = [];
  readonly tensors: { fields: readonly Field[] }[] = [];
  private counter = 0;

  /** A constant tensor, its numbers little-endian in raw_data. */
  tensor(name: string, dims: readonly number[], values: ArrayLike<number>): string {
    const bytes = new Uint8Array(4 * values.length);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < values.length; ++i) view.setFloat32(4 * i, values[i] as number, true);
    this.tensors.push({ fields: [[1, dims], [2, floatType], [8, name], [9, bytes]] }); // biome-ignore format: a record
    return name;
  }

  node(operator: string, inputs: readonly string[], attributes: Record<string, Attribute> = {}, output?: string) {
    const name = output ?? `value${++this.counter}`;
    const written = Object.entries(attributes).map(([key, value]) => ({ fields: attribute(key, value) }));
    this.nodes.push({
      fields: [
        [1, inputs],
        [2, [name]],
        [3, `node${this.nodes.length}`],
        [4, operator],
        [5, written],
      ],
    });
    return name;
  }

  /** The lines of a function of ONNX's textual syntax, its x and parameters being these values. */
  inline(text: string, values: Record<string, string>): string {
    const names = new Map(Object.entries(values));
    for (const [, result = "", operator = "", attributes, inputs = ""] of text.matchAll(
      /^ {2}(\w+) = (\w+)(?: <(\w+ = [^>]+)>)? \((.*)\)$/gm,
    )) {
      const [key = "", value = ""] = attributes?.split(" = ") ?? [];
      const given = key === "to" ? { integer: Number(value) } : Number(value);
      const operands = inputs === "" ? [] : inputs.split(", ").map((input) => names.get(input) as string);
      names.set(result, this.node(operator, operands, key ? { [key]: given } : {}));
    }
    return names.get("t0") as string;
  }
}

/** AttributeProto: a float, an integer or a text. */
function attribute(name: string, value: Attribute): Field[] {
  if (typeof value === "number") return [[1, name], [2, { float: value }], [20, 1]]; // biome-ignore format: a record
  if (typeof value === "string") return [[1, name], [4, value], [20, 3]]; // biome-ignore format: a record
  return [[1, name], [3, value.integer], [20, 2]]; // biome-ignore format: a record
}

function activate(graph: Graph, layer: Layer, at: number, x: string): string {
  const { operator, parameters = {}, formula } = layer;
  if (formula === undefined) return x;
  const tensor = (name: string) => {
    const values = learnedValues(layer, name) ?? [parameters[name] as number];
    return graph.tensor(`layer${at}.${name}`, [values.length], values);
  };
  if (operator) {
    const { name, attributes, learned } = operator;
    return graph.node(name, learned ? [x, tensor(learned)] : [x], attributes);
  }
  const given = formulaInputs(layer).map(([input, name]) => [input, tensor(name)]);
  return graph.inline(formula, { x, ...Object.fromEntries(given) });
}

function normalise(graph: Graph, layer: Layer, at: number, x: string): string {
  const part = (name: string, values: Float32Array | undefined) =>
    graph.tensor(`layer${at}.${name}`, [layer.outputs], values as Float32Array);
  const inputs = [
    part("gamma", layer.gamma),
    part("beta", layer.beta),
    part("mean", layer.runningMean),
    part("variance", layer.runningVariance),
  ];
  return graph.node("BatchNormalization", [x, ...inputs], { epsilon: 1e-5 });
}

/** Tensor of float32, [batch × columns]. */
function port(name: string, columns: number): { fields: readonly Field[] } {
  const dims = [{ fields: [[2, "batch"]] as Field[] }, { fields: [[1, columns]] as Field[] }];
  const type: Field[] = [[1, floatType], [2, { fields: [[1, dims]] }]]; // biome-ignore format: a record
  return { fields: [[1, name], [2, { fields: [[1, { fields: type }]] }]] }; // biome-ignore format: a record
}

/**
 * The network in evaluation mode as an ONNX model: `input` [batch × columns] to `output` [batch × outputs], which is what
 * PyTorch's model gives, and, where that is a logit or a logarithm, `probability` beside it.
 */
export function toOnnx(model: Model): Uint8Array {
  const graph = new Graph();
  let x = "input";
  model.layers.forEach((layer, at) => {
    const weight = graph.tensor(`layer${at}.weight`, [layer.outputs, layer.inputs], layer.weight);
    const bias = graph.tensor(`layer${at}.bias`, [layer.outputs], layer.bias);
    x = graph.node("Gemm", [x, weight, bias], { transB: { integer: 1 } });
    if (layer.batchNorm === "before") x = normalise(graph, layer, at, x);
    x = activate(graph, layer, at, x);
    if (layer.batchNorm === "after") x = normalise(graph, layer, at, x);
  });
  const outputs = model.layers.at(-1)?.outputs ?? 1;
  const ports = [port("output", outputs)];
  if (model.loss === "nll") graph.node("LogSoftmax", [x], { axis: { integer: 1 } }, "output");
  else graph.node("Identity", [x], {}, "output");
  if (model.loss === "bce_with_logits") graph.node("Sigmoid", [x], {}, "probability");
  if (model.loss === "cross_entropy" || model.loss === "nll")
    graph.node("Softmax", [x], { axis: { integer: 1 } }, "probability");
  if (["bce_with_logits", "cross_entropy", "nll"].includes(model.loss)) ports.push(port("probability", outputs));
  const properties = Object.entries({
    loss: model.loss,
    columns: model.names.join("\n"),
    classes: model.classNames.join("\n"),
  }).map(([key, value]) => ({ fields: [[1, key], [2, value]] as Field[] })); // biome-ignore format: a record
  const columns = model.layers[0]?.inputs ?? 1;
  return message([
    [1, irVersion],
    [2, "Activation Playground"],
    [
      7,
      {
        fields: [
          [1, graph.nodes],
          [2, "network"],
          [5, graph.tensors],
          [11, port("input", columns)],
          [12, ports],
        ],
      },
    ],
    [8, { fields: [[2, opset]] }],
    [14, properties],
  ]);
}
