import { state } from "../../state/state";
import { curves } from "./shown";

/** Moves the probe, which stays within the plotted range and on a float32. */
export function moveProbe(x: number): void {
  const { min, max } = state.x.peek();
  const inside = Math.min(Math.max(x, min), max);
  state.probe.value = Math.fround(inside) === inside ? inside : Number(inside.toPrecision(7));
}

/** A number with as many digits as a step of the range deserves: a drag gives 1.25, not 1.2487512. */
export function rounded(x: number): number {
  const { min, max } = state.x.peek();
  const digits = Math.max(0, Math.ceil(-Math.log10((max - min) / 1200)));
  return Number(x.toFixed(Math.min(digits, 12)));
}

function nextKink(forwards: boolean): number | undefined {
  const here = state.probe.peek();
  const { min, max } = state.x.peek();
  const kinks = curves
    .peek()
    .flatMap(({ x, breaks }) => breaks.map((at) => x[at] as number))
    .filter((kink) => kink >= min && kink <= max && (forwards ? kink > here : kink < here));
  if (kinks.length === 0) return undefined;
  return forwards ? Math.min(...kinks) : Math.max(...kinks);
}

/** Arrow keys step, Shift or Page keys take ten steps, Home and End go to the ends, K and Shift+K to the kinks. */
export function probeKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { min, max } = state.x.peek();
  const step = (max - min) / 240;
  const here = state.probe.peek();
  const factor = event.shiftKey || event.key.startsWith("Page") ? 10 : 1;
  switch (event.key) {
    case "ArrowRight":
    case "PageUp":
      moveProbe(rounded(here + step * factor));
      return true;
    case "ArrowLeft":
    case "PageDown":
      moveProbe(rounded(here - step * factor));
      return true;
    case "Home":
      moveProbe(min);
      return true;
    case "End":
      moveProbe(max);
      return true;
    case "k":
    case "K": {
      const kink = nextKink(!event.shiftKey);
      if (kink !== undefined) moveProbe(kink);
      return true;
    }
    default:
      return false;
  }
}
