import { choice } from "./field";

export const shellFields = {
  view: choice(["explore", "train"], "explore"),
  language: choice(["auto", "zh", "en"], "auto"),
  theme: choice(["auto", "light", "dark", "projector"], "auto"),
};
