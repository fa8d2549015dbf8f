import { signal } from "@preact/signals";
import { wrap } from "comlink";
import { elementwise } from "../../core/catalogue";
import type { Cost, CostService } from "./cost-worker";

/** About a second for all of them. */
const total = 1400;

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
    for (const { id } of all) {
      const cost = await service.measure(id, total / all.length);
      costs.value = new Map(costs.peek()).set(id, cost);
    }
  } finally {
    worker.terminate();
    measuring.value = false;
  }
}
