import { notify } from "../../controls/notice";
import { accepts, activation } from "../../core/catalogue";
import type { ActivationInfo } from "../../core/types";
import { common } from "../../i18n/common";
import { explore as words } from "../../i18n/explore";
import type { Text } from "../../i18n/text";
import { type Choice, formatChoice, withParameters } from "../../state/choice";
import { mostCurves } from "../../state/explore";
import { startOf } from "../../state/kept";
import { state } from "../../state/state";
import { fanValues } from "./fan-values";
import { activeIndex, labelOf, shown } from "./shown";

/** Shows other curves, says so, and can take it back. */
function change(text: Text, name: string, list: readonly Choice[], activeAt: number): void {
  const before = { curves: state.curves.peek(), active: state.active.peek(), fan: state.fan.peek() };
  put(list, activeAt);
  const act = () => {
    state.curves.value = before.curves;
    state.active.value = before.active;
    state.fan.value = before.fan;
  };
  notify(text, { name }, { text: common.undo, act });
}

function put(list: readonly Choice[], activeAt: number): void {
  state.digits.value = false;
  state.curves.value = list;
  state.active.value = Math.max(0, Math.min(activeAt, list.length - 1));
}

/** Selects the activation if it is on show, else adds it to what is. */
export function open(info: ActivationInfo): void {
  if (info.kind === "vector") {
    state.panel.value = "rows";
    state.row.value = info.id;
    return;
  }
  state.panel.value = "curves";
  const list = shown.peek();
  const index = list.findIndex(({ id }) => id === info.id);
  if (index >= 0) select(index);
  else if (list.length < mostCurves) change(words.added, info.name, [...list, startOf(info.id)], list.length);
  else replace(info);
}

/** Selects an element-wise activation if it is on show, else shows it in place of the selected one. */
export function show(info: ActivationInfo): void {
  const index = shown.peek().findIndex(({ id }) => id === info.id);
  if (index >= 0) select(index);
  else replace(info);
}

/** Shows the activation in place of the selected one. */
export function replace(info: ActivationInfo): void {
  const index = activeIndex.peek();
  change(words.replaced, info.name, shown.peek().with(index, startOf(info.id)), index);
}

/** Shows the selected activation once more, with another value of its first parameter, to compare the two. */
export function addAgain(index: number): void {
  const list = shown.peek();
  const choice = list[index];
  const info = choice && activation(choice.id);
  if (!choice || !info || list.length >= mostCurves) return;
  const there = new Set(list.map(formatChoice));
  const next = info.parameters
    .flatMap((parameter) =>
      (parameter.choices?.length ? parameter.choices : fanValues(parameter)).map((value) =>
        withParameters(choice, { [parameter.name]: value }),
      ),
    )
    .find((other) => !there.has(formatChoice(other)) && accepts(other.id, other.parameters ?? {}));
  if (next) change(words.added, labelOf(next), [...list, next], list.length);
}

/** Makes the n-th curve the one that facts, tangent and zones are about. */
export function select(index: number): void {
  state.digits.value = false;
  state.active.value = index;
}

export function removeAt(index: number): void {
  const list = shown.peek();
  if (list.length < 2) return;
  const active = activeIndex.peek();
  change(words.removed, labelOf(list[index] as Choice), list.toSpliced(index, 1), active > index ? active - 1 : active);
}

/** Sets parameters of the n-th curve, unless the core refuses them together. */
export function setParameters(index: number, parameters: Record<string, number | string>): boolean {
  const choice = shown.peek()[index];
  if (!choice) return false;
  const next = withParameters(choice, parameters);
  if (!accepts(next.id, next.parameters ?? {})) return false;
  state.curves.value = shown.peek().with(index, next);
  return true;
}

export function resetParameters(index: number): void {
  const choice = shown.peek()[index];
  if (choice) state.curves.value = shown.peek().with(index, { id: choice.id });
}
