import type { Chart, Plugin } from "chart.js";
import type { Point, Series } from "./model";
import { palette } from "./palette";
import { projection } from "./projection";

interface Label {
  series: Series;
  y: number;
}

/** More names than this beside a plot cannot be read; in it, they would hide the curves. */
const mostBeside = 9;
const mostInside = 3;

/** A name longer than this part of the chart's width has no place beside the plot. */
const longestBeside = 0.34;

/** Where each curve leaves the plot on the right, pushed apart so that no two labels overlap. */
export function spread(labels: Label[], top: number, bottom: number, gap: number): void {
  labels.sort((a, b) => a.y - b.y);
  let least = top;
  for (const label of labels) {
    label.y = Math.max(label.y, least);
    least = label.y + gap;
  }
  let most = bottom;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, most);
    most = label.y - gap;
  }
}

/** The height at which a curve leaves the plot, on the right or on the left. */
function endPixel(chart: Chart, { points }: Series, atRight: boolean): number | undefined {
  const { x, y } = chart.scales;
  if (!x || !y) return undefined;
  const height = projection(y);
  const inside = ({ x: at, y: value }: Point) => Number.isFinite(height(value)) && at >= x.min && at <= x.max;
  const point = atRight ? points.findLast(inside) : points.find(inside);
  return point && height(point.y);
}

function labelsAt(chart: Chart, series: readonly Series[], atRight: boolean): Label[] {
  return series
    .filter(({ label, rank = 0 }) => label !== "" && rank < mostBeside)
    .map((entry) => ({ series: entry, y: endPixel(chart, entry, atRight) }))
    .filter((label): label is Label => label.y !== undefined);
}

/** How many of the labels can be told apart by where they are. */
const apart = (labels: readonly Label[], gap: number): number =>
  new Set(labels.map(({ y }) => Math.round(y / gap))).size;

/**
 * Draws each curve's name at its right end, in its colour: inside the plot where there is no room beside it. Where the
 * curves run together on the right but not on the left, the names stand there.
 */
export function endLabels(series: () => readonly Series[]): Plugin<"line"> {
  return {
    id: "endLabels",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea: area, width } = chart;
      const { color, font } = palette.peek();
      const gap = font.size * 1.25;
      const [left, right] = [labelsAt(chart, series(), false), labelsAt(chart, series(), true)];
      const atRight = apart(right, gap) + 2 >= apart(left, gap);
      const beside = atRight && width - area.right > 24;
      const labels = (atRight ? right : left).filter(({ series: { rank = 0 } }) => beside || rank < mostInside);
      for (const label of labels) {
        if (!beside) label.y -= gap * 0.7;
        label.y = Math.min(Math.max(label.y, area.top + gap / 2), area.bottom - gap / 2);
      }
      spread(labels, area.top + gap / 2, area.bottom - gap / 2, gap);
      ctx.save();
      ctx.font = `650 ${font.size}px ${font.family}`;
      ctx.textBaseline = "middle";
      ctx.textAlign = beside || !atRight ? "left" : "right";
      ctx.lineJoin = "round";
      ctx.lineWidth = 4;
      ctx.strokeStyle = color("--card");
      const x = beside ? area.right + 8 : atRight ? area.right - 6 : area.left + 6;
      for (const { series: entry, y } of labels) {
        ctx.strokeText(entry.label, x, y);
        ctx.fillStyle = color(entry.color);
        ctx.fillText(entry.label, x, y);
      }
      ctx.restore();
    },
  };
}

/**
 * The room beside the plot that the longest label needs, none where the chart is too narrow to spare it. Those that are
 * not written at the moment count too: the plot must not shift whenever others are.
 */
export function labelRoom(context: CanvasRenderingContext2D, series: readonly Series[], width: number): number {
  const { font } = palette.peek();
  context.save();
  context.font = `650 ${font.size}px ${font.family}`;
  const labels = new Set(series.map(({ label }) => label));
  const longest = Math.max(0, ...[...labels].map((label) => context.measureText(label).width));
  context.restore();
  return longest > 0 && longest < width * longestBeside ? Math.ceil(longest) + 14 : 14;
}
