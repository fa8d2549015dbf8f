import { batch } from "@preact/signals";
import { notify } from "../../controls/notice";
import { forget } from "../../core/formulas";
import type { Choice } from "../../core/types";
import { common } from "../../i18n/common";
import { formula as words } from "../../i18n/formula";
import { mostCurves } from "../../state/explore";
import { drop, inUse, keep } from "../../state/kept";
import { state } from "../../state/state";
import { shown } from "../model/shown";
import { type Own, own } from "./model";

/** Shows it among the curves. */
export function toCurves(): void {
  const mine = own.peek();
  if (!mine) return;
  const list = shown.peek();
  const at = list.findIndex(({ id }) => id === mine.choice.id);
  if (at < 0 && list.length >= mostCurves) {
    notify(words.full, { count: mostCurves });
    return;
  }
  batch(() => {
    state.curves.value = at < 0 ? [...list, mine.choice] : list.with(at, mine.choice);
    state.active.value = at < 0 ? list.length : at;
    state.panel.value = "curves";
  });
  notify(words.added, { name: mine.info.name });
}

/** Enters it in the race of activations. */
export function race(): void {
  const mine = own.peek();
  if (!mine) return;
  batch(() => {
    const others = state.racers.peek().filter(({ id }) => id !== mine.choice.id);
    const plain = state.contest.peek() === "activation" ? others : [{ id: "relu" }];
    state.contest.value = "activation";
    state.racers.value = [mine.choice, ...plain].slice(0, 64);
    state.shown.value = 0;
    state.view.value = "train";
  });
  notify(words.entered, { name: mine.info.name });
}

export function keepIt({ choice, info }: Own): void {
  keep(choice);
  notify(words.keptNow, { name: info.name });
}

/** Takes it from the device; what shows it goes on to do so. */
export function remove(choice: Choice, name: string): void {
  drop(choice.id);
  notify(words.removed, { name }, { text: common.undo, act: () => keep(choice) });
  if (!inUse(choice.id) && state.formula.peek()?.id !== choice.id) queueForget(choice.id);
}

/** Not before it can no longer be brought back. */
function queueForget(id: string): void {
  setTimeout(() => {
    if (!inUse(id) && state.formula.peek()?.id !== id) forget(id);
  }, 10_000);
}
