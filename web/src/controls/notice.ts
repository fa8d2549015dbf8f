import { signal } from "@preact/signals";
import type { Text, Values } from "../i18n/text";

interface Offer {
  text: Text;
  act: () => void;
}

interface Notice {
  text: Text;
  values?: Values;
  /** What can be done about it: taking it back, for one. */
  offer?: Offer;
}

/** The one quiet message at the foot of the page. */
export const notice = signal<Notice | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(text: Text, values?: Values, offer?: Offer): void {
  notice.value = { text, ...(values ? { values } : {}), ...(offer ? { offer } : {}) };
  clearTimeout(timer);
  timer = setTimeout(dismiss, 8000);
}

export function dismiss(): void {
  notice.value = null;
}
