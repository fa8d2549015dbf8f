import { computed, effect, signal, useSignal } from "@preact/signals";
import type { Chart } from "chart.js";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { LineChart } from "../charts/LineChart";
import type { Model } from "../charts/model";
import { dashOf, palette } from "../charts/palette";
import { common } from "../i18n/common";
import { explore as words } from "../i18n/explore";
import { t } from "../i18n/text";
import { state } from "../state/state";
import { colorFor } from "./colors";
import { comparison } from "./comparison";
import { readout, short } from "./format";
import { activeIndex, activeZones, fitted, plotColumns, plottedCurves, readings, shown } from "./model";
import { jumpMarks, torchMarks, zoneBands } from "./plugins";
import { pointerHandlers } from "./pointer";
import { moveProbe, probeKey } from "./probe";
import { drawProbe } from "./probe-layer";
import { Spoken } from "./Spoken";
import type { Order } from "./sample";
import { ValueTable } from "./ValueTable";

const names = { f: "f(x)", f1: "f′(x)", f2: "f″(x)" } satisfies Record<Order, string>;
const rangeOf = { f: state.y, f1: state.y1, f2: state.y2 };

function plotModel(order: Order) {
  return computed<Model>(() => {
    const list = plottedCurves[order].value;
    const y = rangeOf[order].value ?? fitted(list, order);
    activeZones.value; // drawn with the curves
    comparison.value;
    return {
      x: { ...state.x.value, format: short },
      y: { ...y, format: short },
      series: list.map(({ curve, points }, index) => ({
        label: curve.info.name,
        color: colorFor(index, order),
        dash: dashOf(index),
        width: index === activeIndex.value ? 1.2 : 0.9,
        points,
      })),
    };
  });
}

/** One of the stacked charts, with the probe on a layer of its own: moving it redraws nothing else. */
export function Plot({ order }: { order: Order }) {
  const tabled = useSignal(false);
  const layer = useRef<HTMLCanvasElement>(null);
  const { model, chart, handlers } = useMemo(() => {
    const chart = signal<Chart<"line"> | undefined>(undefined);
    return { model: plotModel(order), chart, handlers: pointerHandlers(() => chart.peek()) };
  }, [order]);
  const redraw = useMemo(
    () => () => {
      if (chart.value && layer.current) drawProbe(chart.value, layer.current, order);
    },
    [chart, order],
  );
  useEffect(
    () =>
      effect(() => {
        readings.value;
        palette.value;
        state.tangent.value;
        redraw();
      }),
    [redraw],
  );
  const plugins = useMemo(
    () => [
      zoneBands(order),
      jumpMarks(order),
      torchMarks(order),
      {
        id: "probe",
        afterDraw: redraw,
        resize(resized: Chart<"line">) {
          if (order === "f" && resized.chartArea)
            plotColumns.value = Math.max(120, Math.round(resized.chartArea.width));
        },
      },
    ],
    [order, redraw],
  );
  const list = shown.value.map(({ id }) => id).join(" ");
  return (
    <section class="plot" aria-label={names[order]}>
      <div class="head">
        <h3 class={`order ${order}`}>
          {names[order]} <small>{t(words[order])}</small>
        </h3>
        <button
          type="button"
          class="link"
          aria-expanded={tabled.value}
          onClick={() => {
            tabled.value = !tabled.value;
          }}
        >
          {t(common.table)}
          <span class="unseen"> {names[order]}</span>
        </button>
      </div>
      <div
        class="stage"
        role="slider"
        tabIndex={0}
        aria-label={t(words.probeOn, { name: names[order] })}
        aria-valuemin={state.x.value.min}
        aria-valuemax={state.x.value.max}
        aria-valuenow={state.probe.value}
        aria-valuetext={`x = ${readout(state.probe.value)}`}
        data-curves={list}
        onKeyDown={(event) => {
          if (probeKey(event)) event.preventDefault();
        }}
        {...handlers}
      >
        <LineChart
          name={order}
          label={t(words.chartOf, { name: names[order] })}
          model={model}
          plugins={plugins}
          onChart={(made) => {
            chart.value = made;
          }}
        />
        <div class="layer" aria-hidden="true">
          <canvas ref={layer} />
        </div>
      </div>
      <Spoken order={order} />
      {tabled.value && <ValueTable order={order} name={names[order]} onPick={moveProbe} />}
    </section>
  );
}
