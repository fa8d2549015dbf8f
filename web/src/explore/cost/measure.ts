import { signal } from "@preact/signals";
import { wrap } from "comlink";
import { elementwise } from "../../core/catalogue";
import { failureOf } from "../../page/lost";
import type { Cost, CostService } from "./cost-worker";

/** The least of so many rounds counts: whatever else the machine does only ever adds. */
const rounds = 4;

const smaller = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

const merged = (cost: Cost, before: Cost = cost): Cost => ({
  id: cost.id,
  simd: smaller(cost.simd, before.simd),
  scalar: Math.min(cost.scalar, before.scalar),
  plain: smaller(cost.plain, before.plain),
});

export const costs = signal<ReadonlyMap<string, Cost>>(new Map());
export const measuring = signal(false);
/** The worker, or the core in it, could not be loaded. */
export const broken = signal(false);
/** How far the measurement is, 0 to 1. */
export const measured = signal(0);

/**
 * Measures every element-wise activation away from the main thread, in rounds of one measurement each, so that a busy
 * moment of the machine does not fall on one alone; nothing is shown before the last round.
 */
export async function measure(): Promise<void> {
  if (measuring.peek()) return;
  measuring.value = true;
  measured.value = 0;
  broken.value = false;
  const worker = new Worker(new URL("./cost-worker.ts", import.meta.url), { type: "module" });
  try {
    const service = wrap<CostService>(worker);
    const failure = failureOf(worker);
    failure.catch(() => {}); // also when nobody waits for it
    const all = elementwise();
    const least = new Map<string, Cost>();
    for (let round = 0; round < rounds; round++) {
      for (const [index, { id }] of all.entries()) {
        const cost = await Promise.race([service.measure(id), failure]);
        least.set(id, merged(cost, least.get(id)));
        measured.value = (round + (index + 1) / all.length) / rounds;
      }
    }
    costs.value = least;
  } catch {
    broken.value = true;
  } finally {
    worker.terminate();
    measuring.value = false;
  }
}
