import { activation } from "../../core/catalogue";
import { typeset } from "../../i18n/number";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import type { Entrant } from "../../state/entrant";
import { state } from "../../state/state";

/** 0.0001 as 1e−4. */
export function tidyRate(value: number): string {
  return typeset(value !== 0 && (value < 1e-2 || value >= 1e4) ? value.toExponential() : String(value));
}

/** What a layer is called; the last of them is the output layer. */
export const layerName = (layer: number, layers: number): string =>
  layer === layers - 1 ? t(words.output) : t(words.layer, { n: layer + 1 });

function departures({ init, lr, norm, depth, parameters }: Entrant): string[] {
  const parts = Object.values(parameters ?? {}).map((value) => typeset(String(value)));
  if (init !== undefined) parts.push(init);
  if (lr !== undefined) parts.push(`lr ${tidyRate(lr)}`);
  if (norm !== undefined) parts.push(t(words.norms[norm]));
  if (depth !== undefined) parts.push(t(words.layers, { n: depth }));
  return parts;
}

/**
 * What tells this racer from the others: the activation's name, unless all have the same. It does not
 * follow the racers: what shows names does that itself, in its own time.
 */
export function nameOf(entrant: Entrant, among: readonly Entrant[] = state.racers.peek()): string {
  const name = activation(entrant.id)?.name ?? entrant.id;
  const parts = departures(entrant);
  const same = among.length > 1 && among.every(({ id }) => id === entrant.id);
  return parts.length > 0 && same ? parts.join(" · ") : [name, ...parts].join(" · ");
}
