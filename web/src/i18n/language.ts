import { computed, effect, signal } from "@preact/signals";
import { restyle } from "../page/restyle";
import { state } from "../state/state";

export type Language = "zh" | "en";

export const other = (lang: Language): Language => (lang === "zh" ? "en" : "zh");

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
  const show = () => {
    shown.value = chosenLanguage.peek();
  };
  show();
  effect(() => {
    document.documentElement.lang = tag(chosenLanguage.value);
    void restyle(show);
  });
}
