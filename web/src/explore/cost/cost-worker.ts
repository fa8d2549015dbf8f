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

/** Milliseconds between two times that this browser tells apart. */
function timerStep(): number {
  const begin = performance.now();
  let now = begin;
  while (now === begin) now = performance.now();
  return now - begin;
}

/** A measurement lasts so many milliseconds: 2, or 50 where the timer steps by a whole one. */
const lasting = timerStep() < 0.5 ? 2 : 50;

/** Milliseconds of the first calls, which engines run before they have compiled well. */
const warmUp = 15;

function warmed(name: string, work: () => void): void {
  const end = performance.now() + warmUp;
  let count = 0;
  while (performance.now() < end) {
    work();
    count++;
  }
  calls.set(name, Math.max(1, Math.ceil((count * lasting) / warmUp)));
}

/** Nanoseconds per element. */
function timed(name: string, work: () => void): number {
  if (!calls.has(name)) warmed(name, work);
  for (;;) {
    const count = calls.get(name) as number;
    const begin = performance.now();
    for (let i = 0; i < count; i++) work();
    const time = performance.now() - begin;
    if (time >= lasting) return (time * 1e6) / count / elements;
    calls.set(name, Math.ceil(count * Math.max(1.2, (1.1 * lasting) / Math.max(time, lasting / 10))));
  }
}

const service = {
  /** Measures one activation once, in the three ways of working it out. */
  async measure(id: string): Promise<Cost> {
    kernels ??= openBoth();
    const { simd, scalar } = await kernels;
    const loop = plain[id];
    return {
      id,
      simd: simd && timed(`simd ${id}`, simd.run(id)),
      scalar: timed(`scalar ${id}`, scalar.run(id)),
      plain: loop && timed(`plain ${id}`, () => loop(x, y)),
    };
  },
};

export type CostService = typeof service;
expose(service);
