import { signal } from "@preact/signals";
import type { Text, Values } from "../i18n/text";

/** The one quiet message at the foot of the page. */
export const notice = signal<{ text: Text; values?: Values } | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(text: Text, values?: Values): void {
  notice.value = values ? { text, values } : { text };
  clearTimeout(timer);
  timer = setTimeout(dismiss, 8000);
}

export function dismiss(): void {
  notice.value = null;
}
