import { computed, effect, signal } from "@preact/signals";
import { freeFrame } from "../frame";
import { restyle } from "../restyle";
import { state } from "../state/state";
import type { Language } from "./text";

/** What the visitor's browser prefers, unless the page was told otherwise. */
function preferred(): Language {
  const languages = typeof navigator === "undefined" ? [] : navigator.languages;
  const first = languages.find((code) => /^(zh|en)\b/i.test(code));
  return first?.toLowerCase().startsWith("en") ? "en" : "zh";
}

/** What the page is to be in. */
export const chosenLanguage = computed<Language>(() =>
  state.language.value === "auto" ? preferred() : state.language.value,
);

const shown = signal<Language | undefined>(undefined);

/** What the words on the page are in. */
export const language = computed<Language>(() => shown.value ?? chosenLanguage.value);

/** The tag for a `lang` attribute, which decides a screen reader's voice. */
export const tag = (lang: Language): string => (lang === "zh" ? "zh-CN" : "en");

/** Shows the chosen language on the page from now on. */
export function followLanguage(): void {
  shown.value = chosenLanguage.peek();
  effect(() => {
    document.documentElement.lang = tag(chosenLanguage.value);
    // The words in a task of their own, and in a frame without drawing: all of the page is laid out anew.
    void restyle(async () => {
      await new Promise((resolve) => setTimeout(resolve));
      freeFrame();
      shown.value = chosenLanguage.peek();
    });
  });
}
