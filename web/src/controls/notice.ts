import { signal } from "@preact/signals";
import type { Text, Values } from "../i18n/text";

interface Notice {
  text: Text;
  values?: Values;
  /** Takes back what the message tells of. */
  undo?: () => void;
}

/** The one quiet message at the foot of the page. */
export const notice = signal<Notice | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(text: Text, values?: Values, undo?: () => void): void {
  notice.value = { text, ...(values ? { values } : {}), ...(undo ? { undo } : {}) };
  clearTimeout(timer);
  timer = setTimeout(dismiss, 8000);
}

export function dismiss(): void {
  notice.value = null;
}
