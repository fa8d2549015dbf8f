import { type Signal, signal } from "@preact/signals";
import { exploreFields } from "./explore";
import type { Table, Values } from "./link";
import { shellFields } from "./shell";
import { trainFields } from "./train";

/** All state of the page that a link carries: name in the link → how it is read, written and started. */
export const table = { ...shellFields, ...exploreFields, ...trainFields };

export type State = Values<typeof table>;
type Signals<T extends Table> = { readonly [K in keyof T]: Signal<T[K]["initial"]> };

export const state = Object.fromEntries(
  Object.entries(table).map(([name, field]) => [name, signal<unknown>(field.initial)]),
) as unknown as Signals<typeof table>;

export function snapshot(): State {
  return Object.fromEntries(Object.entries(state).map(([name, { value }]) => [name, value])) as State;
}

export function restore(values: Partial<State>): void {
  for (const [name, value] of Object.entries(values)) {
    const entry = state[name as keyof State] as Signal<unknown>;
    entry.value = value;
  }
}
