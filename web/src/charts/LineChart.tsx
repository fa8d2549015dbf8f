import { type ReadonlySignal, untracked } from "@preact/signals";
import type { ChartDataset, Plugin } from "chart.js";
import { Chart } from "chart.js";
import { useEffect, useRef } from "preact/hooks";
import { drawing, inFrame } from "../page/frame";
import { clip } from "./clip";
import { useDiscard } from "./discard";
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
  /** Reads what else the chart shows: it is drawn again whenever that has changed. */
  follow?: () => unknown;
  onChart?: (chart: Chart<"line"> | undefined) => void;
}

/** Pixels that the numbers beside the y axis take: the same in every chart, so that stacked charts line up. */
const axisWidth = 4.2;

function scale(axis: Axis, { color, font, line }: Palette, vertical: boolean) {
  return {
    type: axis.log ? ("logarithmicAxis" as const) : ("linearAxis" as const),
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

/** All of a model but the points; with its labels, what room they need. */
const axesOf = ({ x, y, series }: Model): string =>
  JSON.stringify([x, y, series.map(({ label, color, dash, width }) => [label, color, dash, width])]);

/** What the chart needs to show the model: data sets that it has already are changed in place. */
function contents(model: Model, colors: Palette, known: readonly ChartDataset<"line">[] = []) {
  const { line } = colors;
  const datasets = model.series.map(
    (series, index): ChartDataset<"line"> =>
      Object.assign(known[index] ?? {}, {
        data: series.points,
        label: series.label,
        borderColor: colors.color(series.color),
        borderDash: series.dash.map((length) => (length * line) / 2.2),
        borderWidth: line * (series.width ?? 1),
        borderCapStyle: series.dash.length > 0 ? ("butt" as const) : ("round" as const),
        borderJoinStyle: "round" as const,
        order: index,
      }),
  );
  const scales = { x: scale(model.x, colors, false), y: scale(model.y, colors, true) };
  const padding = ({ chart: { ctx, width } }: { chart: Chart }) => {
    return { left: 0, right: labelRoom(ctx, model.series, width), top: 10, bottom: 0 };
  };
  return { datasets, scales, layout: { padding } };
}

function create(canvas: HTMLCanvasElement, model: Model, colors: Palette, plugins: Plugin<"line">[]): Chart<"line"> {
  const { datasets, ...options } = contents(model, colors);
  const { clientWidth, clientHeight } = canvas.parentElement as HTMLElement;
  Object.assign(canvas, { width: clientWidth, height: clientHeight });
  return new Chart<"line">(canvas, {
    type: "line",
    data: { datasets },
    plugins,
    options: {
      parsing: false,
      normalized: true,
      // Left to Chart.js, all charts of the page would be fitted to a new size in the same frame.
      responsive: false,
      maintainAspectRatio: false,
      clip: false,
      ...options,
    },
  });
}

function fits({ canvas, width, height, currentDevicePixelRatio }: Chart<"line">): boolean {
  const { clientWidth, clientHeight } = canvas.parentElement as HTMLElement;
  return width === clientWidth && height === clientHeight && currentDevicePixelRatio === devicePixelRatio;
}

/** Fits the chart to its place, and with that updates and draws it. */
function resize(chart: Chart<"line">): void {
  const { clientWidth, clientHeight } = chart.canvas.parentElement as HTMLElement;
  chart.resize(clientWidth, clientHeight);
}

function update(chart: Chart<"line">, model: Model, colors: Palette): void {
  const { datasets, ...options } = contents(model, colors, chart.data.datasets);
  chart.data.datasets = datasets;
  Object.assign(chart.options, options);
  if (fits(chart)) chart.update("none");
  else resize(chart);
}

/** Shows other points on the same axes. */
function redraw(chart: Chart<"line">, { series }: Model): void {
  for (const [index, { points }] of series.entries())
    (chart.data.datasets[index] as ChartDataset<"line">).data = points;
  if (fits(chart)) chart.draw();
  else resize(chart);
}

/** One chart for the component's whole life, made when it is drawn first. */
export function LineChart({ name, label, model, plugins = [], follow, onChart }: LineChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useDiscard(canvas);
  useEffect(() => {
    const element = canvas.current as ChartCanvas;
    let shown: { axes: string; colors: Palette } | undefined;
    const draw = () => {
      const next = model.peek();
      const colors = palette.peek();
      const axes = axesOf(next);
      // What plugins read while drawing must not redraw the chart when it changes.
      untracked(() => {
        let { chart } = element;
        if (chart && shown?.axes === axes && shown.colors === colors) return redraw(chart, next);
        if (chart) update(chart, next, colors);
        else {
          const labels = endLabels(() => model.peek().series);
          chart = create(element, next, colors, [clip.end, labels, ...plugins, clip.begin]);
          element.chart = chart;
          onChart?.(chart);
        }
        shown = { axes, colors };
      });
    };
    const stop = drawing(() => [model.value, theme.value, follow?.()], draw);
    const refit = () => {
      if (element.chart && !fits(element.chart)) inFrame(draw);
    };
    const observer = new ResizeObserver(refit);
    observer.observe(element.parentElement as HTMLElement);
    addEventListener("resize", refit); // a window moved to a screen with other pixels
    return () => {
      removeEventListener("resize", refit);
      observer.disconnect();
      stop();
      onChart?.(undefined);
      element.chart?.destroy();
      delete element.chart;
    };
  }, []);
  return (
    <div class="chart">
      <canvas ref={canvas} role="img" aria-label={label} data-chart={name} />
    </div>
  );
}
