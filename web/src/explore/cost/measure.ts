import { signal } from "@preact/signals";
import { wrap } from "comlink";
import { elementwise } from "../../core/catalogue";
import type { Cost, CostService } from "./cost-worker";

/** Milliseconds for all of them together, and in how many rounds: engines compile well only what has run before. */
const total = 1500;
const rounds = 3;

const least = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

const merged = (cost: Cost, before: Cost = cost): Cost => ({
  id: cost.id,
  simd: least(cost.simd, before.simd),
  scalar: Math.min(cost.scalar, before.scalar),
  plain: least(cost.plain, before.plain),
});

export const costs = signal<ReadonlyMap<string, Cost>>(new Map());
export const measuring = signal(false);

/** Measures every element-wise activation, one after the other, away from the main thread. */
export async function measure(): Promise<void> {
  if (measuring.peek()) return;
  measuring.value = true;
  costs.value = new Map();
  const worker = new Worker(new URL("./cost-worker.ts", import.meta.url), { type: "module" });
  try {
    const service = wrap<CostService>(worker);
    const all = elementwise();
    for (let round = 0; round < rounds; round++) {
      for (const { id } of all) {
        const cost = await service.measure(id, total / rounds / all.length);
        costs.value = new Map(costs.peek()).set(id, merged(cost, costs.peek().get(id)));
      }
    }
  } finally {
    worker.terminate();
    measuring.value = false;
  }
}
