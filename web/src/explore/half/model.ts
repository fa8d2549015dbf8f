import { effect, signal } from "@preact/signals";
import { type Remote, wrap } from "comlink";
import type { HalfDtype } from "playground-core";
import { elementwise } from "../../core/catalogue";
import { failureOf } from "../../page/lost";
import { type Choice, formatChoice } from "../../state/choice";
import { state } from "../../state/state";
import { active } from "../model/shown";
import type { HalfService } from "./half-worker";
import type { Facts, Stairs } from "./lens";

export const drawnStairs = signal<Stairs | undefined>(undefined);

/** Of the chosen activation, and of all with their defaults in the chosen format. */
export const facts = signal<Facts | undefined>(undefined);
export const allFacts = signal<ReadonlyMap<string, Facts>>(new Map());

/** An activation of one's own has no 16-bit kernel in PyTorch. */
export const without = signal(false);

/** The worker could not be loaded. */
export const broken = signal(false);

const known = new Map<string, Facts>();

async function learn(service: Remote<HalfService>, choice: Choice, dtype: HalfDtype): Promise<Facts> {
  const key = `${dtype} ${formatChoice(choice)}`;
  const found = known.get(key) ?? (await service.facts(choice, dtype));
  known.set(key, found);
  return found;
}

/** Keeps the picture and the facts up to date while the panel is open; everything is worked out in a worker. */
export function follow(): () => void {
  const worker = new Worker(new URL("./half-worker.ts", import.meta.url), { type: "module" });
  const service = wrap<HalfService>(worker);
  let closed = false;
  Promise.race([service.ready(), failureOf(worker)]).then(
    () => {
      broken.value = false;
    },
    () => {
      broken.value = !closed;
    },
  );
  const draw = effect(() => {
    const [choice, dtype, centre, width] = [active.value, state.format.value, state.probe.value, state.lens.value];
    if (!choice) return;
    const stale = () => closed || choice !== active.peek() || dtype !== state.format.peek();
    const show = async () => {
      const drawn = await service.stairs(choice, dtype, centre, Number(width));
      if (!stale() && centre === state.probe.peek() && width === state.lens.peek()) drawnStairs.value = drawn;
      without.value = false;
    };
    show().catch(() => {
      if (!stale()) without.value = true;
    });
  });
  const judge = effect(() => {
    const [choice, dtype] = [active.value, state.format.value];
    if (!choice) return;
    const show = async () => {
      const found = await learn(service, choice, dtype);
      if (!closed && choice === active.peek() && dtype === state.format.peek()) facts.value = found;
    };
    show().catch(() => {});
  });
  const table = effect(() => {
    const dtype = state.format.value;
    const show = async () => {
      const rows = new Map<string, Facts>();
      for (const { id } of elementwise()) {
        if (closed || dtype !== state.format.peek()) return;
        const found = await learn(service, { id }, dtype).catch(() => undefined);
        if (found) rows.set(id, found);
      }
      if (!closed && dtype === state.format.peek()) allFacts.value = rows;
    };
    void show();
  });
  return () => {
    closed = true;
    for (const stop of [draw, judge, table]) stop();
    worker.terminate();
  };
}
