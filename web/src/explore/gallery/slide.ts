import type { Choice } from "../../state/choice";
import type { Range } from "../../state/field";
import { plotted } from "../model/marks";
import { type Order, sample } from "../model/sample";

/** One of the plots on a slide. */
export interface Plot {
  name: string;
  choice: Choice;
}

interface Slide {
  plots: readonly Plot[];
  x: Range;
  /** How many plots stand side by side. */
  columns: number;
  /** With f′ in each. */
  derivative: boolean;
}

const plotWidth = 420;
const plotHeight = 300;
const margin = { left: 52, right: 14, top: 38, bottom: 34 };
const inner = { width: plotWidth - margin.left - margin.right, height: plotHeight - margin.top - margin.bottom };
const samples = 420;

/** 1, 2 or 5 times a power of ten, so that a range has about five steps. */
export function stepOf({ min, max }: Range): number {
  const rough = (max - min) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
}

function ticks(range: Range): number[] {
  const step = stepOf(range);
  const first = Math.ceil(range.min / step - 1e-9);
  const count = Math.floor(range.max / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

const written = (value: number) => String(value).replace("-", "−");
const markup = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** As far as the curves go, with a little room. */
function heights(lists: readonly (readonly { y: number }[])[]): Range {
  const values = lists.flat().flatMap(({ y }) => (Number.isFinite(y) ? [y] : []));
  const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = 0.06 * (max - min || 1);
  return { min: min - room, max: max + room };
}

function plot({ name, choice }: Plot, { x, derivative }: Slide): string {
  const curve = sample(choice, x, samples);
  const orders: Order[] = derivative ? ["f", "f1"] : ["f"];
  const lines = orders.map((order) => plotted(curve, order).points);
  const y = heights(lines);
  const left = (at: number) => (margin.left + ((at - x.min) / (x.max - x.min)) * inner.width).toFixed(1);
  const top = (at: number) => (margin.top + ((y.max - at) / (y.max - y.min)) * inner.height).toFixed(1);
  const [right, bottom] = [margin.left + inner.width, margin.top + inner.height];
  const parts = [`<text x="${plotWidth / 2}" y="24" class="name">${markup(name)}</text>`];
  for (const at of ticks(x))
    parts.push(
      `<path class="${at === 0 ? "axis" : "grid"}" d="M${left(at)} ${margin.top}V${bottom}"/>`,
      `<text x="${left(at)}" y="${bottom + 22}" class="tick">${written(at)}</text>`,
    );
  for (const at of ticks(y))
    parts.push(
      `<path class="${at === 0 ? "axis" : "grid"}" d="M${margin.left} ${top(at)}H${right}"/>`,
      `<text x="${margin.left - 8}" y="${top(at)}" dy="5" class="tick left">${written(at)}</text>`,
    );
  lines.forEach((points, i) => {
    let pen = "M";
    let d = "";
    for (const point of points) {
      if (Number.isNaN(point.y)) pen = "M";
      else {
        d += `${pen}${left(point.x)} ${top(point.y)}`;
        pen = "L";
      }
    }
    parts.push(`<path class="${orders[i]}" d="${d}"/>`);
  });
  return parts.join("");
}

const style =
  `text{font:16px system-ui,sans-serif;fill:#444}.name{font-size:20px;font-weight:600;fill:#111;text-anchor:middle}
.tick{text-anchor:middle}.left{text-anchor:end}path{fill:none}.grid{stroke:#e3e3e3}.axis{stroke:#888}
.f{stroke:#2f54c8;stroke-width:3.5}.f1{stroke:#c2461a;stroke-width:2.5;stroke-dasharray:9 6}`.replaceAll("\n", "");

/** Any functions side by side, axes numbered, as one SVG that stands by itself: for a slide or a page in print. */
export function slide(given: Slide): { svg: string; width: number; height: number } {
  const columns = Math.min(given.columns, given.plots.length);
  const rows = Math.ceil(given.plots.length / columns);
  const [width, height] = [columns * plotWidth, rows * plotHeight];
  const plots = given.plots.map((each, i) => {
    const place = `translate(${(i % columns) * plotWidth} ${Math.floor(i / columns) * plotHeight})`;
    return `<g transform="${place}">${plot(each, given)}</g>`;
  });
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  const paper = `<rect width="${width}" height="${height}" fill="#fff"/>`;
  return { svg: `${head}<style>${style}</style>${paper}${plots.join("")}</svg>`, width, height };
}

/** The same as a picture of so many pixels a unit. */
export async function asPng({ svg, width, height }: ReturnType<typeof slide>, scale = 2): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(width * scale, height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/png" });
}
