/** The float32 next to `value`, upwards or downwards. */
const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

export function nextFloat(value: number, up: boolean): number {
  float[0] = value;
  if (float[0] === 0) bits[0] = up ? 1 : -0x7fffffff;
  else bits[0] = (bits[0] as number) + (float[0] > 0 === up ? 1 : -1);
  return float[0] as number;
}

/** The floats around each point, ascending: just below, at, just above. */
export function around(points: readonly number[]): number[] {
  return points.flatMap((point) => [nextFloat(point, false), Math.fround(point), nextFloat(point, true)]);
}
