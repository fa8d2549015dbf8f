import { computed } from "@preact/signals";
import { state } from "../state/state";
import type { Language } from "./text";

/** What the visitor's browser prefers, unless the page was told otherwise. */
function preferred(): Language {
  const languages = typeof navigator === "undefined" ? [] : navigator.languages;
  const first = languages.find((code) => /^(zh|en)\b/i.test(code));
  return first?.toLowerCase().startsWith("en") ? "en" : "zh";
}

export const language = computed<Language>(() =>
  state.language.value === "auto" ? preferred() : state.language.value,
);

/** The tag for a `lang` attribute, which decides glyphs and a screen reader's voice. */
export const tag = (lang: Language): string => (lang === "zh" ? "zh-CN" : "en");
