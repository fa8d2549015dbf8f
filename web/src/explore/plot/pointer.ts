import type { Chart } from "chart.js";
import { moveProbe, rounded } from "../model/probe";
import { pan, resetAxes, zoom } from "../model/zoom";

type Held = { id: number; x: number };

/** One finger or the mouse moves the probe; on the x axis, or with Shift, it pans; two fingers pinch. */
export function pointerHandlers(chart: () => Chart<"line"> | undefined) {
  const held = new Map<number, Held>();
  let panning = false;

  const local = (event: { clientX: number; clientY: number }) => {
    const box = chart()?.canvas.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const valueAt = (x: number): number => chart()?.scales.x?.getValueForPixel(x) ?? 0;

  const pinch = (moved: Held, x: number) => {
    const still = [...held.values()].find(({ id }) => id !== moved.id);
    if (!still) return;
    const [before, after] = [Math.abs(moved.x - still.x), Math.abs(x - still.x)];
    if (before > 8 && after > 8) zoom(before / after, valueAt((x + still.x) / 2));
  };

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      const { x, y } = local(event);
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      held.set(event.pointerId, { id: event.pointerId, x });
      panning = event.shiftKey || y > (chart()?.chartArea.bottom ?? Number.POSITIVE_INFINITY);
      if (held.size === 1 && !panning) moveProbe(rounded(valueAt(x)));
    },
    onPointerMove(event: PointerEvent) {
      const before = held.get(event.pointerId);
      if (!before) return;
      const { x } = local(event);
      if (held.size === 2) pinch(before, x);
      else if (panning) pan(valueAt(before.x) - valueAt(x));
      else moveProbe(rounded(valueAt(x)));
      before.x = x;
    },
    onPointerUp: (event: PointerEvent) => held.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent) => held.delete(event.pointerId),
    onWheel(event: WheelEvent) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(event.deltaY * 0.0022), valueAt(local(event).x));
    },
    onDblClick() {
      resetAxes();
    },
  };
}
