import { computed, effect, signal } from "@preact/signals";
import { drawAll } from "../page/frame";
import { restyle } from "../page/restyle";
import { state } from "../state/state";

/** A canvas knows no CSS variables: here they are read, again whenever the theme changes. */
export interface Palette {
  color(variable: string): string;
  font: { size: number; family: string };
  line: number;
}

const prefersDark = typeof matchMedia === "undefined" ? undefined : matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(prefersDark?.matches ?? false);
prefersDark?.addEventListener("change", ({ matches }) => {
  systemDark.value = matches;
});

type Theme = "light" | "dark" | "projector" | "stage" | "print";

/** What the page is to look like. */
const chosenTheme = computed<Theme>(() => {
  if (state.stage.value !== "") return "stage";
  const wanted = state.theme.value;
  return wanted === "auto" ? (systemDark.value ? "dark" : "light") : wanted;
});

const shown = signal<Theme | undefined>(undefined);

/** What the page looks like. */
export const theme = computed<Theme>(() => shown.value ?? chosenTheme.value);

/** Shows the chosen theme on the page from now on. */
export function followTheme(): void {
  const show = () => {
    const chosen = chosenTheme.peek();
    document.documentElement.dataset.theme = chosen; // first: what follows the signal may read the styles
    shown.value = chosen;
  };
  show();
  effect(() => {
    chosenTheme.value;
    void restyle(show);
  });
  // On paper: light, as wide as the paper, and drawn anew for it before the browser takes the picture.
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "print";
    shown.value = "print";
    drawAll();
  });
  addEventListener("afterprint", show);
}

/** Reading it settles the page's styles: drawings follow the theme, and read the palette when they are drawn. */
export const palette = computed<Palette>(() => {
  theme.value;
  const style = getComputedStyle(document.documentElement);
  const seen = new Map<string, string>();
  return {
    color(variable) {
      let value = seen.get(variable);
      if (value === undefined) {
        value = style.getPropertyValue(variable).trim();
        seen.set(variable, value);
      }
      return value;
    },
    font: {
      size: Number.parseFloat(style.getPropertyValue("--chart-font")) || 12,
      family: getComputedStyle(document.body).fontFamily,
    },
    line: Number.parseFloat(style.getPropertyValue("--chart-line")) || 2,
  };
});

/** Colour never stands alone: the n-th curve also has the n-th dash. */
const dashes: readonly (readonly number[])[] = [[], [8, 5], [2, 4], [9, 4, 2, 4], [14, 4], [3, 3, 8, 3]];
const colors = 6;

export const colorOf = (index: number): string => `--c${(index % colors) + 1}`;

/** Past the sixth the colours come again, with other dashes. */
export const dashOf = (index: number): readonly number[] =>
  dashes[(index + Math.floor(index / colors)) % dashes.length] ?? [];
