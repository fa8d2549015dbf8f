import { xBounds } from "../../state/explore";
import type { Range } from "../../state/field";
import { state, table } from "../../state/state";

/** Ends with as many digits as the width deserves, so that a link stays short. */
export function shortened({ min, max }: Range): Range {
  const digits = Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(max - min))));
  return { min: Number(min.toFixed(digits)), max: Number(max.toFixed(digits)) };
}

/** The nearest range of this width, or of the nearest width, that the axis may show. */
function limited({ min, max }: Range): Range {
  const width = Math.min(Math.max(max - min, xBounds.narrowest), xBounds.max - xBounds.min);
  if (width === max - min && min >= xBounds.min && max <= xBounds.max) return { min, max };
  const low = Math.min(Math.max((min + max - width) / 2, xBounds.min), xBounds.max - width);
  return { min: low, max: low + width };
}

/** Shows this range as it is; the probe stays inside. */
export function setRange(wanted: Range): void {
  const range = limited(wanted);
  state.x.value = range;
  if (state.probe.value < range.min) state.probe.value = range.min;
  if (state.probe.value > range.max) state.probe.value = range.max;
}

/** Widens (factor above 1) or narrows the x axis; `about` keeps its place. */
export function zoom(factor: number, about = (state.x.value.min + state.x.value.max) / 2): void {
  const { min, max } = state.x.value;
  const wanted = limited({ min: about + (min - about) * factor, max: about + (max - about) * factor });
  setRange(shortened(wanted));
}

export function pan(distance: number): void {
  const { min, max } = state.x.value;
  setRange(shortened(limited({ min: min + distance, max: max + distance })));
}

export function resetAxes(): void {
  state.x.value = table.x.initial;
  for (const axis of [state.y, state.y1, state.y2]) axis.value = null;
  setRange(table.x.initial);
}

/** + and − zoom about the probe, [ and ] pan, 0 goes back. */
export function zoomKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { min, max } = state.x.peek();
  const act = {
    "+": () => zoom(0.5, state.probe.peek()),
    "=": () => zoom(0.5, state.probe.peek()),
    "-": () => zoom(2, state.probe.peek()),
    "[": () => pan((min - max) / 8),
    "]": () => pan((max - min) / 8),
    "0": resetAxes,
  }[event.key];
  act?.();
  return act !== undefined;
}
