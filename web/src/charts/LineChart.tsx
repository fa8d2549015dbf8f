import { type ReadonlySignal, untracked } from "@preact/signals";
import type { Plugin } from "chart.js";
import { Chart } from "chart.js";
import { useEffect, useRef } from "preact/hooks";
import { drawing } from "./drawing";
import { endLabels, labelRoom } from "./labels";
import type { Axis, Model } from "./model";
import { type Palette, palette, theme } from "./palette";
import "./register";

/** The chart that a canvas shows, for the tests that compare it with the core. */
type ChartCanvas = HTMLCanvasElement & { chart?: Chart<"line"> };

interface LineChartProps {
  /** Names the canvas, for tests and for the file name of its picture. */
  name: string;
  label: string;
  model: ReadonlySignal<Model>;
  plugins?: readonly Plugin<"line">[];
  onChart?: (chart: Chart<"line"> | undefined) => void;
}

/** Pixels that the numbers beside the y axis take: the same in every chart, so that stacked charts line up. */
const axisWidth = 4.2;

function scale(axis: Axis, { color, font, line }: Palette, vertical: boolean) {
  return {
    type: axis.log ? ("logarithmic" as const) : ("linear" as const),
    min: axis.min as number,
    max: axis.max as number,
    border: { display: false },
    grid: {
      color: (tick: { tick?: { value: number } }) => color(tick.tick?.value === 0 ? "--axis" : "--line"),
      lineWidth: line / 2,
      drawTicks: false,
    },
    ticks: {
      color: color("--soft"),
      font: { size: font.size, family: font.family },
      padding: 6,
      maxRotation: 0,
      includeBounds: false,
      autoSkipPadding: 16,
      maxTicksLimit: vertical ? 7 : 9,
      ...(axis.format ? { callback: (value: string | number) => axis.format?.(Number(value)) } : {}),
    },
    title: axis.title
      ? { display: true, text: axis.title, color: color("--soft"), font: { size: font.size, family: font.family } }
      : { display: false },
    ...(vertical
      ? {
          afterFit: (fitted: { width: number }) => {
            fitted.width = Math.round(font.size * axisWidth);
          },
        }
      : {}),
  };
}

/** Whether only the points have changed since `before`, in the same arrays: then a redraw is enough. */
function sameFrame(model: Model, before: Model): boolean {
  const frame = ({ x, y, series }: Model) =>
    JSON.stringify([x, y, series.map(({ label, color, dash, width }) => [label, color, dash, width])]);
  return (
    frame(model) === frame(before) && model.series.every(({ points }, index) => points === before.series[index]?.points)
  );
}

const roomIn = (chart: Chart<"line">, { series }: Model) => labelRoom(chart.ctx, series, chart.width);

/** Brings the chart to the model: one instance for the chart's whole life. */
function apply(chart: Chart<"line">, model: Model, colors: Palette): void {
  const { line } = colors;
  chart.data.datasets.length = model.series.length;
  model.series.forEach((series, index) => {
    let dataset = chart.data.datasets[index];
    if (!dataset) {
      dataset = { data: [] };
      chart.data.datasets[index] = dataset;
    }
    dataset.data = series.points;
    dataset.label = series.label;
    dataset.borderColor = colors.color(series.color);
    dataset.borderDash = series.dash.map((length) => (length * line) / 2.2);
    dataset.borderWidth = line * (series.width ?? 1);
    dataset.borderCapStyle = series.dash.length > 0 ? "butt" : "round";
    dataset.borderJoinStyle = "round";
    dataset.order = index;
  });
  chart.options.scales = { x: scale(model.x, colors, false), y: scale(model.y, colors, true) };
  chart.options.layout = { padding: () => ({ left: 0, right: roomIn(chart, model), top: 10, bottom: 0 }) };
  chart.update("none");
}

export function LineChart({ name, label, model, plugins = [], onChart }: LineChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current as ChartCanvas;
    const chart = new Chart<"line">(element, {
      type: "line",
      data: { datasets: [] },
      plugins: [endLabels(() => model.peek().series), ...plugins],
      options: {
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
      },
    });
    element.chart = chart;
    // What plugins read while drawing must not redraw the chart when it changes.
    let shown: { model: Model; colors: Palette; room: number } | undefined;
    const draw = () => {
      const next = { model: model.peek(), colors: palette.peek(), room: roomIn(chart, model.peek()) };
      untracked(() => {
        const same = shown?.colors === next.colors && shown.room === next.room && sameFrame(next.model, shown.model);
        if (same) chart.draw();
        else apply(chart, next.model, next.colors);
      });
      shown = next;
    };
    const stop = drawing(() => [model.value, theme.value], draw);
    onChart?.(chart);
    return () => {
      stop();
      onChart?.(undefined);
      chart.destroy();
    };
  }, []);
  return (
    <div class="chart">
      <canvas ref={canvas} role="img" aria-label={label} data-chart={name} />
    </div>
  );
}
