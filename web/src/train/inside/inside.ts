import { computed, signal } from "@preact/signals";
import type { LayerWeights, SampleTrace } from "playground-core";
import { typeset } from "../../i18n/number";
import type { Live } from "../../page/live";
import { live } from "../race/live";
import { looks } from "../race/looks";
import { shownRacer } from "../race/shown";
import { draw, type Edge } from "./drawing";

export interface Inside {
  weights: LayerWeights[];
  trace: SampleTrace;
  epoch: number;
}

/** The network of the racer on show as it was last seen, drawn anew with `shower`. */
const insideOf = (shower: Live) =>
  computed<Inside | undefined>(() => {
    shower.version.value;
    const racer = shownRacer.value;
    const { weights, trace, epoch } = (racer && looks.get(racer)) ?? {};
    return weights && trace ? { weights, trace, epoch: epoch ?? 0 } : undefined;
  });

/** For the picture of the weights, which changes many times a second. */
const networkShown = insideOf(live.network);
/** Where its units and edges stand. */
export const networkDrawn = computed(() => networkShown.value && draw(networkShown.value.weights));
/** For all that is written of it. */
export const numbersShown = insideOf(live.numbers);

/** The unit whose numbers are shown: its layer (the last is the output) and its place there. */
export const unit = signal<{ layer: number; index: number }>({ layer: 0, index: 0 });
/** The input of that unit whose edge is shown, if one is. */
export const edge = signal<number | null>(null);

/** Whether the edge is the chosen one, or leads to the chosen unit while none is. */
export const isChosen = ({ from, to }: Edge): boolean =>
  to.layer === unit.value.layer && to.index === unit.value.index && (edge.value === null || edge.value === from.index);

/** Where the sample stands: forward through the layers, the loss, and back. */
export const stage = signal(0);

export const stagesOf = (layers: number): number => 2 * layers + 1;

/** The layer of a stage, and which way the sample goes. */
export function stageAt(step: number, layers: number): { kind: "forward" | "loss" | "backward"; layer: number } {
  if (step < layers) return { kind: "forward", layer: step };
  if (step === layers) return { kind: "loss", layer: layers - 1 };
  return { kind: "backward", layer: 2 * layers - step };
}

/** Goes to a stage; the unit goes along to its layer. */
export function goTo(step: number, inside: Inside): void {
  const layers = inside.weights.length;
  stage.value = Math.max(0, Math.min(stagesOf(layers) - 1, step));
  const { layer } = stageAt(stage.value, layers);
  const outputs = inside.weights[layer]?.outputs ?? 1;
  unit.value = { layer, index: Math.min(unit.value.index, outputs - 1) };
  edge.value = null;
}

export function choose(layer: number, index: number, inside: Inside, from: number | null = null): void {
  unit.value = { layer, index };
  edge.value = from;
  const layers = inside.weights.length;
  const { kind } = stageAt(Math.min(stage.value, stagesOf(layers) - 1), layers);
  stage.value = kind === "backward" ? 2 * layers - layer : layer;
}

/** Four digits, and a minus sign that is one. */
export function digits(value: number | undefined): string {
  if (value === undefined) return "—";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return typeset(size < 1e-3 || size >= 1e5 ? value.toExponential(2) : value.toPrecision(4));
}
