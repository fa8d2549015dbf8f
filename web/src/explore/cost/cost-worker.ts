import { expose } from "comlink";
import { type Core, loadCore } from "playground-core";
import { plain } from "./plain";

/** Elements per call: the input and output fit the second-level cache of small machines. */
const elements = 16384;

export interface Cost {
  id: string;
  /** Nanoseconds per element; undefined where there is nothing to measure. */
  simd: number | undefined;
  scalar: number;
  plain: number | undefined;
}

let cores: Promise<{ simd: Core | undefined; scalar: Core }> | undefined;

/** The build with SIMD is missing where the engine has none. */
async function openCores() {
  const core = await loadCore();
  return core.simd ? { simd: core, scalar: await loadCore({ simd: false }) } : { simd: undefined, scalar: core };
}

const x = Float32Array.from({ length: elements }, (_, i) => 12 * (((i * 7919) % elements) / elements) - 6);
const y = new Float32Array(elements);

/** The best of many runs within the budget (milliseconds): what else the machine does only ever adds. */
function best(budget: number, work: () => void): number {
  const end = performance.now() + budget;
  let least = Number.POSITIVE_INFINITY;
  let calls = 1;
  while (performance.now() < end || least === Number.POSITIVE_INFINITY) {
    const begin = performance.now();
    for (let i = 0; i < calls; i++) work();
    const time = performance.now() - begin;
    // Timers are coarse in browsers: what is shorter than two milliseconds says little.
    if (time >= 2) least = Math.min(least, time / calls);
    else calls *= 2;
  }
  return (least * 1e6) / elements;
}

const service = {
  /** Measures one activation; `budget` is shared by the three ways of working it out. */
  async measure(id: string, budget: number): Promise<Cost> {
    cores ??= openCores();
    const { simd, scalar } = await cores;
    const evaluate = (core: Core) => () => core.evaluate({ id }, x, 0);
    const loop = plain[id];
    const third = budget / 3;
    return {
      id,
      simd: simd && best(third, evaluate(simd)),
      scalar: best(third, evaluate(scalar)),
      plain: loop && best(third, () => loop(x, y)),
    };
  },
};

export type CostService = typeof service;
expose(service);
