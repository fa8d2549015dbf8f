import { signal } from "@preact/signals";
import { openCompiler } from "../core/core";
import { formulaOf, ownActivation } from "../core/formulas";
import type { ActivationInfo } from "../core/types";
import { store, stored } from "../page/store";
import { type Choice, formatChoice, parseChoice } from "./choice";
import { state } from "./state";

/** Formulas that stay on this device are stored as links write them. */
const name = "formulas";

const most = 50;

export const kept = signal<readonly Choice[]>([]);

function found(): string[] {
  const texts = stored(name, () => {
    kept.value = [];
  });
  return Array.isArray(texts) ? texts.filter((each) => typeof each === "string").slice(-most) : [];
}

function put(list: readonly Choice[]): void {
  kept.value = list;
  store(name, list.map(formatChoice));
}

export function keep(choice: Choice): void {
  put([...kept.peek().filter(({ id }) => id !== choice.id), choice].slice(-most));
}

export function drop(id: string): void {
  put(kept.peek().filter((each) => each.id !== id));
}

const shown = () => [...kept.value, ...state.curves.value, ...state.racers.value];

/** Whether something shows this formula, or it is kept. */
export const inUse = (id: string): boolean => shown().some((each) => each.id === id);

/** As it was kept, with its parameters' values, or as it is in the catalogue. */
export const startOf = (id: string): Choice => kept.peek().find((each) => each.id === id) ?? { id };

/** The formulas that the page offers beside the catalogue. */
export function offered(): ActivationInfo[] {
  return [...new Set(shown().map(({ id }) => id))].map(ownActivation).filter((info) => info !== undefined);
}

let opened: Promise<void> | undefined;

/** Compiles what was kept on another day; without any, nothing is loaded. */
export function openKept(): Promise<void> {
  opened ??= open();
  return opened;
}

async function open(): Promise<void> {
  const texts = found();
  if (texts.length === 0) return;
  try {
    await openCompiler();
  } catch {
    return; // the panel that writes formulas says so
  }
  kept.value = texts.map(parseChoice).filter((choice): choice is Choice => !!choice && !!formulaOf(choice.id));
}
