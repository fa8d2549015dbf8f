import type { Boundary } from "playground-core";
import { palette } from "../../charts/palette";
import { framed, prepare } from "../../charts/plane";
import type { Survey } from "../../core/training";

/** The fitted curve over the data's points. */
export function paintFit(
  canvas: HTMLCanvasElement,
  survey: Survey,
  fit: Boundary | undefined,
  x: readonly [number, number],
  color: string,
): void {
  const context = prepare(canvas);
  const { width, height } = canvas;
  const look = palette.peek();
  const { points, targets, columns } = survey;
  const [low, high] = framed([Math.min(...targets), Math.max(...targets)]);
  const px = (value: number) => ((value - x[0]) / (x[1] - x[0])) * width;
  const py = (value: number) => height - ((value - low) / (high - low)) * height;
  context.fillStyle = look.color("--axis");
  context.globalAlpha = 0.55;
  const radius = Math.max(1, width / 110);
  for (let i = 0; i < targets.length; i++) {
    context.beginPath();
    context.arc(px(points[i * columns] as number), py(targets[i] as number), radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  if (!fit) return;
  context.strokeStyle = look.color(color);
  context.lineWidth = Math.max(2, width / 55);
  context.lineJoin = "round";
  context.beginPath();
  for (let i = 0; i < fit.values.length; i++) {
    context.lineTo(px(x[0] + ((x[1] - x[0]) * i) / (fit.values.length - 1)), py(fit.values[i] as number));
  }
  context.stroke();
}
