import { palette } from "../charts/palette";
import { curves, entries } from "./model";
import { orders } from "./sample";

/** The charts as they are on the screen, below each other, at the screen's resolution. */
export function chartsAsPng(): Promise<Blob | null> {
  const stages = [...document.querySelectorAll<HTMLElement>(".stage")];
  const layers = stages.map((stage) => [...stage.querySelectorAll("canvas")]);
  const [first] = layers.flat();
  if (!first) return Promise.resolve(null);
  const { color, font } = palette.peek();
  const ratio = devicePixelRatio;
  const heading = Math.round(font.size * 2 * ratio);
  const margin = Math.round(16 * ratio);
  const picture = document.createElement("canvas");
  picture.width = first.width + 2 * margin;
  picture.height = layers.reduce((sum, [chart]) => sum + (chart?.height ?? 0) + heading, 2 * margin);
  const context = picture.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.fillStyle = color("--card");
  context.fillRect(0, 0, picture.width, picture.height);
  context.font = `600 ${font.size * 1.2 * ratio}px ${font.family}`;
  context.textBaseline = "middle";
  let top = margin;
  layers.forEach((canvases, index) => {
    context.fillStyle = color("--ink");
    context.fillText(stages[index]?.dataset.name ?? "", margin, top + heading / 2);
    top += heading;
    for (const canvas of canvases) context.drawImage(canvas, margin, top);
    top += canvases[0]?.height ?? 0;
  });
  return new Promise((resolve) => picture.toBlob(resolve));
}

/** Every sample of every curve on show; float32 needs nine digits to come back the same. */
export function chartsAsCsv(): string {
  const digits = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(9))) : String(value));
  const lines = ["curve,x,f,f1,f2"];
  curves.peek().forEach(({ x, y }, index) => {
    const name = JSON.stringify(entries.peek()[index]?.label ?? "");
    x.forEach((at, i) => {
      lines.push([name, digits(at), ...orders.map((order) => digits(y[order][i] as number))].join(","));
    });
  });
  return `${lines.join("\n")}\n`;
}
