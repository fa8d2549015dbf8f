import { loadCore } from "playground-core";
import { activation, setCatalogue } from "./catalogue";
import type { Core } from "./types";

let loaded: Core | undefined;

/** Loads the core once and learns its catalogue. */
export async function openCore(): Promise<Core> {
  if (loaded) return loaded;
  const opened = await loadCore();
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
export function core(): Core {
  if (!loaded) throw new Error("The core is not open yet.");
  return loaded;
}
