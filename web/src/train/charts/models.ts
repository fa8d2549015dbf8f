import { computed } from "@preact/signals";
import type { Axis, Model, Series } from "../../charts/model";
import { colorOf, dashOf } from "../../charts/palette";
import type { EpochSeries } from "../../core/train-pack";
import { typeset } from "../../i18n/number";
import type { Racer } from "../../race/run";
import { state } from "../../state/state";
import { isRegression } from "../race/config";
import { live } from "../race/live";
import { layerName, nameOf } from "../race/names";
import { racers } from "../race/race";
import { shownRacer } from "../race/shown";
import type { Band } from "./bands";
import { ghost } from "./ghost";
import { pointsOf } from "./points";
import { spreadOf } from "./spread";

/** At most three digits, very large and very small numbers by their power of ten. */
export function tidy(value: number): string {
  const size = Math.abs(value);
  const text = size >= 1e5 || (size > 0 && size < 1e-4) ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  return typeset(text.replace(".0e", "e"));
}
const power = (value: number): string => {
  const exponent = Math.round(Math.log10(value) * 1e6) / 1e6;
  return Number.isInteger(exponent) ? typeset(`1e${exponent}`) : "";
};
const percent = (value: number): string => `${Math.round(value * 100)}%`;

const epochs = (): Axis => ({ min: 0, max: state.epochs.value, format: tidy });

/** Whose names stand beside the curves, should there be room for few: the one on show, then the best. */
function ranked(name: EpochSeries): readonly Racer[] {
  const sign = name === "loss" ? 1 : -1;
  const last = ({ first }: Racer) => sign * (first.epoch[name].at(-1) ?? Number.POSITIVE_INFINITY * sign);
  const shown = (racer: Racer) => (racer === shownRacer.value ? 0 : 1);
  return racers.value.toSorted((a, b) => shown(a) - shown(b) || last(a) - last(b));
}

function lines(name: "loss" | "accuracy", test: EpochSeries): { series: Series[]; bands: Band[] } {
  const ranks = ranked(name);
  const series: Series[] = [];
  const bands: Band[] = [];
  for (const racer of racers.value) {
    const { first, index, entrant } = racer;
    const many = racer.runs.length > 1;
    const style = { color: colorOf(index), dash: dashOf(index), width: racer === shownRacer.value ? 1.25 : 0.8 };
    const track = many ? spreadOf(racer, name).median : first.epoch[name];
    const label = nameOf(entrant);
    series.push({ ...style, label, rank: ranks.indexOf(racer), points: pointsOf(track) });
    if (many) {
      const { low, high } = spreadOf(racer, name);
      bands.push({ color: style.color, low: low.values(), high: high.values() });
    } else if (state.held.value > 0) {
      const rank = Number.POSITIVE_INFINITY;
      series.push({ ...style, label, rank, dash: [1, 3], width: 0.7, points: pointsOf(first.epoch[test]) });
    }
  }
  return { series: [...series, ...(ghost.value?.[name] ?? [])], bands };
}

/** So high that the curves fill the chart, but one that goes astray does not press all others flat. */
function lossTop(): number {
  const starts = racers.value
    .flatMap(({ first }) => first.epoch.loss.at(0) ?? [])
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const middle = starts[Math.floor((starts.length - 1) / 2)] ?? 0.7;
  return Math.min(starts.at(-1) ?? 0.7, 3 * middle) * 1.08;
}

const lossLines = computed(() => {
  live.loss.version.value;
  return lines("loss", "testLoss");
});
export const lossBands = (): readonly Band[] => lossLines.peek().bands;
export const lossModel = computed<Model>(() => {
  const { series } = lossLines.value;
  if (!state.logLoss.value) return { x: epochs(), y: { min: 0, max: lossTop(), format: tidy }, series };
  return { x: epochs(), y: logAxis(series), series };
});

const accuracyLines = computed(() => {
  live.accuracy.version.value;
  return lines("accuracy", "testAccuracy");
});
export const accuracyBands = (): readonly Band[] => accuracyLines.peek().bands;
export const accuracyModel = computed<Model>(() => {
  const { series } = accuracyLines.value;
  if (isRegression()) return { x: epochs(), y: { min: 0, max: 1, format: tidy }, series };
  let lowest = 0.45;
  for (const { points } of series) for (const { y } of points) if (y < lowest) lowest = y;
  return { x: epochs(), y: { min: Math.floor(lowest * 10) / 10, max: 1, format: percent }, series };
});

function logAxis(series: readonly Series[]): Axis {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const { points } of series) {
    for (const { y } of points) {
      if (y > 0 && y < low) low = y;
      if (y > high) high = y;
    }
  }
  if (high === 0) return { log: true, min: 1e-4, max: 1, format: power };
  const floor = 10 ** Math.floor(Math.log10(low));
  return { log: true, min: floor, max: Math.max(10 ** Math.ceil(Math.log10(high)), floor * 10), format: power };
}

/** From the first layer (blue) to the output (vermilion). */
const depthColors = ["--c1", "--c6", "--c3", "--c5", "--c4"];

export const gradientModel = computed<Model>(() => {
  live.gradient.version.value;
  const layers = shownRacer.value?.first.layer.gradient ?? [];
  const series = layers.map((track, index): Series => {
    const last = index === layers.length - 1;
    return {
      label: layerName(index, layers.length),
      color: last ? "--c2" : (depthColors[index % depthColors.length] as string),
      dash: dashOf(index),
      width: 0.85,
      points: pointsOf(track),
    };
  });
  return { x: epochs(), y: logAxis(series), series };
});
