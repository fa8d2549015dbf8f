import { type CurvesCore, loadCurves } from "playground-core/curves";
import { activation, setCatalogue } from "./catalogue";

let loaded: CurvesCore | undefined;

/** Loads the core (without its trainer, which lives in workers) once and learns its catalogue. */
export async function openCore(): Promise<CurvesCore> {
  if (loaded) return loaded;
  const opened = await loadCurves();
  loaded = opened;
  setCatalogue(opened.catalogue(), (id, parameters) => {
    if (activation(id)?.kind !== "elementwise") return true;
    try {
      opened.describe({ id, parameters });
      return true;
    } catch {
      return false;
    }
  });
  return opened;
}

/** The core; nothing is drawn before it is there. */
export function core(): CurvesCore {
  if (!loaded) throw new Error("The core is not open yet.");
  return loaded;
}
