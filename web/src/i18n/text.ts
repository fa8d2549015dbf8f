import { language, other } from "./language";

/** A user-visible text; both languages side by side, so that neither can be forgotten. */
export interface Text {
  zh: string;
  en: string;
}

export type Values = Record<string, string | number>;

/** Replaces {name} by its value. */
export function fill(text: string, values?: Values): string {
  return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text;
}

/** The text in the language of the moment; a component that calls it is drawn anew when the language changes. */
export const t = (text: Text, values?: Values): string => fill(text[language.value], values);

/** The same in the other language, for the small second term on a label. */
export const tOther = (text: Text, values?: Values): string => fill(text[other(language.value)], values);
