import { accepts } from "../../core/catalogue";
import type { ActivationInfo } from "../../core/types";
import { type Choice, withParameters } from "../../state/choice";
import { mostCurves } from "../../state/explore";
import { state } from "../../state/state";
import { activeIndex, shown } from "./shown";

function put(list: readonly Choice[], activeAt: number): void {
  state.digits.value = false;
  state.curves.value = list;
  state.active.value = Math.max(0, Math.min(activeAt, list.length - 1));
}

/** Selects the activation if it is on show, else shows it in place of the selected one. */
export function open(info: ActivationInfo): void {
  if (info.kind === "vector") {
    state.panel.value = "rows";
    state.row.value = info.id;
    return;
  }
  state.panel.value = "curves";
  show(info);
}

/** The same for an element-wise activation, wherever one is looking. */
export function show(info: ActivationInfo): void {
  const list = shown.peek();
  const index = list.findIndex(({ id }) => id === info.id);
  if (index >= 0) select(index);
  else put(list.with(activeIndex.peek(), { id: info.id }), activeIndex.peek());
}

/** Makes the n-th curve the one that facts, tangent and zones are about. */
export function select(index: number): void {
  state.digits.value = false;
  state.active.value = index;
}

/** Adds the activation to those on show, or takes it away. */
export function toggle(info: ActivationInfo): void {
  const list = shown.peek();
  const index = list.findIndex(({ id }) => id === info.id);
  if (index >= 0) removeAt(index);
  else if (list.length < mostCurves) put([...list, { id: info.id }], list.length);
}

export function removeAt(index: number): void {
  const list = shown.peek();
  if (list.length < 2) return;
  const active = activeIndex.peek();
  put(list.toSpliced(index, 1), active > index ? active - 1 : active);
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
