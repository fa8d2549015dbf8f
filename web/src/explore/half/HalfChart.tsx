import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { LineChart } from "../../charts/LineChart";
import { type Model, toPoints } from "../../charts/model";
import { dashOf } from "../../charts/palette";
import { half as words } from "../../i18n/half";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { orderColor } from "../model/colors";
import { short } from "../model/format";
import { orderNames } from "../model/sample";
import { drawnStairs } from "./model";

const arrays = { f: "value", f1: "derivative" } as const;

/** A little air about all finite values. */
function fitted(...curves: readonly Float32Array[]) {
  const finite = curves.flatMap((curve) => [...curve]).filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!(high > low)) return finite.length > 0 ? { min: low - 1, max: low + 1 } : { min: -1, max: 1 };
  const air = (high - low) * 0.06;
  return { min: Number((low - air).toPrecision(6)), max: Number((high + air).toPrecision(6)) };
}

/** The format's stairs over the exact curve. */
export function HalfChart({ order }: { order: "f" | "f1" }) {
  const model = useMemo(
    () =>
      computed<Model>(() => {
        const drawn = drawnStairs.value;
        if (!drawn) return { x: { min: -1, max: 1 }, y: { min: -1, max: 1 }, series: [] };
        const { x, exact, half } = drawn;
        const [smooth, steps] = [exact[arrays[order]], half[arrays[order]]];
        return {
          x: { min: x[0] as number, max: x.at(-1) as number, format: short },
          y: { ...fitted(smooth, steps), format: short },
          series: [
            { label: t(words.exact), color: "--soft", dash: dashOf(1), width: 0.7, points: toPoints(x, smooth) },
            { label: state.format.value, color: orderColor[order], dash: [], points: toPoints(x, steps) },
          ],
        };
      }),
    [order],
  );
  const label = t(words.chart, { name: orderNames[order], format: state.format.value });
  return (
    <section class="plot" aria-label={label}>
      <h3 class={`order ${order}`}>{orderNames[order]}</h3>
      <div class="stage">
        <LineChart name={`half-${order}`} label={label} model={model} />
      </div>
    </section>
  );
}
