import { type Core, type LoadOptions, loadCore } from "playground-core";

export interface Caught {
  core: Core;
  /** The module's, which it does not show. */
  memory: WebAssembly.Memory;
  /** From now on every function that the WebAssembly exports traps. */
  breakDown(): void;
}

/** Loads the core, and catches its memory and its functions where they are made. */
export async function caughtCore(options: LoadOptions = {}): Promise<Caught> {
  const instantiate = WebAssembly.instantiate;
  let memory: WebAssembly.Memory | undefined;
  let broken = false;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    const exports = Object.entries(instance.exports).map(([name, item]) => {
      if (item instanceof WebAssembly.Memory) memory = item;
      if (typeof item !== "function") return [name, item];
      const call = (...given: unknown[]) => {
        if (broken) throw new WebAssembly.RuntimeError("memory access out of bounds");
        return item(...given);
      };
      return [name, call];
    });
    return { exports: Object.fromEntries(exports) };
  }) as typeof instantiate;
  try {
    const core = await loadCore(options);
    return {
      core,
      memory: memory as unknown as WebAssembly.Memory,
      breakDown: () => {
        broken = true;
      },
    };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}
