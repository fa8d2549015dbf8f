import { signal } from "@preact/signals";

/** All of the page's entries in the browser's storage begin so. */
const prefix = "activation-playground ";

/** Changes with what is stored. */
const version = signal(0);

/** What each name begins with, and is again when all has been deleted. */
const resets = new Map<string, () => void>();

/**
 * What stays on this device under this name; undefined where there is nothing, or no storage. `reset`: what to do when
 * the visitor deletes it.
 */
export function stored(name: string, reset: () => void): unknown {
  resets.set(name, reset);
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Where storage is full or switched off, it stays until the page is closed. Nothing, or an empty value, takes it away. */
export function store(name: string, value: object): void {
  try {
    if (Object.keys(value).length === 0) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Whoever asks for it has it still.
  }
  version.value++;
}

/** All that stays on this device, by name. */
export function allStored(): Record<string, unknown> {
  version.value;
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return Object.fromEntries(
      names.map((name) => [name.slice(prefix.length), JSON.parse(localStorage.getItem(name) ?? "null")]),
    );
  } catch {
    return {};
  }
}

export function deleteStored(): void {
  for (const name of Object.keys(allStored())) store(name, {});
  for (const reset of resets.values()) reset();
}
