import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useDiscard } from "../../charts/discard";
import { theme } from "../../charts/palette";
import { type Axes, classColor, paintPoints } from "../../charts/plane";
import { Segments } from "../../controls/Segments";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { drawing } from "../../page/frame";
import { addPoint, drawnPoints, mostClasses } from "./points";

const label = signal("0");
/** Pixels between two points of one stroke. */
const spacing = 14;

const square: Axes = { features: [0, 1], x: [-1, 1], y: [-1, 1] };

/** A square to put points on, by click, by touch or along a stroke. */
export function Pad() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useDiscard(canvas);
  const last = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const draw = () => {
      const all = drawnPoints.peek();
      const points = Float32Array.from(all.flatMap(({ x, y }) => [x, y]));
      const targets = Float32Array.from(all, (point) => point.label);
      if (canvas.current) paintPoints(canvas.current, { points, targets, columns: 2 }, square);
    };
    return drawing(() => [drawnPoints.value, theme.value], draw);
  }, []);
  const put = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const from = last.current;
    if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) < spacing) return;
    last.current = { x: event.clientX, y: event.clientY };
    const x = ((event.clientX - box.left) / box.width) * 2 - 1;
    const y = 1 - ((event.clientY - box.top) / box.height) * 2;
    if (Math.abs(x) <= 1 && Math.abs(y) <= 1) addPoint(x, y, Number(label.value));
  };
  return (
    <div class="pad">
      <Segments
        label={t(words.classChoice)}
        value={label.value}
        options={Array.from({ length: mostClasses }, (_, n) => ({
          value: String(n),
          label: (
            <>
              <svg width="12" height="12" aria-hidden="true">
                {n % 2 === 0 ? (
                  <circle cx="6" cy="6" r="5" fill={`var(${classColor(n)})`} />
                ) : (
                  <rect x="1" y="1" width="10" height="10" fill={`var(${classColor(n)})`} />
                )}
              </svg>{" "}
              {n}
            </>
          ),
        }))}
        onValue={(value) => {
          label.value = value;
        }}
      />
      <canvas
        ref={canvas}
        class="board"
        role="img"
        aria-label={t(words.pad)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = null;
          put(event);
        }}
        onPointerMove={(event) => {
          if (last.current) put(event);
        }}
        onPointerUp={() => {
          last.current = null;
        }}
        onPointerCancel={() => {
          last.current = null;
        }}
      />
      <div class="row">
        <button
          type="button"
          disabled={drawnPoints.value.length === 0}
          onClick={() => {
            drawnPoints.value = drawnPoints.value.slice(0, -1);
          }}
        >
          {t(words.undo)}
        </button>
        <button
          type="button"
          disabled={drawnPoints.value.length === 0}
          onClick={() => {
            drawnPoints.value = [];
          }}
        >
          {t(words.clear)}
        </button>
      </div>
    </div>
  );
}
