import { choice, number, word } from "./field";

export const shellFields = {
  view: choice(["explore", "train", "lessons"], "explore"),
  language: choice(["auto", "zh", "en"], "auto"),
  theme: choice(["auto", "light", "dark", "projector"], "auto"),
  /** What the Lessons view lists. */
  shelf: choice(["lessons", "claims"], "lessons"),
  /** The lesson that is on, by its id, and its step; "" for none. */
  lesson: word(""),
  step: number(1, { min: 1, max: 99, whole: true }),
};
