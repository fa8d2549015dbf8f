import { signal } from "@preact/signals";
import { openCompiler } from "../core/core";
import { formulaOf } from "../core/formulas";
import { type Choice, formatChoice, parseChoice } from "./choice";

/** Formulas that stay on this device, as links write them; a browser that keeps nothing has none. */
const key = "activation-playground formulas";

const most = 50;

function stored(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter((each) => typeof each === "string").slice(-most) : [];
  } catch {
    return [];
  }
}

export const kept = signal<readonly Choice[]>([]);

function store(list: readonly Choice[]): void {
  kept.value = list;
  try {
    localStorage.setItem(key, JSON.stringify(list.map(formatChoice)));
  } catch {
    // They stay until the page is closed.
  }
}

export function keep(choice: Choice): void {
  store([...kept.peek().filter(({ id }) => id !== choice.id), choice].slice(-most));
}

export function drop(id: string): void {
  store(kept.peek().filter((each) => each.id !== id));
}

let opened: Promise<void> | undefined;

/** Compiles what was kept on another day; without any, nothing is loaded. */
export function openKept(): Promise<void> {
  opened ??= open();
  return opened;
}

async function open(): Promise<void> {
  const texts = stored();
  if (texts.length === 0) return;
  try {
    await openCompiler();
  } catch {
    return; // the panel that writes formulas says so
  }
  kept.value = texts.map(parseChoice).filter((choice): choice is Choice => !!choice && !!formulaOf(choice.id));
}
