import { palette } from "../../charts/palette";
import { download } from "../../shell/download";

/** Saves the chart of that name as it is drawn, on the theme's card. */
export function savePicture(name: string): void {
  const drawn = document.querySelector<HTMLCanvasElement>(`canvas[data-chart="${name}"]`);
  if (!drawn) return;
  const canvas = document.createElement("canvas");
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.fillStyle = palette.peek().color("--card");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, 0);
  canvas.toBlob((blob) => blob && download(`${name}.png`, blob));
}
