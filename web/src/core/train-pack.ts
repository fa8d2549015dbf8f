import type { History } from "./types";

/** One run's history on its way out of a worker: one array instead of forty. */
const perEpoch = ["loss", "accuracy", "testLoss", "testAccuracy"] as const;
const perLayer = ["gradient", "dead", "saturated", "flat"] as const;

export type EpochSeries = (typeof perEpoch)[number];
export type LayerSeries = (typeof perLayer)[number];

/** [epochs, layers, held-out or not, then each series in turn]. */
export function pack(history: History): Float64Array {
  const single = perEpoch.flatMap((name) => history[name] ?? []);
  const layered = perLayer.flatMap((name) => history[name]);
  const all = [...single, ...layered];
  const epochs = history.loss.length;
  const packed = new Float64Array(3 + all.length * epochs);
  packed.set([epochs, history.gradient.length, history.testLoss ? 1 : 0]);
  for (const [index, series] of all.entries()) packed.set(series, 3 + index * epochs);
  return packed;
}

/** Tells of each series in turn where it begins and ends in `packed`; a view of each would be much garbage. */
export function unpack(
  packed: Float64Array,
  take: {
    epoch(name: EpochSeries, begin: number, end: number): void;
    layer(name: LayerSeries, layer: number, begin: number, end: number): void;
  },
): void {
  const [epochs = 0, layers = 0, held = 0] = packed;
  let begin = 3;
  for (const name of perEpoch) {
    if (!held && name.startsWith("test")) continue;
    take.epoch(name, begin, begin + epochs);
    begin += epochs;
  }
  for (const name of perLayer) {
    for (let layer = 0; layer < layers; layer++, begin += epochs) take.layer(name, layer, begin, begin + epochs);
  }
}

interface Tracks {
  push(values: Float64Array): void;
  cut(length: number): void;
}

/** Puts whole series in the place of what `run` has. */
export function unpackInto<T extends Tracks>(
  run: { epoch: Record<EpochSeries, T>; layer: Record<LayerSeries, T[]>; track(name: LayerSeries, layer: number): T },
  series: { epoch: Record<EpochSeries, Float64Array>; layer: Record<LayerSeries, Float64Array[]> },
): void {
  for (const name of perEpoch) {
    run.epoch[name].cut(0);
    run.epoch[name].push(series.epoch[name]);
  }
  for (const name of perLayer) {
    for (const [layer, values] of series.layer[name].entries()) {
      const track = run.track(name, layer);
      track.cut(0);
      track.push(values);
    }
  }
}
