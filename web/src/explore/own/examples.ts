export interface Example {
  name: string;
  source: string;
  values?: Readonly<Record<string, number>>;
  learnable?: readonly string[];
  /** The activation of the library that it is laid over. */
  beside?: string;
}

/** Of papers and of models. */
export const examples: readonly Example[] = [
  { name: "Swish-β", source: "x * sigmoid(beta * x)", beside: "relu", learnable: ["beta"] },
  { name: "quick GELU", source: "x * sigmoid(1.702 * x)", beside: "gelu" },
  { name: "ReLU²", source: "relu(x)²", beside: "relu" },
  { name: "Snake", source: "x + sin(a * x)^2 / a", beside: "identity", learnable: ["a"] },
  { name: "squareplus", source: "(x + sqrt(x^2 + b)) / 2", beside: "softplus", values: { b: 4 } },
  {
    name: "StarReLU",
    source: "s * relu(x)^2 + b",
    values: { s: 0.8944, b: -0.4472 },
    beside: "relu",
    learnable: ["s", "b"],
  },
  { name: "Gaussian", source: "exp(-x^2)" },
  { name: "sine", source: "sin(x)", beside: "tanh" },
  { name: "step", source: "where(x > 0, 1, 0)", beside: "sigmoid" },
];

/** As tutorials write them by hand, in PyTorch. */
export const byHand: readonly Example[] = [
  { name: "where", source: "torch.where(x > 0, x, alpha * x)", values: { alpha: 0.1 }, beside: "leaky_relu" },
  {
    name: "Hardsigmoid",
    source: "torch.clamp((x + bias) / divisor, min, max)",
    values: { divisor: 2, min: 0 },
    beside: "hardsigmoid",
  },
  { name: "Sigmoid", source: "1 / (1 + torch.exp(-x))", beside: "sigmoid" },
  {
    name: "Tanh",
    source: "(torch.exp(x) - torch.exp(-x)) / (torch.exp(x) + torch.exp(-x))",
    beside: "tanh",
  },
  { name: "ELU", source: "max(0, x) + min(0, alpha * (torch.exp(x) - 1))", beside: "elu" },
  { name: "CELU", source: "max(0, x) + min(0, alpha * (torch.exp(x / alpha) - 1))", beside: "celu" },
  {
    name: "SELU",
    source: "1.0507009873554805 * (max(0, x) + min(0, 1.6732632423543772 * (torch.exp(x) - 1)))",
    beside: "selu",
  },
  { name: "SiLU", source: "x / (1 + torch.exp(-x))", beside: "silu" },
  { name: "Softplus", source: "torch.log(1 + torch.exp(beta * x)) / beta", beside: "softplus" },
  { name: "Mish", source: "x * torch.tanh(torch.log(1 + torch.exp(x)))", beside: "mish" },
  { name: "GELU", source: "0.5 * x * (1 + torch.erf(x / math.sqrt(2)))", beside: "gelu" },
  {
    name: "GELU (tanh)",
    source: "0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))",
    beside: "gelu",
  },
];
