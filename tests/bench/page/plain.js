// What one writes without a library: a loop over a Float32Array. [f, f'] of one number.

const { abs, exp, expm1, log1p, max, min, tanh } = Math;
const sigmoid = (x) => 1 / (1 + exp(-x));
const selu = { alpha: 1.6732632423543772, scale: 1.0507009873554805 };

/** Abramowitz & Stegun 7.1.26, as it is usually pasted. */
function erf(x) {
  const t = 1 / (1 + 0.3275911 * abs(x));
  const y =
    1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * exp(-x * x);
  return x < 0 ? -y : y;
}

const formulas = {
  identity: [(x) => x, () => 1],
  relu: [(x) => max(0, x), (x) => (x > 0 ? 1 : 0)],
  leaky_relu: [(x) => (x > 0 ? x : 0.01 * x), (x) => (x > 0 ? 1 : 0.01)],
  sigmoid: [sigmoid, (x) => sigmoid(x) * (1 - sigmoid(x))],
  tanh: [tanh, (x) => 1 - tanh(x) ** 2],
  elu: [(x) => (x > 0 ? x : expm1(x)), (x) => (x > 0 ? 1 : exp(x))],
  selu: [
    (x) => selu.scale * (x > 0 ? x : selu.alpha * expm1(x)),
    (x) => selu.scale * (x > 0 ? 1 : selu.alpha * exp(x)),
  ],
  gelu: [
    (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2)),
    (x) => 0.5 * (1 + erf(x * Math.SQRT1_2)) + x * 0.3989422804014327 * exp(-0.5 * x * x),
  ],
  softplus: [(x) => log1p(exp(x)), sigmoid],
  silu: [(x) => x * sigmoid(x), (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x)))],
  mish: [(x) => x * tanh(log1p(exp(x))), (x) => tanh(log1p(exp(x))) + x * (1 - tanh(log1p(exp(x))) ** 2) * sigmoid(x)],
  hardswish: [(x) => (x * min(max(x + 3, 0), 6)) / 6, (x) => (x < -3 ? 0 : x > 3 ? 1 : (2 * x + 3) / 6)],
};

// One loop per activation, as if each were written out: a shared one would call through a polymorphic site.
const loop = (f) =>
  new Function("f", "x", "y", "for (let i = 0; i < x.length; ++i) y[i] = f(x[i]);").bind(undefined, f);
const loopBoth = (f, d) =>
  new Function("f", "d", "x", "y", "g", "for (let i = 0; i < x.length; ++i) { y[i] = f(x[i]); g[i] = d(x[i]); }").bind(
    undefined,
    f,
    d,
  );

function softmax(x, y) {
  for (let row = 0; row < x.length; row += 1000) {
    let largest = -Infinity;
    let sum = 0;
    for (let i = row; i < row + 1000; ++i) largest = max(largest, x[i]);
    for (let i = row; i < row + 1000; ++i) sum += y[i] = exp(x[i] - largest);
    for (let i = row; i < row + 1000; ++i) y[i] /= sum;
  }
}

const repeat = (work) => (repeats) => {
  for (let i = 0; i < repeats; ++i) work();
};

export function plain(id, x) {
  const y = new Float32Array(x.length);
  const g = new Float32Array(x.length);
  if (id === "softmax") return { forward: repeat(() => softmax(x, y)) };
  const [f, d] = formulas[id];
  const forward = loop(f);
  const both = loopBoth(f, d);
  return { forward: repeat(() => forward(x, y)), derivative: repeat(() => both(x, y, g)) };
}

/** A bare copy: what the memory alone costs. */
export function copy(_, x) {
  const y = new Float32Array(x.length);
  return { forward: repeat(() => y.set(x)) };
}
