import temml from "temml";
import type { Plugin } from "vite";

const name = "virtual:formulas";

/**
 * MathML without inline styles, which the page's policy forbids; Temml's paddings become a class. An abbreviation that
 * follows the formula ("\\tanh(s), \\quad s = …") stands on a line of its own.
 */
function mathml(tex: string): string {
  const lines = tex.includes("\\begin") ? [tex] : tex.split(/,\s*\\quad\s*/);
  return lines
    .map((line) => temml.renderToString(line, { displayMode: true }))
    .join("")
    .replace(/ style="padding-left:1em[^"]*"/g, ' class="gap"')
    .replace(/ (style|class)="(?!gap")[^"]*"/g, "");
}

/** The core's formulas, drawn while building: TeX → MathML. The page then needs no TeX of its own. */
export function formulas(core: string): Plugin {
  return {
    name: "formulas",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const { loadCore } = await import(/* @vite-ignore */ core);
      const drawn: Record<string, string> = {};
      for (const { formula, derivativeFormula } of (await loadCore()).catalogue()) {
        for (const tex of [`f(x) = ${formula}`, `f'(x) = ${derivativeFormula}`]) drawn[tex] = mathml(tex);
      }
      return `export default ${JSON.stringify(drawn)}`;
    },
  };
}
