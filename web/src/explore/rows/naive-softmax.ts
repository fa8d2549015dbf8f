/** Each step rounded to float32, as an array of floats would hold it. */
const float = Math.fround;

/**
 * Softmax as its definition reads, for comparison with the core's: exp of everything, then the division. Rounded to
 * float32 at every step, so that it overflows where float32 code does.
 */
export function naiveSoftmax(x: Float32Array): number[] {
  const exponentials = [...x].map((logit) => float(Math.exp(logit)));
  const sum = exponentials.reduce((total, term) => float(total + term), 0);
  return exponentials.map((term) => float(term / sum));
}
