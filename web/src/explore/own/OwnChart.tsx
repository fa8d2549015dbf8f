import { computed, signal } from "@preact/signals";
import type { Chart, Plugin } from "chart.js";
import { useMemo } from "preact/hooks";
import { clipTo } from "../../charts/clip";
import { LineChart } from "../../charts/LineChart";
import type { Model } from "../../charts/model";
import { dashOf, palette } from "../../charts/palette";
import { activation } from "../../core/catalogue";
import { formula as words } from "../../i18n/formula";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { orderColor } from "../model/colors";
import { readout, short } from "../model/format";
import { plotted } from "../model/marks";
import { probeKey } from "../model/probe";
import { type Curve, evaluate, type Order, orderNames, sample } from "../model/sample";
import { fitted } from "../model/shown";
import { zoomKey } from "../model/zoom";
import { pointerHandlers } from "../plot/pointer";
import { stretches } from "./facts";
import { own } from "./model";

const columns = 480;

/** The formula's curve, and that of the activation beside it. */
const curves = computed<{ label: string; curve: Curve }[]>(() => {
  const range = state.x.value;
  const shown = own.value;
  const beside = state.beside.value && activation(state.beside.value);
  return [
    ...(shown ? [{ label: shown.info.name, choice: shown.choice }] : []),
    ...(beside
      ? [{ label: beside.torch.module ? `nn.${beside.torch.module}` : beside.name, choice: { id: beside.id } }]
      : []),
  ].map(({ label, choice }) => ({ label, curve: sample(choice, range, columns) }));
});

function chartModel(order: Order) {
  return computed<Model>(() => {
    const list = curves.value.map(({ label, curve }) => ({ label, curve, ...plotted(curve, order) }));
    state.probe.value; // drawn with the curves
    stretches.value;
    return {
      x: { ...state.x.value, format: short },
      y: { ...fitted(list, order), format: short },
      series: list.map(({ label, points }, index) => ({
        label,
        color: index === 0 ? orderColor[order] : "--soft",
        dash: dashOf(index),
        width: index === 0 ? 1.2 : 0.8,
        points,
      })),
    };
  });
}

/** Where the formula as written goes wrong, the jumps, and the probe. */
function marks(order: Order): Plugin<"line"> {
  return {
    id: "own",
    beforeDatasetsDraw({ ctx, chartArea: area, scales: { x } }) {
      if (!x || !own.peek()?.formula.asWritten) return;
      ctx.save();
      ctx.fillStyle = palette.peek().color("--dead");
      for (const { from, to } of stretches.peek().filter((each) => each.order === order)) {
        const left = Math.max(x.getPixelForValue(from), area.left);
        const right = Math.min(Math.max(x.getPixelForValue(to), left + 3), area.right);
        if (right > area.left && left < area.right) ctx.fillRect(left, area.top, right - left, area.bottom - area.top);
      }
      ctx.restore();
    },
    afterDatasetsDraw({ ctx, chartArea: area, scales: { x, y } }) {
      const shown = own.peek();
      const [first] = curves.peek();
      if (!x || !y || !shown || !first) return;
      const { color, line } = palette.peek();
      clipTo(ctx, area, 6);
      const dot = (at: number, value: number, filled: boolean) => {
        ctx.beginPath();
        ctx.arc(x.getPixelForValue(at), y.getPixelForValue(value), line * 1.7, 0, 2 * Math.PI);
        ctx.lineWidth = line * 0.75;
        ctx.strokeStyle = color(orderColor[order]);
        ctx.fillStyle = filled ? ctx.strokeStyle : color("--card");
        ctx.fill();
        ctx.stroke();
      };
      for (const { x: at, y: value, taken } of plotted(first.curve, order).marks) dot(at, value, taken);
      const probe = state.probe.peek();
      ctx.strokeStyle = color("--axis");
      ctx.lineWidth = line / 2;
      ctx.beginPath();
      ctx.moveTo(x.getPixelForValue(probe), area.top);
      ctx.lineTo(x.getPixelForValue(probe), area.bottom);
      ctx.stroke();
      const value = evaluate(shown.choice, Float32Array.of(probe))[order][0] as number;
      if (Number.isFinite(value)) dot(probe, value, true);
      ctx.restore();
    },
  };
}

/** f, f′ or f″ of the formula; pointer and arrow keys move the probe, as in Curves. */
export function OwnChart({ order }: { order: Order }) {
  const { model, chart, handlers, plugins } = useMemo(() => {
    const chart = signal<Chart<"line"> | undefined>(undefined);
    const handlers = pointerHandlers(() => chart.peek());
    return { model: chartModel(order), chart, handlers, plugins: [marks(order)] };
  }, [order]);
  const shown = own.value;
  const value = shown && (evaluate(shown.choice, Float32Array.of(state.probe.value))[order][0] as number);
  const name = orderNames[order];
  return (
    <section class="plot" aria-label={name}>
      <h3 class={`order ${order}`}>{name}</h3>
      <div
        class="stage"
        role="slider"
        tabIndex={0}
        aria-label={t(words.probeOn, { order: name })}
        aria-valuemin={state.x.value.min}
        aria-valuemax={state.x.value.max}
        aria-valuenow={state.probe.value}
        aria-valuetext={`x = ${readout(state.probe.value)}, ${name} = ${value === undefined ? "" : readout(value)}`}
        onKeyDown={(event) => {
          if (probeKey(event) || zoomKey(event)) event.preventDefault();
        }}
        {...handlers}
      >
        <LineChart
          name={`own-${order}`}
          label={t(words.chart, { order: name, name: shown?.info.name ?? "" })}
          model={model}
          plugins={plugins}
          onChart={(made) => {
            chart.value = made;
          }}
        />
      </div>
    </section>
  );
}
