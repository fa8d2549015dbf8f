import type { ActivationInfo } from "../../core/types";
import type { Choice } from "../../state/choice";
import { type Code, valuesOf } from "./torch-code";

/** One activation in another library; {name} stands for a parameter's value. */
interface Snippet {
  numpy: string;
  keras: string;
  jax: string;
}

/**
 * What one would write without this page: NumPy by hand, and Keras's and JAX's own where they have one. Tests run
 * every line and compare it with the core.
 */
export const snippets: Record<string, Snippet> = {
  identity: { numpy: "x", keras: 'keras.activations.get("linear")', jax: "jax.nn.identity" },
  relu: { numpy: "np.maximum(x, 0)", keras: "keras.layers.ReLU()", jax: "jax.nn.relu" },
  relu6: { numpy: "np.clip(x, 0, 6)", keras: "keras.layers.ReLU(max_value=6)", jax: "jax.nn.relu6" },
  leaky_relu: {
    numpy: "np.where(x > 0, x, {negative_slope} * x)",
    keras: "keras.layers.LeakyReLU(negative_slope={negative_slope})",
    jax: "lambda x: jax.nn.leaky_relu(x, negative_slope={negative_slope})",
  },
  prelu: {
    numpy: "np.where(x > 0, x, {init} * x)",
    keras: "keras.layers.PReLU(alpha_initializer=keras.initializers.Constant({init}))",
    jax: "lambda x: jax.nn.leaky_relu(x, negative_slope={init})",
  },
  rrelu: {
    numpy: "np.where(x > 0, x, ({lower} + {upper}) / 2 * x)",
    keras: "keras.layers.LeakyReLU(negative_slope=({lower} + {upper}) / 2)",
    jax: "lambda x: jax.nn.leaky_relu(x, negative_slope=({lower} + {upper}) / 2)",
  },
  threshold: {
    numpy: "np.where(x > {threshold}, x, {value})",
    keras: "lambda x: keras.ops.where(x > {threshold}, x, {value})",
    jax: "lambda x: jnp.where(x > {threshold}, x, {value})",
  },
  elu: {
    numpy: "np.where(x > 0, x, {alpha} * np.expm1(np.minimum(x, 0)))",
    keras: "keras.layers.ELU(alpha={alpha})",
    jax: "lambda x: jax.nn.elu(x, alpha={alpha})",
  },
  celu: {
    numpy: "np.where(x > 0, x, {alpha} * np.expm1(np.minimum(x, 0) / {alpha}))",
    keras: "lambda x: keras.activations.celu(x, alpha={alpha})",
    jax: "lambda x: jax.nn.celu(x, alpha={alpha})",
  },
  selu: {
    numpy: "1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(np.minimum(x, 0)))",
    keras: 'keras.activations.get("selu")',
    jax: "jax.nn.selu",
  },
  gelu: {
    numpy: "0.5 * x * (1 + scipy.special.erf(x / np.sqrt(2)))",
    keras: "lambda x: keras.activations.gelu(x, approximate=False)",
    jax: "lambda x: jax.nn.gelu(x, approximate=False)",
  },
  "gelu(tanh)": {
    numpy: "0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))",
    keras: "lambda x: keras.activations.gelu(x, approximate=True)",
    jax: "lambda x: jax.nn.gelu(x, approximate=True)",
  },
  silu: { numpy: "x * scipy.special.expit(x)", keras: 'keras.activations.get("silu")', jax: "jax.nn.silu" },
  mish: { numpy: "x * np.tanh(np.logaddexp(0, x))", keras: 'keras.activations.get("mish")', jax: "jax.nn.mish" },
  hardswish: {
    numpy: "x * np.clip(x + 3, 0, 6) / 6",
    keras: 'keras.activations.get("hard_swish")',
    jax: "jax.nn.hard_swish",
  },
  softplus: {
    numpy: "np.where({beta} * x > {threshold}, x, np.logaddexp(0, {beta} * x) / {beta})",
    keras: "lambda x: keras.activations.softplus({beta} * x) / {beta}",
    jax: "lambda x: jax.nn.softplus({beta} * x) / {beta}",
  },
  logsigmoid: {
    numpy: "-np.logaddexp(0, -x)",
    keras: 'keras.activations.get("log_sigmoid")',
    jax: "jax.nn.log_sigmoid",
  },
  sigmoid: { numpy: "scipy.special.expit(x)", keras: 'keras.activations.get("sigmoid")', jax: "jax.nn.sigmoid" },
  tanh: { numpy: "np.tanh(x)", keras: 'keras.activations.get("tanh")', jax: "jax.nn.tanh" },
  softsign: { numpy: "x / (1 + np.abs(x))", keras: 'keras.activations.get("softsign")', jax: "jax.nn.soft_sign" },
  hardsigmoid: {
    numpy: "np.clip(x / 6 + 0.5, 0, 1)",
    keras: 'keras.activations.get("hard_sigmoid")',
    jax: "jax.nn.hard_sigmoid",
  },
  hardtanh: {
    numpy: "np.clip(x, {min_val}, {max_val})",
    keras: "lambda x: keras.ops.clip(x, {min_val}, {max_val})",
    jax: "lambda x: jnp.clip(x, {min_val}, {max_val})",
  },
  softshrink: {
    numpy: "np.sign(x) * np.maximum(np.abs(x) - {lambd}, 0)",
    keras: "lambda x: keras.activations.soft_shrink(x, threshold={lambd})",
    jax: "lambda x: jnp.sign(x) * jnp.maximum(jnp.abs(x) - {lambd}, 0)",
  },
  hardshrink: {
    numpy: "np.where(np.abs(x) > {lambd}, x, 0)",
    keras: "lambda x: keras.activations.hard_shrink(x, threshold={lambd})",
    jax: "lambda x: jnp.where(jnp.abs(x) > {lambd}, x, 0)",
  },
  tanhshrink: {
    numpy: "x - np.tanh(x)",
    keras: 'keras.activations.get("tanh_shrink")',
    jax: "lambda x: x - jnp.tanh(x)",
  },
  softmax: {
    numpy: "scipy.special.softmax(x, axis=-1)",
    keras: "keras.layers.Softmax(axis=-1)",
    jax: "lambda x: jax.nn.softmax(x, axis=-1)",
  },
  softmin: {
    numpy: "scipy.special.softmax(-x, axis=-1)",
    keras: "lambda x: keras.activations.softmax(-x, axis=-1)",
    jax: "lambda x: jax.nn.softmax(-x, axis=-1)",
  },
  log_softmax: {
    numpy: "scipy.special.log_softmax(x, axis=-1)",
    keras: "lambda x: keras.activations.log_softmax(x, axis=-1)",
    jax: "lambda x: jax.nn.log_softmax(x, axis=-1)",
  },
  glu: {
    numpy: "np.split(x, 2, -1)[0] * scipy.special.expit(np.split(x, 2, -1)[1])",
    keras: "lambda x: keras.activations.glu(x, axis=-1)",
    jax: "lambda x: jax.nn.glu(x, axis=-1)",
  },
};

/** The function with its parameters in other libraries, ready to paste. */
export function otherCode(choice: Choice, info: ActivationInfo): Code[] {
  const values = valuesOf(choice, info);
  const tanh = Object.values(choice.parameters ?? {}).includes("tanh");
  const snippet = snippets[tanh ? `${choice.id}(tanh)` : choice.id];
  if (!snippet) return [];
  const filled = (text: string) => [text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))];
  return [
    { library: "NumPy", lines: filled(snippet.numpy) },
    { library: "Keras", lines: filled(snippet.keras) },
    { library: "JAX", lines: filled(snippet.jax) },
  ];
}
