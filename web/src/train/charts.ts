import { computed } from "@preact/signals";
import type { Model, Point, Series } from "../charts/model";
import { colorOf, dashOf } from "../charts/palette";
import { activation } from "../core/catalogue";
import { t } from "../i18n/text";
import { train as words } from "../i18n/train";
import { state } from "../state/state";
import { type Racer, racers, shownIndex } from "./race";

const points = new WeakMap<readonly number[], Point[]>();

/** Grows with the history: points already made are kept. */
export function toPoints(history: readonly number[]): Point[] {
  const known = points.get(history) ?? [];
  points.set(history, known);
  for (let epoch = known.length; epoch < history.length; epoch++)
    known.push({ x: epoch + 1, y: history[epoch] as number });
  return known;
}

const tidy = (value: number): string => String(Number(value.toPrecision(3))).replaceAll("-", "−");
const power = (value: number): string => {
  const exponent = Math.log10(value);
  return Number.isInteger(Math.round(exponent * 1e6) / 1e6) ? `1e${Math.round(exponent)}`.replace("-", "−") : "";
};
const percent = (value: number): string => `${Math.round(value * 100)}%`;

const xAxis = () => ({ min: 0, max: state.epochs.value, format: tidy });

function lines(pick: (racer: Racer) => readonly number[]): Series[] {
  return racers.value.flatMap((racer, index) =>
    racer.loss.length === 0
      ? []
      : [
          {
            label: activation(racer.choice.id)?.name ?? racer.choice.id,
            color: colorOf(index),
            dash: dashOf(index),
            width: index === shownIndex.value ? 1.25 : 0.8,
            points: toPoints(pick(racer)),
          },
        ],
  );
}

export const lossModel = computed<Model>(() => {
  const series = lines(({ loss }) => loss);
  const highest = Math.max(0.8, ...series.map(({ points: [first] }) => first?.y ?? 0));
  return { x: xAxis(), y: { min: 0, max: Math.min(highest * 1.05, 4), format: tidy }, series };
});

export const accuracyModel = computed<Model>(() => ({
  x: xAxis(),
  y: { min: 0.4, max: 1, format: percent },
  series: lines(({ accuracy }) => accuracy),
}));

/** From the first layer (blue) to the output (vermilion): depth is a way, not a set. */
const depthColors = ["--c1", "--c6", "--c3", "--c5", "--c4", "--c2"];

export const gradientModel = computed<Model>(() => {
  const racer = racers.value[shownIndex.value];
  const layers = racer?.gradient ?? [];
  const series = layers.map((layer, index) => ({
    label: index === layers.length - 1 ? t(words.output) : t(words.layer, { n: index + 1 }),
    color: index === layers.length - 1 ? "--c2" : (depthColors[index % 5] as string),
    dash: dashOf(index),
    width: 0.85,
    points: toPoints(layer).map(({ x, y }) => ({ x, y: y > 0 ? y : Number.NaN })),
  }));
  const values = series.flatMap(({ points: list }) => list.map(({ y }) => y)).filter((y) => y > 0);
  const low = values.length > 0 ? Math.min(...values) : 1e-4;
  const high = values.length > 0 ? Math.max(...values) : 1;
  return {
    x: xAxis(),
    y: { log: true, min: 10 ** Math.floor(Math.log10(low)), max: 10 ** Math.ceil(Math.log10(high)), format: power },
    series,
  };
});
