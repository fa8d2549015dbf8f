import { type ActivationApi, activationApi, type ExpressionApi } from "./activations.js";
import { type LayerApi, layerApi } from "./layers.js";
import { hasSimd, instantiate } from "./native.js";

/** The core with the compiler of formulas and with layers, without what drives its trainer and writes its runs into files. */
export interface Compiler extends ActivationApi, ExpressionApi, LayerApi {
  readonly simd: boolean;
}

export async function loadCompiler(simd = hasSimd()): Promise<Compiler> {
  const native = await instantiate(simd);
  return { simd, ...activationApi(native), ...layerApi(native) };
}
