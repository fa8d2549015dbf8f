import type { BilinearLayer, LinearLayer } from "playground-core";

/** y = x Wᵀ + b one product after the other, each sum rounded to float32, or in float64. */
export function linearLoop(
  x: Float32Array,
  { weight, bias }: LinearLayer,
  round: (value: number) => number,
): Float64Array {
  const inputs = weight.length / bias.length;
  const y = new Float64Array((x.length / inputs) * bias.length);
  for (let at = 0; at < y.length; at++) {
    const [row, k] = [Math.floor(at / bias.length) * inputs, at % bias.length];
    let sum = 0;
    for (let i = 0; i < inputs; i++)
      sum = round(sum + round((x[row + i] as number) * (weight[k * inputs + i] as number)));
    y[at] = round(sum + (bias[k] as number));
  }
  return y;
}

/** y_k = x1ᵀ A_k x2 + b_k, likewise. */
export function bilinearLoop(
  x1: Float32Array,
  x2: Float32Array,
  { weight, bias, inputs1, inputs2 }: BilinearLayer,
  round: (value: number) => number,
): Float64Array {
  const y = new Float64Array((x1.length / inputs1) * bias.length);
  for (let at = 0; at < y.length; at++) {
    const [row, k] = [Math.floor(at / bias.length), at % bias.length];
    let sum = 0;
    for (let i = 0; i < inputs1; i++)
      for (let j = 0; j < inputs2; j++) {
        const product = round((x1[row * inputs1 + i] as number) * (weight[(k * inputs1 + i) * inputs2 + j] as number));
        sum = round(sum + round(product * (x2[row * inputs2 + j] as number)));
      }
    y[at] = round(sum + (bias[k] as number));
  }
  return y;
}

/** The largest distance between two. */
export function farthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] as number) - (b[i] as number)));
  return most;
}
