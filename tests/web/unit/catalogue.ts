import { loadCore } from "playground-core";
import { activation, setCatalogue } from "../../../web/src/core/catalogue";

/** The real core and its catalogue, as the page has them once it is open. */
export async function openCatalogue() {
  const core = await loadCore();
  setCatalogue(core.catalogue(), (id, parameters) => {
    if (activation(id)?.kind !== "elementwise") return true;
    try {
      core.describe({ id, parameters });
      return true;
    } catch {
      return false;
    }
  });
  return core;
}
