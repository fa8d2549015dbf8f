import { LogarithmicScale, type Scale } from "chart.js";

const same = (value: number) => value;

/**
 * From data to pixels along one axis, without asking the scale for every point. What a logarithmic scale has no place
 * for (zero, negative numbers) comes out as what is not finite.
 */
export function projection(scale: Scale): (value: number) => number {
  if (scale.max <= scale.min) return (value) => scale.getPixelForValue(value);
  const measure = scale instanceof LogarithmicScale ? Math.log10 : same;
  const from = scale.getPixelForValue(scale.min);
  const low = measure(scale.min);
  const factor = (scale.getPixelForValue(scale.max) - from) / (measure(scale.max) - low);
  return (value) => from + (measure(value) - low) * factor;
}
