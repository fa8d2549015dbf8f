import {
  type Chart,
  LinearScale,
  type LinearScaleOptions,
  LogarithmicScale,
  type LogarithmicScaleOptions,
  type Plugin,
  type Scale,
} from "chart.js";
import { discard } from "./discard";

declare module "chart.js" {
  interface CartesianScaleTypeRegistry {
    linearAxis: { options: LinearScaleOptions };
    logarithmicAxis: { options: LogarithmicScaleOptions };
  }
}

/** A chart's axes as they were drawn last; the number of drawings begins again whenever they may have changed. */
interface Axes {
  drawings: number;
  picture?: OffscreenCanvas;
}

const kept = new WeakMap<Chart, Axes>();
const arePictured = (chart: Chart) => (kept.get(chart)?.drawings ?? 0) > 1;

/** The scale, which does not draw its axis where the picture has it. */
function pictured(Base: new (config: object) => Scale, name: string) {
  return class extends Base {
    static id = name;
    override draw(...room: Parameters<Scale["draw"]>): void {
      if (!arePictured(this.chart)) super.draw(...room);
    }
  };
}

/** Copies what is on the chart so far, which is its axes. */
function take(axes: Axes, canvas: HTMLCanvasElement): void {
  const { width, height } = canvas;
  axes.picture ??= new OffscreenCanvas(width, height);
  Object.assign(axes.picture, { width, height }); // clears it, too
  axes.picture.getContext("2d")?.drawImage(canvas, 0, 0);
}

/**
 * Keeps the axes as a picture from their second drawing on: while a race is on, the curves are drawn over the same axes
 * many times a second, and for each line and each number Chart.js has the canvas copy its state, which the browser has to
 * collect. It is a copy of the chart itself: elsewhere the browser may fit letters to other pixels.
 */
const picturedAxes: Plugin = {
  id: "picturedAxes",
  afterUpdate(chart) {
    kept.set(chart, { ...kept.get(chart), drawings: 0 });
  },
  beforeDraw(chart) {
    const picture = kept.get(chart)?.picture;
    if (!picture || !arePictured(chart)) return;
    const { ctx } = chart;
    const transform = ctx.getTransform();
    ctx.resetTransform(); // pixel on pixel
    ctx.drawImage(picture, 0, 0);
    ctx.setTransform(transform);
  },
  // The first of all plugins, since it is registered and not a chart's own.
  beforeDatasetsDraw(chart) {
    const axes = kept.get(chart);
    if (!axes) return;
    if (axes.drawings === 1) take(axes, chart.canvas);
    axes.drawings++;
  },
  afterDestroy(chart) {
    const picture = kept.get(chart)?.picture;
    if (picture) discard(picture);
  },
};

export const axes = [pictured(LinearScale, "linearAxis"), pictured(LogarithmicScale, "logarithmicAxis"), picturedAxes];
