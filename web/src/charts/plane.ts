import type { Boundary } from "playground-core";
import { palette, theme } from "./palette";

/** A class's colour; the first two are those of the diverging plane. */
const classColors = ["--c2", "--c1", "--c3", "--c4", "--c5", "--c6", "--f", "--d1"];
export const classColor = (label: number): string => classColors[label % classColors.length] as string;

type Rgb = readonly [number, number, number];

function rgb(color: string): Rgb {
  const hex = color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit).join("") : color.slice(1);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

let ramps: { theme: string; of: Map<string, Uint32Array> } = { theme: "", of: new Map() };

/** 256 shades from the card to a class's colour. */
function ramp(variable: string): Uint32Array {
  if (ramps.theme !== theme.peek()) ramps = { theme: theme.peek(), of: new Map() };
  const known = ramps.of.get(variable);
  if (known) return known;
  const paper = rgb(palette.peek().color("--card"));
  const ink = rgb(palette.peek().color(variable));
  const shades = Uint32Array.from({ length: 256 }, (_, step) => {
    const share = (step / 255) * 0.66;
    const [r = 0, g = 0, b = 0] = paper.map((from, i) => Math.round(from + ((ink[i] as number) - from) * share));
    return (255 << 24) | (b << 16) | (g << 8) | r;
  });
  ramps.of.set(variable, shades);
  return shades;
}

/** A margin about the data, so that no point lies on the edge. */
export function framed([low, high]: readonly [number, number]): [number, number] {
  const margin = Math.max(1e-6, (high - low) * 0.08);
  return [low - margin, high + margin];
}

/** The pixels of the last plane; the next one mostly has as many. */
let image: ImageData | undefined;

/** Colours the plane by what the network answers: a class's colour, paler the less sure it is. */
export function paintPlane(canvas: HTMLCanvasElement, { columns, rows, outputs, values }: Boundary): void {
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  if (image?.width !== columns || image.height !== rows) image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const size = columns * rows;
  const shades = Array.from({ length: Math.max(2, outputs) }, (_, label) => ramp(classColor(label)));
  for (let i = 0; i < size; i++) {
    let label = 0;
    let sure = 0;
    if (outputs === 1) {
      const p = values[i] as number;
      label = p >= 0.5 ? 1 : 0;
      sure = Math.abs(2 * p - 1);
    } else {
      for (let o = 1; o < outputs; o++)
        if ((values[o * size + i] as number) > (values[label * size + i] as number)) label = o;
      sure = ((values[label * size + i] as number) * outputs - 1) / (outputs - 1);
    }
    // Row 0 is the lowest y; a canvas counts from the top.
    const place = (rows - 1 - Math.floor(i / columns)) * columns + (i % columns);
    pixels[place] = shades[label]?.[Math.round(255 * Math.min(1, Math.max(0, sure)))] ?? 0;
  }
  context.putImageData(image, 0, 0);
}

interface Points {
  /** Row by row. */
  points: Float32Array;
  targets: Float32Array;
  columns: number;
}

/** Which features the axes show, and how far these reach. */
export interface Axes {
  features: readonly [number, number];
  x: readonly [number, number];
  y: readonly [number, number];
}

function pictureOf({ points, targets, columns }: Points, axes: Axes, width: number, height: number): OffscreenCanvas {
  const picture = new OffscreenCanvas(width, height);
  const context = picture.getContext("2d") as OffscreenCanvasRenderingContext2D;
  const { color } = palette.peek();
  const {
    features: [first, second],
    x,
    y,
  } = axes;
  const radius = Math.max(1.5, width / 75);
  context.lineWidth = radius * 0.45;
  context.strokeStyle = color("--card");
  for (let i = 0; i < targets.length; i++) {
    const left = (((points[i * columns + first] as number) - x[0]) / (x[1] - x[0])) * width;
    const top = height - (((points[i * columns + second] as number) - y[0]) / (y[1] - y[0])) * height;
    context.beginPath();
    // The shape doubles the colour: even classes are discs, odd ones squares.
    if ((targets[i] as number) % 2 === 0) context.arc(left, top, radius, 0, 2 * Math.PI);
    else context.rect(left - radius * 0.9, top - radius * 0.9, radius * 1.8, radius * 1.8);
    context.fillStyle = color(classColor(targets[i] as number));
    context.fill();
    context.stroke();
  }
  return picture;
}

let newest: { of: readonly unknown[]; picture: OffscreenCanvas } | undefined;

/** The data's points, over the plane: drawn once, and copied for all who show the same ones in the same size. */
export function paintPoints(canvas: HTMLCanvasElement, points: Points, axes: Axes): void {
  const context = prepare(canvas);
  const { width, height } = canvas;
  const of = [points, ...axes.features, ...axes.x, ...axes.y, width, height, palette.peek()];
  if (!newest || newest.of.some((part, index) => part !== of[index]))
    newest = { of, picture: pictureOf(points, axes, width, height) };
  context.drawImage(newest.picture, 0, 0);
}

/** Clears a canvas and gives it as many pixels as the screen has there. */
export function prepare(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  const height = Math.max(1, Math.round(canvas.clientHeight * ratio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.clearRect(0, 0, width, height);
  return context;
}
