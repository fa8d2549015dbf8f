import { useEffect, useRef } from "preact/hooks";
import { useDiscard } from "../../charts/discard";
import { palette, theme } from "../../charts/palette";
import { prepare } from "../../charts/plane";
import { drawing, inFrame } from "../../page/frame";
import { box } from "./drawing";
import { edge, isChosen, networkDrawn, stage, stageAt, unit } from "./inside";

/**
 * Every weight's size and sign, and behind them the layer at which the sample stands. Painted, for while a race is on all
 * weights change many times a second.
 */
function paint(canvas: HTMLCanvasElement): void {
  const context = prepare(canvas);
  const drawn = networkDrawn.peek();
  if (!drawn) return;
  const { edges, columns, most } = drawn;
  const { color } = palette.peek();
  // Where the SVG above it has its box: as large as there is room for, and in the middle.
  const scale = Math.min(canvas.width / box.width, canvas.height / box.height);
  const [left, top] = [(canvas.width - box.width * scale) / 2, (canvas.height - box.height * scale) / 2];
  context.save();
  context.setTransform(scale, 0, 0, scale, left, top);
  const { kind, layer } = stageAt(stage.peek(), columns.length - 1);
  if (kind !== "loss") {
    context.fillStyle = color("--tint");
    context.beginPath();
    context.roundRect((columns[layer + 1] as number) - 17, 2, 34, box.height - 22, 8);
    context.fill();
  }
  for (const each of edges) {
    const { from, to, weight } = each;
    const share = Math.abs(weight) / most;
    context.globalAlpha = isChosen(each) ? 1 : 0.15 + 0.6 * share;
    context.lineWidth = 0.3 + 3.2 * share;
    context.strokeStyle = color(weight < 0 ? "--c2" : "--c1");
    context.setLineDash(weight < 0 ? [5, 3] : []);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
  context.restore();
}

export function Edges() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useDiscard(canvas);
  useEffect(() => {
    const element = canvas.current as HTMLCanvasElement;
    const repaint = () => paint(element);
    const stop = drawing(() => [networkDrawn.value, unit.value, edge.value, stage.value, theme.value], repaint);
    const observer = new ResizeObserver(() => inFrame(repaint));
    observer.observe(element);
    return () => {
      observer.disconnect();
      stop();
    };
  }, []);
  return <canvas ref={canvas} />;
}
