import { type CurvesCore, loadCurves } from "playground-core/curves";
import { learnCatalogue } from "./catalogue";

let loaded: CurvesCore | undefined;

/** Loads the core (without its trainer, which lives in workers) once and learns its catalogue. */
export async function openCore(): Promise<CurvesCore> {
  if (loaded) return loaded;
  loaded = await loadCurves();
  learnCatalogue(loaded);
  return loaded;
}

/** The core; nothing is drawn before it is there. */
export function core(): CurvesCore {
  if (!loaded) throw new Error("The core is not open yet.");
  return loaded;
}
