import type { Chart, Plugin } from "chart.js";
import type { Model, Point, Series } from "../../charts/model";
import { palette } from "../../charts/palette";
import { projection } from "../../charts/projection";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { markedEpoch, pointed } from "../race/epoch";

/** More values than this cannot be read at a glance. */
const mostRead = 9;

/** The point of a curve at an epoch, or the last one before where it is drawn with fewer. */
export function pointAt(points: readonly Point[], epoch: number): Point | undefined {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as Point).x <= epoch) low = middle + 1;
    else high = middle;
  }
  const point = points[low - 1];
  return point && (low < points.length || point.x === epoch) ? point : undefined;
}

export interface Read {
  series: Series;
  y: number;
}

/** What the curves that have a name are at an epoch, those that matter most first. */
export function readAt({ series }: Model, epoch: number): Read[] {
  return series
    .filter(({ rank = 0, label }) => Number.isFinite(rank) && label !== "")
    .toSorted(({ rank: a = 0 }, { rank: b = 0 }) => a - b)
    .flatMap((each) => {
      const y = pointAt(each.points, epoch)?.y;
      return y === undefined || Number.isNaN(y) ? [] : [{ series: each, y }];
    });
}

/** Epoch and values as one line of text. */
export const spoken = (model: Model, epoch: number, format: (value: number) => string): string =>
  [
    t(words.epochIs, { n: epoch }),
    ...readAt(model, epoch)
      .slice(0, mostRead)
      .map(({ series: { label }, y }) => `${label} ${format(y)}`),
  ].join(", ");

/** The box of values beside the line, on the side where there is more room. */
function writeValues({ ctx, chartArea: area }: Chart, at: number, title: string, rows: readonly [string, string][]) {
  const { color, font } = palette.peek();
  const gap = font.size * 1.3;
  ctx.font = `650 ${font.size}px ${font.family}`;
  const texts = [title, ...rows.map(([text]) => text)];
  const width = Math.max(...texts.map((text) => ctx.measureText(text).width)) + 14;
  const left = at < (area.left + area.right) / 2 ? at + 7 : at - 7 - width;
  ctx.globalAlpha = 0.92;
  ctx.fillStyle = color("--card");
  ctx.strokeStyle = color("--edge");
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.roundRect(left, area.top, width, texts.length * gap + 6, 6);
  ctx.fill();
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (const [index, [text, shade]] of [[title, "--ink"] as const, ...rows].entries()) {
    ctx.fillStyle = color(shade);
    ctx.fillText(text, left + 7, area.top + 3 + gap * (index + 0.5));
  }
}

/** A line at the epoch at which the charts are read, the curves' points on it and, unless it is small, their values. */
export function reading(model: () => Model, format?: (value: number) => string): Plugin<"line"> {
  return {
    id: "reading",
    afterDatasetsDraw(chart) {
      const epoch = markedEpoch.peek();
      const { ctx, chartArea: area, scales } = chart;
      if (epoch === null || !scales.x || !scales.y) return;
      const at = projection(scales.x)(epoch);
      if (at < area.left || at > area.right) return;
      const top = projection(scales.y);
      const { color, line } = palette.peek();
      const read = readAt(model(), epoch);
      ctx.save();
      ctx.strokeStyle = color("--ink");
      ctx.lineWidth = line / 2;
      ctx.beginPath();
      ctx.moveTo(at, area.top);
      ctx.lineTo(at, area.bottom);
      ctx.stroke();
      for (const { series, y } of read) {
        const height = top(y);
        if (!(height >= area.top && height <= area.bottom)) continue;
        ctx.fillStyle = color(series.color);
        ctx.beginPath();
        ctx.arc(at, height, line * (format ? 1.6 : 1.1), 0, 2 * Math.PI);
        ctx.fill();
      }
      if (format && pointed.peek() !== null) {
        const room = Math.floor((area.bottom - area.top - 6) / (palette.peek().font.size * 1.3)) - 1;
        const rows = read
          .slice(0, Math.min(mostRead, room))
          .map(({ series, y }): [string, string] => [`${series.label}  ${format(y)}`, series.color]);
        writeValues(chart, at, t(words.epochIs, { n: epoch }), rows);
      }
      ctx.restore();
    },
  };
}
