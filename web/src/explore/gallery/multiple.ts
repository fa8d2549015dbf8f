import { core } from "../../core/core";
import type { ActivationInfo } from "../../core/types";
import { formatChoice } from "../../state/choice";
import { startOf } from "../../state/kept";
import { plotted } from "../model/marks";
import { type Order, sample } from "../model/sample";

export const width = 180;
export const height = 150;
const x = { min: -4, max: 4 };
const y = { min: -1.5, max: 4 };
const columns = 90;

export const place = (at: number, value: number): [number, number] => [
  ((at - x.min) / (x.max - x.min)) * width,
  height - ((value - y.min) / (y.max - y.min)) * height,
];

/** f and f′ of one activation as SVG paths, broken at jumps; worked out once. */
interface Multiple {
  f: string;
  f1: string;
}

const known = new Map<string, Multiple>();

function path(points: readonly { x: number; y: number }[]): string {
  let text = "";
  let pen = "M";
  for (const point of points) {
    if (Number.isNaN(point.y)) {
      pen = "M";
      continue;
    }
    const [left, top] = place(point.x, Math.min(Math.max(point.y, y.min - 1), y.max + 1));
    text += `${pen}${left.toFixed(1)} ${top.toFixed(1)}`;
    pen = "L";
  }
  return text;
}

export function multiple(info: ActivationInfo): Multiple {
  const choice = startOf(info.id);
  const key = formatChoice(choice);
  let found = known.get(key);
  if (!found) {
    const curve = sample(choice, x, columns);
    const draw = (order: Order) => path(plotted(curve, order).points);
    found = { f: draw("f"), f1: draw("f1") };
    known.set(key, found);
  }
  return found;
}

/** What a row of logits becomes, for the functions that work on whole rows. */
export function rowBars(info: ActivationInfo): { input: number; output: number | undefined }[] {
  const input = [-1, 0.5, 1, 2];
  const { value } = core().evaluateRows({ id: info.id }, Float32Array.from(input), input.length);
  return input.map((logit, index) => ({ input: logit, output: value[index] }));
}
