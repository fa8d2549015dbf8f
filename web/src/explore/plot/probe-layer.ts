import type { Chart } from "chart.js";
import { clipTo } from "../../charts/clip";
import { type Palette, palette } from "../../charts/palette";
import { state } from "../../state/state";
import { colorFor, orderColor } from "../model/colors";
import { readout } from "../model/format";
import type { Order } from "../model/sample";
import { activeEntry, readings } from "../model/shown";

/** The tangent needs the next derivative; f″ has none. */
const slopeOf: Partial<Record<Order, Order>> = { f: "f1", f1: "f2" };

interface Place {
  chart: Chart<"line">;
  context: CanvasRenderingContext2D;
  colors: Palette;
  order: Order;
}

function drawTangent({ chart, context, colors, order }: Place, probe: number): void {
  const { x: xScale, y: yScale } = chart.scales;
  const reading = readings.peek()[activeEntry.peek()];
  const slopeOrder = slopeOf[order];
  if (!xScale || !yScale || !reading || !slopeOrder || !state.tangent.peek()) return;
  const [value, slope] = [reading[order], reading[slopeOrder]];
  if (!Number.isFinite(value) || !Number.isFinite(slope)) return;
  const x = xScale.getPixelForValue(probe);
  const y = yScale.getPixelForValue(value);
  const rise = (yScale.getPixelForValue(value + slope) - y) / (xScale.getPixelForValue(probe + 1) - x);
  const half = (chart.chartArea.width * 0.14) / Math.hypot(1, rise);
  context.beginPath();
  context.moveTo(x - half, y - half * rise);
  context.lineTo(x + half, y + half * rise);
  context.lineWidth = colors.line * 0.6;
  context.strokeStyle = colors.color(orderColor[order]);
  context.stroke();
}

/** Beside the point, on the side away from the curve: to the left where it rises. */
function drawReading({ chart, context, colors, order }: Place, x: number, y: number, value: number): void {
  const { top, left, right } = chart.chartArea;
  const slope = readings.peek()[activeEntry.peek()]?.[slopeOf[order] ?? order] ?? 0;
  const text = readout(value);
  const { size, family } = colors.font;
  context.font = `650 ${size * 1.08}px ${family}`;
  const width = context.measureText(text).width;
  const toLeft = x + 12 + width > right || (slope > 0 && slopeOf[order] !== undefined && x - 12 - width > left);
  context.textAlign = toLeft ? "right" : "left";
  context.textBaseline = "bottom";
  const place = [toLeft ? x - 10 : x + 10, Math.max(y - 6, top + size * 1.3)] as const;
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colors.color("--card");
  context.strokeText(text, ...place);
  context.fillStyle = colors.color("--ink");
  context.fillText(text, ...place);
}

/** Draws the probe over a chart: its line, a point on every curve, the active one's tangent and reading. */
export function drawProbe(chart: Chart<"line">, canvas: HTMLCanvasElement, order: Order): void {
  const context = canvas.getContext("2d");
  const { x: xScale, y: yScale } = chart.scales;
  if (!context || !xScale || !yScale) return;
  const ratio = chart.currentDevicePixelRatio;
  const [width, height] = [Math.round(chart.width * ratio), Math.round(chart.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, chart.width, chart.height);
  const probe = state.probe.value;
  const { min, max } = state.x.value;
  if (probe < min || probe > max) return;
  const colors = palette.peek();
  const place = { chart, context, colors, order };
  const area = chart.chartArea;
  const x = xScale.getPixelForValue(probe);
  clipTo(context, area, 8);
  context.beginPath();
  context.moveTo(x, area.top);
  context.lineTo(x, area.bottom);
  context.lineWidth = colors.line * 0.5;
  context.strokeStyle = colors.color("--ink");
  context.stroke();
  drawTangent(place, probe);
  const active = activeEntry.peek();
  readings.value.forEach((reading, index) => {
    if (!Number.isFinite(reading[order])) return;
    context.beginPath();
    context.arc(x, yScale.getPixelForValue(reading[order]), colors.line * (index === active ? 2.3 : 1.8), 0, 7);
    context.fillStyle = colors.color(colorFor(index, order));
    context.fill();
    context.lineWidth = colors.line * 0.8;
    context.strokeStyle = colors.color("--card");
    context.stroke();
  });
  const reading = readings.value[active];
  if (reading && Number.isFinite(reading[order])) {
    drawReading(place, x, yScale.getPixelForValue(reading[order]), reading[order]);
  }
  context.restore();
}
