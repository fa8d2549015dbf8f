// tfjs-core on its SIMD WebAssembly backend, one thread; where it has no kernel, the composite that a user writes. Its
// package brings no gradients, so f' is a composite too, made from x and what f gave.

const { tf } = globalThis;
const { SQRT1_2 } = Math;

const selu = { alpha: 1.6732632423543772, scale: 1.0507009873554805 };
const negative = (x) => tf.less(x, 0);
const cdf = (x) => tf.mul(tf.add(tf.erf(tf.mul(x, SQRT1_2)), 1), 0.5);
const logisticSlope = (s) => tf.mul(s, tf.sub(1, s));

const functions = {
  relu: [(x) => tf.relu(x), (x) => tf.step(x)],
  leaky_relu: [(x) => tf.leakyRelu(x, 0.01), (x) => tf.where(negative(x), tf.scalar(0.01), tf.onesLike(x))],
  sigmoid: [(x) => tf.sigmoid(x), (_, y) => logisticSlope(y)],
  tanh: [(x) => tf.tanh(x), (_, y) => tf.sub(1, tf.mul(y, y))],
  elu: [(x) => tf.elu(x), (x, y) => tf.where(negative(x), tf.add(y, 1), tf.onesLike(x))],
  selu: [
    (x) => tf.selu(x),
    (x, y) => tf.where(negative(x), tf.add(y, selu.scale * selu.alpha), tf.fill(x.shape, selu.scale)),
  ],
  gelu: [
    (x) => tf.mul(x, cdf(x)),
    (x) => tf.add(cdf(x), tf.mul(x, tf.mul(tf.exp(tf.mul(tf.mul(x, x), -0.5)), 0.3989422804014327))),
  ],
  softplus: [(x) => tf.softplus(x), (x) => tf.sigmoid(x)],
  silu: [
    (x) => tf.mul(x, tf.sigmoid(x)),
    (x, y) => {
      const s = tf.sigmoid(x);
      return tf.add(y, tf.mul(s, tf.sub(1, y)));
    },
  ],
  mish: [
    (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
    (x) => {
      const t = tf.tanh(tf.softplus(x));
      return tf.add(t, tf.mul(tf.mul(x, tf.sigmoid(x)), tf.sub(1, tf.mul(t, t))));
    },
  ],
  hardswish: [
    (x) => tf.mul(x, tf.mul(tf.relu6(tf.add(x, 3)), 1 / 6)),
    (x) => {
      const inside = tf.mul(tf.add(tf.mul(x, 2), 3), 1 / 6);
      return tf.where(tf.less(x, -3), tf.zerosLike(x), tf.where(tf.greater(x, 3), tf.onesLike(x), inside));
    },
  ],
  softmax: [(x) => tf.softmax(x)],
};

export async function tensorflow() {
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  tf.wasm.setWasmPaths("/modules/@tensorflow/tfjs-backend-wasm/dist/");
  await tf.setBackend("wasm");
  await tf.ready();
  if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) throw new Error("tfjs found no SIMD");
  return (id, data) => {
    if (!functions[id]) return undefined;
    const [f, slope] = functions[id];
    const x = id === "softmax" ? tf.tensor2d(data, [data.length / 1000, 1000]) : tf.tensor1d(data);
    const repeat = (work) => (repeats) => {
      for (let i = 0; i < repeats; ++i) tf.dispose(tf.tidy(work));
    };
    const both = () => {
      const y = f(x);
      return [y, slope(x, y)];
    };
    return { forward: repeat(() => f(x)), derivative: slope && repeat(both), end: () => x.dispose() };
  };
}
