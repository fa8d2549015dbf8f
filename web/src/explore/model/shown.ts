import { computed, signal } from "@preact/signals";
import type { Point } from "../../charts/model";
import { accepts, activation, elementwise } from "../../core/catalogue";
import { type Choice, formatChoice, withParameters } from "../../state/choice";
import type { Range } from "../../state/field";
import { state } from "../../state/state";
import { short } from "./format";
import { type Mark, plotted } from "./marks";
import { type Curve, evaluate, type Order, orders, sample } from "./sample";
import { zones } from "./zones";

/** How many pixel columns the plots have; the charts say so when their size changes. */
export const plotColumns = signal(480);

/** The activations on show: those of the link that the catalogue has. */
export const shown = computed<readonly Choice[]>(() => {
  const known = state.curves.value.filter(({ id }) => activation(id)?.kind === "elementwise");
  const first = elementwise()[0];
  return known.length > 0 || !first ? known : [{ id: first.id }];
});

export const activeIndex = computed(() => Math.min(state.active.value, shown.value.length - 1));
export const active = computed(() => shown.value[activeIndex.value]);

/** A curve on the charts. */
export interface ShownCurve {
  choice: Choice;
  /** At its right end. */
  label: string;
}

/** Tells curves of one function apart: "GELU", "GELU(tanh)", "LeakyReLU(0.2)", "Hardtanh(min_val = −2)". */
export function labelOf({ id, parameters = {} }: Choice): string {
  const info = activation(id);
  const lone = (info?.parameters.length ?? 0) < 2;
  const values = Object.entries(parameters).map(([name, value]) => {
    const text = typeof value === "number" ? short(value) : value;
    return lone || typeof value === "string" ? text : `${name} = ${text}`;
  });
  return values.length > 0 ? `${info?.name ?? id}(${values.join(", ")})` : (info?.name ?? id);
}

/** The selected activation at several values of one parameter, if that is wanted and it has such a parameter. */
export const fan = computed<ShownCurve[]>(() => {
  const wanted = state.fan.value;
  const choice = active.value;
  const parameter = activation(choice?.id ?? "")?.parameters.find(({ name }) => name === wanted?.parameter);
  if (!wanted || !choice || !parameter) return [];
  return wanted.values
    .map((value) => ({
      choice: withParameters(choice, { [parameter.name]: value }),
      label: `${parameter.name} = ${short(value)}`,
    }))
    .filter(({ choice: { id, parameters } }) => accepts(id, parameters ?? {}));
});

/** What the charts show: the fan, or else the activations on show. */
export const entries = computed<ShownCurve[]>(() =>
  fan.value.length > 0 ? fan.value : shown.value.map((choice) => ({ choice, label: labelOf(choice) })),
);

/** The entry that tangent, zones and reading are about: in a fan the one that the sliders are at, or the first. */
export const activeEntry = computed(() => {
  if (fan.value.length === 0) return activeIndex.value;
  const now = formatChoice(active.value ?? { id: "" });
  return Math.max(
    0,
    entries.value.findIndex(({ choice }) => formatChoice(choice) === now),
  );
});

/** Dragging one activation's slider samples only that one again. */
let sampled = new Map<string, Curve>();

export const curves = computed<Curve[]>(() => {
  const range = state.x.value;
  const next = new Map<string, Curve>();
  const list: Curve[] = [];
  for (const { choice } of entries.value) {
    const key = `${formatChoice(choice)} ${range.min} ${range.max} ${plotColumns.value}`;
    const curve = sampled.get(key) ?? sample(choice, range, plotColumns.value);
    next.set(key, curve);
    list.push(curve);
  }
  sampled = next;
  return list;
});

interface Plotted {
  curve: Curve;
  points: Point[];
  marks: Mark[];
}

/** Points of one order. A curve that stays keeps its points; one that changes takes over those of one that went. */
function drawn(order: Order) {
  let before: Plotted[] = [];
  return computed<Plotted[]>(() => {
    const list = curves.value;
    const stayed = new Set(list);
    const free = before.filter(({ curve }) => !stayed.has(curve)).map(({ points }) => points);
    before = list.map(
      (curve) => before.find((known) => known.curve === curve) ?? { curve, ...plotted(curve, order, free.pop()) },
    );
    return before;
  });
}

export const plottedCurves = { f: drawn("f"), f1: drawn("f1"), f2: drawn("f2") } satisfies Record<Order, unknown>;

export const activeZones = computed(() => {
  const curve = curves.value[activeEntry.value];
  return curve && state.zones.value ? zones(curve) : [];
});

/** What the probe reads on each curve. */
export const readings = computed<Record<Order, number>[]>(() => {
  const x = new Float32Array([state.probe.value]);
  return entries.value.map(({ choice }) => {
    const y = evaluate(choice, x);
    return Object.fromEntries(orders.map((order) => [order, y[order][0]])) as Record<Order, number>;
  });
});

/** The range of y that shows all finite values, and those of `also`, with a little air; on a grid, so that it rests while a slider moves. */
export function fitted(list: readonly Plotted[], order: Order, also: readonly number[] = []): Range {
  let low = 0;
  let high = 0;
  for (const values of [...list.map(({ curve }) => curve.y[order]), also]) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (high - low < 1e-30) return { min: low - 1, max: high + 1 };
  const air = (high - low) * 0.05;
  const grid = 10 ** Math.floor(Math.log10(high - low)) / 5;
  const sixDigits = (value: number) => Number(value.toPrecision(6));
  return {
    min: sixDigits(Math.floor((low - air) / grid) * grid),
    max: sixDigits(Math.ceil((high + air) / grid) * grid),
  };
}
