import { xBounds } from "../state/explore";
import type { Range } from "../state/field";
import { state, table } from "../state/state";

/** Ends with as many digits as the width deserves, so that a link stays short. */
function tidy({ min, max }: Range): Range {
  const digits = Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(max - min))));
  return { min: Number(min.toFixed(digits)), max: Number(max.toFixed(digits)) };
}

function set(min: number, max: number): void {
  const width = Math.min(Math.max(max - min, xBounds.narrowest), xBounds.max - xBounds.min);
  const middle = (min + max) / 2;
  const low = Math.min(Math.max(middle - width / 2, xBounds.min), xBounds.max - width);
  const range = tidy({ min: low, max: low + width });
  state.x.value = range;
  if (state.probe.value < range.min) state.probe.value = range.min;
  if (state.probe.value > range.max) state.probe.value = range.max;
}

/** Widens (factor above 1) or narrows the x axis; `about` keeps its place. */
export function zoom(factor: number, about = (state.x.value.min + state.x.value.max) / 2): void {
  const { min, max } = state.x.value;
  set(about + (min - about) * factor, about + (max - about) * factor);
}

export function pan(distance: number): void {
  const { min, max } = state.x.value;
  set(min + distance, max + distance);
}

export function setRange({ min, max }: Range): void {
  set(min, max);
}

export function resetAxes(): void {
  state.x.value = table.x.initial;
  for (const axis of [state.y, state.y1, state.y2]) axis.value = null;
  setRange(table.x.initial);
}
