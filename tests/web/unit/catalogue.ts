import { loadCore } from "playground-core";
import { learnCatalogue } from "../../../web/src/core/catalogue";
import { learnCompiler } from "../../../web/src/core/formulas";

/** The real core and its catalogue, as the page has them once it is open. */
export async function openCatalogue() {
  const core = await loadCore();
  learnCatalogue(core);
  learnCompiler(core);
  return core;
}
