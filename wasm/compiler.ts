import { type ActivationApi, activationApi, type ExpressionApi } from "./activations.js";
import { hasSimd, instantiate } from "./native.js";

/** The core with the compiler of formulas, without what drives its trainer and writes its runs into files. */
export interface Compiler extends ActivationApi, ExpressionApi {
  readonly simd: boolean;
}

export async function loadCompiler(simd = hasSimd()): Promise<Compiler> {
  return { simd, ...activationApi(await instantiate(simd)) };
}
