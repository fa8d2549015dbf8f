import type { ActivationInfo } from "../../core/types";
import type { Choice } from "../../state/choice";

/** One activation in another library; {name} stands for a parameter's value. */
interface Snippet {
  numpy: string;
  keras: string;
}

/**
 * What one would write without this page: NumPy by hand, and Keras's own where it has one. A test works the NumPy lines
 * out and compares them with the core.
 */
export const snippets: Record<string, Snippet> = {
  identity: { numpy: "x", keras: 'keras.activations.get("linear")' },
  relu: { numpy: "np.maximum(x, 0)", keras: "keras.layers.ReLU()" },
  relu6: { numpy: "np.clip(x, 0, 6)", keras: "keras.layers.ReLU(max_value=6)" },
  leaky_relu: {
    numpy: "np.where(x > 0, x, {negative_slope} * x)",
    keras: "keras.layers.LeakyReLU(negative_slope={negative_slope})",
  },
  prelu: {
    numpy: "np.where(x > 0, x, {init} * x)",
    keras: "keras.layers.PReLU(alpha_initializer=keras.initializers.Constant({init}))",
  },
  rrelu: {
    numpy: "np.where(x > 0, x, ({lower} + {upper}) / 2 * x)",
    keras: "keras.layers.LeakyReLU(negative_slope=({lower} + {upper}) / 2)",
  },
  threshold: {
    numpy: "np.where(x > {threshold}, x, {value})",
    keras: "lambda x: keras.ops.where(x > {threshold}, x, {value})",
  },
  elu: { numpy: "np.where(x > 0, x, {alpha} * np.expm1(np.minimum(x, 0)))", keras: "keras.layers.ELU(alpha={alpha})" },
  celu: {
    numpy: "np.where(x > 0, x, {alpha} * np.expm1(np.minimum(x, 0) / {alpha}))",
    keras: "lambda x: keras.activations.celu(x, alpha={alpha})",
  },
  selu: {
    numpy: "1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(np.minimum(x, 0)))",
    keras: 'keras.activations.get("selu")',
  },
  gelu: {
    numpy: "0.5 * x * (1 + scipy.special.erf(x / np.sqrt(2)))",
    keras: "lambda x: keras.activations.gelu(x, approximate=False)",
  },
  "gelu(tanh)": {
    numpy: "0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))",
    keras: "lambda x: keras.activations.gelu(x, approximate=True)",
  },
  silu: { numpy: "x * scipy.special.expit(x)", keras: 'keras.activations.get("silu")' },
  mish: { numpy: "x * np.tanh(np.logaddexp(0, x))", keras: 'keras.activations.get("mish")' },
  hardswish: { numpy: "x * np.clip(x + 3, 0, 6) / 6", keras: 'keras.activations.get("hard_swish")' },
  softplus: {
    numpy: "np.where({beta} * x > {threshold}, x, np.logaddexp(0, {beta} * x) / {beta})",
    keras: "lambda x: keras.activations.softplus({beta} * x) / {beta}",
  },
  logsigmoid: { numpy: "-np.logaddexp(0, -x)", keras: 'keras.activations.get("log_sigmoid")' },
  sigmoid: { numpy: "scipy.special.expit(x)", keras: 'keras.activations.get("sigmoid")' },
  tanh: { numpy: "np.tanh(x)", keras: 'keras.activations.get("tanh")' },
  softsign: { numpy: "x / (1 + np.abs(x))", keras: 'keras.activations.get("softsign")' },
  hardsigmoid: { numpy: "np.clip(x / 6 + 0.5, 0, 1)", keras: 'keras.activations.get("hard_sigmoid")' },
  hardtanh: { numpy: "np.clip(x, {min_val}, {max_val})", keras: "lambda x: keras.ops.clip(x, {min_val}, {max_val})" },
  softshrink: {
    numpy: "np.sign(x) * np.maximum(np.abs(x) - {lambd}, 0)",
    keras: "lambda x: keras.activations.soft_shrink(x, threshold={lambd})",
  },
  hardshrink: {
    numpy: "np.where(np.abs(x) > {lambd}, x, 0)",
    keras: "lambda x: keras.activations.hard_shrink(x, threshold={lambd})",
  },
  tanhshrink: { numpy: "x - np.tanh(x)", keras: 'keras.activations.get("tanh_shrink")' },
  softmax: { numpy: "scipy.special.softmax(x, axis=-1)", keras: "keras.layers.Softmax(axis=-1)" },
  softmin: { numpy: "scipy.special.softmax(-x, axis=-1)", keras: "lambda x: keras.activations.softmax(-x, axis=-1)" },
  log_softmax: {
    numpy: "scipy.special.log_softmax(x, axis=-1)",
    keras: "lambda x: keras.activations.log_softmax(x, axis=-1)",
  },
  glu: {
    numpy: "np.split(x, 2, -1)[0] * scipy.special.expit(np.split(x, 2, -1)[1])",
    keras: "lambda x: keras.activations.glu(x, axis=-1)",
  },
};

/** Whole rows go along the last dimension. */
const rowArgument = "dim=-1";

export interface Code {
  library: "PyTorch" | "NumPy" | "Keras";
  lines: string[];
}

/** The function with its parameters, ready to paste. */
export function codeFor({ id, parameters }: Choice, info: ActivationInfo): Code[] {
  const values: Record<string, string | number> = Object.fromEntries(
    info.parameters.map(({ name, default: initial }) => [name, parameters?.[name] ?? initial]),
  );
  const vector = info.kind === "vector";
  const changed = info.parameters
    .filter(({ name }) => parameters?.[name] !== undefined)
    .map(({ name }) => `${name}=${JSON.stringify(values[name])}`);
  // nn.Threshold has no defaults; prelu takes its weight as a tensor.
  const module = info.torch.module === "Threshold" ? [`${values.threshold}`, `${values.value}`] : changed;
  const asModule = (vector ? [rowArgument] : module).join(", ");
  const functional = info.torch.functional;
  const weight = id === "prelu" ? [`torch.tensor(${values.init})`] : module;
  const asFunction = ["x", ...(vector ? [rowArgument] : weight)].join(", ");
  const torch = [`torch.nn.${info.torch.module}(${asModule})`];
  if (functional) torch.push(`torch.nn.functional.${functional}(${asFunction})`);
  const snippet = snippets[Object.values(parameters ?? {}).includes("tanh") ? `${id}(tanh)` : id];
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return [
    { library: "PyTorch", lines: torch },
    ...(snippet
      ? [
          { library: "NumPy" as const, lines: [filled(snippet.numpy)] },
          { library: "Keras" as const, lines: [filled(snippet.keras)] },
        ]
      : []),
  ];
}
