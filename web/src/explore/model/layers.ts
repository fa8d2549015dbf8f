import { signal } from "@preact/signals";
import type { Compiler } from "playground-core/compiler";
import { openCompiler } from "../../core/core";

/** The core with layers and PyTorch's random stream, once it is there. */
export const layers = signal<Compiler | undefined>(undefined);
export const layersLost = signal(false);

export function openLayers(): void {
  openCompiler().then(
    (opened) => {
      layersLost.value = false;
      layers.value = opened;
    },
    () => {
      layersLost.value = true;
    },
  );
}
