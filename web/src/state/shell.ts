import { choice, number, word } from "./field";

export const shellFields = {
  view: choice(["explore", "train", "lessons"], "explore"),
  language: choice(["auto", "zh", "en"], "auto"),
  theme: choice(["auto", "light", "dark", "projector"], "auto"),
  /** The figure that fills the screen; "" for none. */
  stage: choice(["", "curve", "race", "boundary", "gradient", "neurons", "sample"], ""),
  /** On the stage: buttons, none, or none and what is shown cannot be changed. */
  controls: choice(["shown", "hidden", "locked"], "shown"),
  /** Of an embedded page the header and the tabs are left out. */
  frame: choice(["full", "bare"], "full"),
  /** What the Lessons view lists. */
  shelf: choice(["lessons", "claims"], "lessons"),
  /** The lesson that is on, by its id, and its step; "" for none. */
  lesson: word(""),
  step: number(1, { min: 1, max: 99, whole: true }),
};
