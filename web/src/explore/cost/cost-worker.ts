import { expose } from "comlink";
import { hasSimd, instantiateCurves } from "playground-core/curves";
import { plain } from "./plain";

/** Elements per call: the core's block, which stays in the first-level cache. */
const elements = 4096;

export interface Cost {
  id: string;
  /** Nanoseconds per element; undefined where there is nothing to measure. */
  simd: number | undefined;
  scalar: number;
  plain: number | undefined;
}

/** One build's kernels, called as `evaluate` calls them, without the copies that hand arrays to the page. */
interface Kernels {
  run(id: string): () => void;
}

async function openKernels(simd: boolean): Promise<Kernels> {
  const native = await instantiateCurves(simd);
  const catalogue = native.catalogue();
  const block = new Float32Array(native.HEAPF32.buffer, native._blockAddress(0), elements);
  return {
    run(id) {
      const index = catalogue.findIndex((info) => info.id === id);
      const defaults = catalogue[index]?.parameters ?? [];
      defaults.forEach((parameter, place) => {
        const value = typeof parameter.default === "number" ? parameter.default : 0;
        native.HEAPF32[native._parameterAddress() / 4 + place] = value;
      });
      return () => {
        block.set(x); // the value takes the input's place
        native._evaluateBlock(index, 0, elements);
      };
    },
  };
}

let kernels: Promise<{ simd: Kernels | undefined; scalar: Kernels }> | undefined;

/** The build with SIMD is missing where the engine has none. */
async function openBoth() {
  return { simd: hasSimd() ? await openKernels(true) : undefined, scalar: await openKernels(false) };
}

const x = Float32Array.from({ length: elements }, (_, i) => 12 * (((i * 1543) % elements) / elements) - 6);
const y = new Float32Array(elements);

/** Calls per measurement, by what is measured: timers are coarse in browsers, so that one call says nothing. */
const calls = new Map<string, number>();

/** The best of what fits into the budget (milliseconds): whatever else the machine does only ever adds. */
function best(name: string, budget: number, work: () => void): number {
  const end = performance.now() + budget;
  let least = Number.POSITIVE_INFINITY;
  while (performance.now() < end || least === Number.POSITIVE_INFINITY) {
    const count = calls.get(name) ?? 1;
    const begin = performance.now();
    for (let i = 0; i < count; i++) work();
    const time = performance.now() - begin;
    if (time >= 1) least = Math.min(least, time / count);
    if (time < 2) calls.set(name, count * 2);
  }
  return (least * 1e6) / elements;
}

const service = {
  /** Measures one activation; `budget` is shared by the three ways of working it out. */
  async measure(id: string, budget: number): Promise<Cost> {
    kernels ??= openBoth();
    const { simd, scalar } = await kernels;
    const loop = plain[id];
    const third = budget / 3;
    return {
      id,
      simd: simd && best(`simd ${id}`, third, simd.run(id)),
      scalar: best(`scalar ${id}`, third, scalar.run(id)),
      plain: loop && best(`plain ${id}`, third, () => loop(x, y)),
    };
  },
};

export type CostService = typeof service;
expose(service);
