interface Operator {
  name: string;
  attributes?: Record<string, number | string>;
  /** Learned parameters, its inputs after x. */
  learned?: readonly string[];
}
type Parameters = { [name: string]: number };

/** A Softplus has no threshold: from so far on it is x all the same, in float32. */
const farEnough = 17;

/** ONNX's own operators (version 20) for activations that have one; the others are written out as their formulas. */
const operators: { [id: string]: (parameters: Parameters) => Operator | undefined } = {
  identity: () => ({ name: "Identity" }),
  relu: () => ({ name: "Relu" }),
  leaky_relu: (p) => ({ name: "LeakyRelu", attributes: { alpha: p.negative_slope as number } }),
  // In evaluation mode: the mean of the slopes.
  rrelu: (p) => ({
    name: "LeakyRelu",
    attributes: { alpha: ((p.lower as number) + (p.upper as number)) / 2 },
  }),
  prelu: () => ({ name: "PRelu", learned: ["init"] }),
  elu: (p) => ({ name: "Elu", attributes: { alpha: p.alpha as number } }),
  celu: (p) => ({ name: "Celu", attributes: { alpha: p.alpha as number } }),
  selu: () => ({ name: "Selu" }),
  sigmoid: () => ({ name: "Sigmoid" }),
  tanh: () => ({ name: "Tanh" }),
  softplus: (p) => (p.beta === 1 && (p.threshold as number) >= farEnough ? { name: "Softplus" } : undefined),
  softsign: () => ({ name: "Softsign" }),
  // Its attribute's default, 0.2, is Keras's.
  hardsigmoid: () => ({ name: "HardSigmoid", attributes: { alpha: 1 / 6, beta: 0.5 } }),
  hardswish: () => ({ name: "HardSwish" }),
  gelu: (p) => ({ name: "Gelu", attributes: { approximate: p.approximate ? "tanh" : "none" } }),
  mish: () => ({ name: "Mish" }),
  hardshrink: (p) => ({ name: "Shrink", attributes: { bias: 0, lambd: p.lambd as number } }),
  softshrink: (p) => ({ name: "Shrink", attributes: { bias: p.lambd as number, lambd: p.lambd as number } }),
};

/** The operator that computes an activation with these parameters by itself, if ONNX has one. */
export const operatorOf = (id: string, parameters: Parameters): Operator | undefined => operators[id]?.(parameters);
