import type { Core } from "playground-core";
import { type CurvesCore, loadCurves } from "playground-core/curves";
import { learnCatalogue } from "./catalogue";
import { complete, learnCompiler } from "./formulas";

let loaded: CurvesCore | undefined;
let whole: Promise<Core> | undefined;

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

/** Loads the whole core, which compiles formulas, and lets it draw from now on; again where it could not be loaded. */
export function openCompiler(): Promise<Core> {
  whole ??= load();
  whole.catch(() => {
    whole = undefined;
  });
  return whole;
}

async function load(): Promise<Core> {
  const { loadCore } = await import("playground-core");
  const opened = await loadCore();
  loaded = {
    ...opened,
    describe: (activation) => opened.describe(complete(activation)),
    evaluate: ((activation: Parameters<Core["evaluate"]>[0], ...rest: [Float32Array]) =>
      opened.evaluate(complete(activation), ...rest)) as Core["evaluate"],
  };
  learnCatalogue(loaded);
  learnCompiler(opened);
  return opened;
}
