import { type ChartDataset, DatasetController, Element, type Scale } from "chart.js";
import type { Point } from "./model";
import { projection } from "./projection";

/** Chart.js wants to know a kind of element for points; none is ever made. */
class Sample extends Element {
  static id = "sample";
}

/** Strokes the points as one path, broken where y is not a number or has no place on the scale. */
function tracePoints(context: CanvasRenderingContext2D, points: readonly Point[], x: Scale, y: Scale): void {
  const [left, top] = [projection(x), projection(y)];
  let down = false;
  for (const point of points) {
    const height = top(point.y);
    if (!Number.isFinite(height)) {
      down = false;
      continue;
    }
    if (down) context.lineTo(left(point.x), height);
    else context.moveTo(left(point.x), height);
    down = true;
  }
}

/** More points than this in a pixel column are drawn as the stretch from their lowest to their highest. */
const dense = 4;

/** The same curve with at most four points in a pixel column: first, lowest, highest, last. */
function thinned(points: readonly Point[], x: Scale): readonly Point[] {
  if (points.length < dense * Math.max(x.width, 1)) return points;
  const place = projection(x);
  const kept: Point[] = [];
  let column: Point[] = [];
  let at = Number.NaN;
  const flush = () => {
    if (column.length <= dense) kept.push(...column);
    else {
      const low = column.reduce((least, point) => (point.y < least.y ? point : least));
      const high = column.reduce((most, point) => (point.y > most.y ? point : most));
      kept.push(column[0] as Point, low, high, column.at(-1) as Point);
    }
    column = [];
  };
  for (const point of points) {
    const here = Math.floor(place(point.x));
    if (here !== at || Number.isNaN(point.y)) flush();
    at = here;
    column.push(point);
  }
  flush();
  return kept;
}

/**
 * Chart.js's "line" for curves of many points and no markers: it strokes the data as they are. No point has an element
 * or options of its own, and the arrays of points are not watched, which would slow down whoever fills them.
 */
class CurveController extends DatasetController<"line"> {
  static id = "line";
  static defaults = { datasetElementType: false, dataElementType: "sample" };

  override addElements(): void {}
  override buildOrUpdateElements(): void {}
  override update(): void {}

  /** What it sets is taken back with the clipping to the plot. */
  override draw(): void {
    const { xScale: x, yScale: y } = this.getMeta();
    if (!x || !y) return;
    const context = this.chart.ctx;
    const dataset = this.getDataset() as ChartDataset<"line">;
    const points = dataset.data as readonly Point[];
    context.beginPath();
    context.strokeStyle = dataset.borderColor as string;
    context.lineWidth = dataset.borderWidth as number;
    context.lineCap = dataset.borderCapStyle as CanvasLineCap;
    context.lineJoin = dataset.borderJoinStyle as CanvasLineJoin;
    context.setLineDash(dataset.borderDash as number[]);
    tracePoints(context, thinned(points, x), x, y);
    context.stroke();
  }
}

export const curveComponents = [CurveController, Sample];
