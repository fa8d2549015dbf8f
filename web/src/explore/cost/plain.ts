/**
 * What a careful page without this core would write: a loop over a Float32Array. It is the peer that "Cost here" measures
 * the core against; no curve is drawn with it. A test holds each to the core's values.
 */
type Loop = (x: Float32Array, y: Float32Array) => void;

/** A loop around `f`, made anew for each function so that engines compile it for that function alone. */
const loop = (f: (x: number) => number): Loop => {
  const body: Loop = (x, y) => {
    for (let i = 0; i < x.length; i++) y[i] = f(x[i] as number);
  };
  return body;
};

const { abs, exp, expm1, log1p, max, min, tanh } = Math;
const sigmoid = (x: number) => 1 / (1 + exp(-x));
const softplus = (x: number) => max(x, 0) + log1p(exp(-abs(x)));

/** Abramowitz and Stegun 7.1.26, the approximation that pages use. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * abs(x));
  const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return (x < 0 ? -1 : 1) * (1 - sum * exp(-x * x));
}

export const plain: Readonly<Record<string, Loop>> = {
  identity: loop((x) => x),
  relu: loop((x) => max(x, 0)),
  relu6: loop((x) => min(max(x, 0), 6)),
  leaky_relu: loop((x) => (x > 0 ? x : 0.01 * x)),
  prelu: loop((x) => (x > 0 ? x : 0.25 * x)),
  rrelu: loop((x) => (x > 0 ? x : (x * 11) / 48)),
  threshold: loop((x) => max(x, 0)),
  elu: loop((x) => (x > 0 ? x : expm1(x))),
  celu: loop((x) => (x > 0 ? x : expm1(x))),
  selu: loop((x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * expm1(x))),
  gelu: loop((x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2))),
  silu: loop((x) => x * sigmoid(x)),
  mish: loop((x) => x * tanh(softplus(x))),
  hardswish: loop((x) => (x * min(max(x + 3, 0), 6)) / 6),
  softplus: loop((x) => (x > 20 ? x : softplus(x))),
  logsigmoid: loop((x) => -softplus(-x)),
  sigmoid: loop(sigmoid),
  tanh: loop((x) => tanh(x)),
  softsign: loop((x) => x / (1 + abs(x))),
  hardsigmoid: loop((x) => min(max(x / 6 + 0.5, 0), 1)),
  hardtanh: loop((x) => min(max(x, -1), 1)),
  softshrink: loop((x) => (x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0)),
  hardshrink: loop((x) => (abs(x) > 0.5 ? x : 0)),
  tanhshrink: loop((x) => x - tanh(x)),
};
