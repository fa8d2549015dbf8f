import { loadCore } from "playground-core";
import { learnCatalogue } from "../../../web/src/core/catalogue";

/** The real core and its catalogue, as the page has them once it is open. */
export async function openCatalogue() {
  const core = await loadCore();
  learnCatalogue(core);
  return core;
}
