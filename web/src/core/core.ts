import type { Compiler } from "playground-core/compiler";
import { type CurvesCore, loadCurves } from "playground-core/curves";
import { learnCatalogue } from "./catalogue";
import { complete, learnCompiler } from "./formulas";

let loaded: CurvesCore | undefined;
let whole: Promise<Compiler> | undefined;

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

/** Loads the core that compiles formulas, and lets it draw from now on; again where it could not be loaded. */
export function openCompiler(): Promise<Compiler> {
  whole ??= load();
  whole.catch(() => {
    whole = undefined;
  });
  return whole;
}

async function load(): Promise<Compiler> {
  const { loadCompiler } = await import("playground-core/compiler");
  const opened = await loadCompiler();
  loaded = {
    ...opened,
    describe: (activation) => opened.describe(complete(activation)),
    evaluate: ((activation: Parameters<Compiler["evaluate"]>[0], ...rest: [Float32Array]) =>
      opened.evaluate(complete(activation), ...rest)) as Compiler["evaluate"],
  };
  learnCatalogue(loaded);
  learnCompiler(opened);
  return opened;
}
