import { computed, signal } from "@preact/signals";
import type { Chart } from "chart.js";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useDiscard } from "../../charts/discard";
import { LineChart } from "../../charts/LineChart";
import type { Model } from "../../charts/model";
import { dashOf, theme } from "../../charts/palette";
import { common } from "../../i18n/common";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { drawing } from "../../page/frame";
import { formatChoice } from "../../state/choice";
import { state } from "../../state/state";
import { colorFor } from "../model/colors";
import { comparison } from "../model/comparison";
import { readout, short } from "../model/format";
import { moveProbe, probeKey } from "../model/probe";
import { type Order, orderNames } from "../model/sample";
import { activeEntry, activeZones, entries, fitted, plotColumns, plottedCurves, readings } from "../model/shown";
import { zoomKey } from "../model/zoom";
import { jumpMarks, torchMarks, zoneBands } from "./plugins";
import { pointerHandlers } from "./pointer";
import { drawProbe } from "./probe-layer";
import { Spoken } from "./Spoken";
import { play } from "./sound";
import { ValueTable } from "./ValueTable";
import "./plot.css";

const rangeOf = { f: state.y, f1: state.y1, f2: state.y2 };

/** PyTorch's values that are marked on a chart, within its x axis. */
function marked(order: Order): number[] {
  const { min, max } = state.x.value;
  const kind = order === "f" ? "value" : order === "f1" ? "derivative" : undefined;
  return comparison.value.filter(({ what, x }) => what === kind && x >= min && x <= max).map(({ got }) => got);
}

function plotModel(order: Order) {
  return computed<Model>(() => {
    const list = plottedCurves[order].value;
    const y = rangeOf[order].value ?? fitted(list, order, marked(order));
    activeZones.value; // drawn with the curves
    return {
      x: { ...state.x.value, format: short },
      y: { ...y, format: short },
      series: list.map(({ points }, index) => ({
        label: entries.value[index]?.label ?? "",
        color: colorFor(index, order),
        dash: dashOf(index),
        width: index === activeEntry.value ? 1.2 : 0.9,
        points,
      })),
    };
  });
}

/** One of the stacked charts, with the probe on a layer of its own: moving it redraws nothing else. */
export function Plot({ order }: { order: Order }) {
  const tabled = state.tables.value.includes(order);
  const layer = useRef<HTMLCanvasElement>(null);
  useDiscard(layer);
  const { model, chart, handlers } = useMemo(() => {
    const chart = signal<Chart<"line"> | undefined>(undefined);
    return { model: plotModel(order), chart, handlers: pointerHandlers(() => chart.peek()) };
  }, [order]);
  const redraw = useMemo(
    () => () => {
      const drawn = chart.peek();
      if (drawn && layer.current) drawProbe(drawn, layer.current, order);
    },
    [chart, order],
  );
  useEffect(
    () => drawing(() => [chart.value, readings.value, state.tangent.value, theme.value], redraw),
    [chart, redraw],
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
  const hear = () => {
    const { min = 0, max = 1 } = model.peek().y;
    play(order, { min, max });
  };
  const list = entries.value.map(({ choice }) => formatChoice(choice)).join(" ");
  return (
    <section class="plot" data-table={tabled} aria-label={orderNames[order]}>
      <div class="head">
        <h3 class={`order ${order}`}>
          {orderNames[order]} <small>{t(words[order])}</small>
        </h3>
        <button type="button" class="link" data-action="hear" title={t(words.hearHint)} onClick={hear}>
          ♪ {t(words.hear)}
          <span class="unseen"> {orderNames[order]}</span>
        </button>
        <button
          type="button"
          class="link"
          aria-expanded={tabled}
          onClick={() => {
            const open = state.tables.value;
            state.tables.value = tabled ? open.filter((each) => each !== order) : [...open, order];
          }}
        >
          {t(common.table)}
          <span class="unseen"> {orderNames[order]}</span>
        </button>
      </div>
      <div
        class="stage"
        role="slider"
        tabIndex={0}
        aria-label={t(words.probeOn, { name: orderNames[order] })}
        aria-valuemin={state.x.value.min}
        aria-valuemax={state.x.value.max}
        aria-valuenow={state.probe.value}
        aria-valuetext={`x = ${readout(state.probe.value)}`}
        data-curves={list}
        onKeyDown={(event) => {
          if (event.key === "a" && !event.ctrlKey && !event.metaKey && !event.altKey) hear();
          else if (probeKey(event) || zoomKey(event)) event.preventDefault();
        }}
        {...handlers}
      >
        <LineChart
          name={order}
          label={t(words.chartOf, { name: orderNames[order] })}
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
      {tabled && <ValueTable order={order} name={orderNames[order]} onPick={moveProbe} />}
    </section>
  );
}
