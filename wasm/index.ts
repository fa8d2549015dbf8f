import { type ActivationApi, activationApi, type ExpressionApi } from "./activations.js";
import { wrongType } from "./errors.js";
import { type LayerApi, layerApi } from "./layers.js";
import { hasSimd, instantiate, type WasmSource } from "./native.js";
import { type TrainerApi, trainerApi } from "./trainer.js";

export type * from "./activations.js";
export { CoreFailure, type InputError, type InputErrorDetails } from "./errors.js";
export type {
  CodeLanguage,
  CompiledExpression,
  CompileOptions,
  ExpressionParameter,
  SyntaxProblem,
} from "./expressions.js";
export type { BilinearLayer, LayerApi, LinearLayer, TorchStream } from "./layers.js";
export type { WasmSource } from "./native.js";
export type * from "./trainer.js";

export interface LoadOptions {
  /** Which build: SIMD, or the scalar one for engines without it. Default: SIMD where the engine has it. */
  simd?: boolean;
  /** The WebAssembly of that build, if it is not to be loaded from beside this module. */
  wasm?: WasmSource;
}

/**
 * The numeric core. Arrays that cross its border are copies. Bad input throws a RangeError or TypeError that carries
 * `field`, `value` and `allowed`; the core works on afterwards. Should it ever fail itself, it throws a CoreFailure, then
 * and at every later call.
 */
export interface Core extends ActivationApi, ExpressionApi, LayerApi, TrainerApi {
  readonly simd: boolean;
}

/** Loads the core; each call gives an instance with a memory of its own. */
export async function loadCore({ simd = hasSimd(), wasm }: LoadOptions = {}): Promise<Core> {
  if (typeof simd !== "boolean") throw wrongType("simd", simd, "true, false");
  const native = await instantiate(simd, wasm);
  return { simd, ...activationApi(native), ...layerApi(native), ...trainerApi(native) };
}
