import type { NativeActivations } from "./activations.js";
import { CoreFailure } from "./errors.js";
import type { NativeExpressions } from "./expressions.js";
import type { NativeLayers } from "./layers.js";
import type { NativeTrainer } from "./trainer.js";

/** All that a module with the trainer gives. */
export type Native = NativeActivations & NativeExpressions & NativeLayers & NativeTrainer;

/**
 * Puts a guard before every function of the module: once one has thrown, which the core never does of its own, no other
 * is called. A trap leaves the memory as it was in the middle of some change.
 */
function guard<T extends object>(module: T): T {
  let failure: CoreFailure | undefined;
  const guarded: T = Object.create(module); // HEAPF32 is the module's, which replaces it
  for (const [name, member] of Object.entries(module)) {
    if (typeof member !== "function") continue;
    const call = (...given: unknown[]) => {
      if (failure) throw failure;
      try {
        return member(...given);
      } catch (error) {
        failure = new CoreFailure(error);
        throw failure;
      }
    };
    Object.defineProperty(guarded, name, { value: call });
  }
  return guarded;
}

type Wasm = URL | string | BufferSource | WebAssembly.Module;

/**
 * Where the WebAssembly comes from, if not from the file beside this module: its address, its bytes, or it compiled, or
 * the promise of one.
 */
export type WasmSource = Wasm | Promise<Wasm>;

type Imports = WebAssembly.Imports;
export interface NativeOptions {
  instantiateWasm(imports: Imports, done: (instance: WebAssembly.Instance) => void): object;
}

/** (func (result v128) (i32x4.splat (i32.const 0))): a module that only engines with SIMD accept. */
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 17, 11,
]);

export function hasSimd(): boolean {
  return WebAssembly.validate(simdProbe);
}

export function instantiate(simd: boolean, source?: WasmSource): Promise<Native> {
  return simd
    ? start(import("./playground-simd.js"), source ?? new URL("./playground-simd.wasm", import.meta.url))
    : start(import("./playground-scalar.js"), source ?? new URL("./playground-scalar.wasm", import.meta.url));
}

/** Starts a module that Emscripten made: its JavaScript, and its WebAssembly, are loaded at the same time. */
export async function start<T>(
  code: Promise<{ default(options: NativeOptions): Promise<T> }>,
  source: WasmSource,
): Promise<T> {
  const [{ default: create }, module] = await Promise.all([code, compile(source)]);
  return new Promise((resolve, reject) => {
    const instantiateWasm: NativeOptions["instantiateWasm"] = (imports, done) => {
      WebAssembly.instantiate(module, imports).then(done).catch(reject);
      return {};
    };
    create({ instantiateWasm }).then((native) => resolve(guard(native as T & object)), reject);
  });
}

async function compile(given: WasmSource): Promise<WebAssembly.Module> {
  const source = await given;
  if (source instanceof WebAssembly.Module) return source;
  if (!(source instanceof URL) && typeof source !== "string") return WebAssembly.compile(source);
  return WebAssembly.compile(await load(new URL(source, import.meta.url)));
}

async function load(url: URL): Promise<BufferSource> {
  if (url.protocol === "file:" && "process" in globalThis) {
    const fileSystem = "node:fs/promises"; // in a variable, so that bundlers for browsers leave it alone
    return (await import(/* @vite-ignore */ fileSystem)).readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}
