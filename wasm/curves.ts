import { type ActivationApi, activationApi, type NativeActivations } from "./activations.js";
import { hasSimd, start } from "./native.js";

export { hasSimd } from "./native.js";

/** The core without its trainer: the same activations, bit for bit, from a module less than half the size. */
export interface CurvesCore extends ActivationApi {
  readonly simd: boolean;
}

export async function loadCurves(simd = hasSimd()): Promise<CurvesCore> {
  return { simd, ...activationApi(await instantiateCurves(simd)) };
}

export function instantiateCurves(simd: boolean): Promise<NativeActivations> {
  return simd
    ? start(import("./curves-simd.js"), new URL("./curves-simd.wasm", import.meta.url))
    : start(import("./curves-scalar.js"), new URL("./curves-scalar.wasm", import.meta.url));
}
