import { beforeEach, expect, test, vi } from "vitest";
import { activation } from "../../../web/src/core/catalogue";
import { forget, publish } from "../../../web/src/core/formulas";
import type { ActivationInfo } from "../../../web/src/core/types";
import type { Run } from "../../../web/src/race/run";
import { state, table } from "../../../web/src/state/state";
import { openRace, saveRace } from "../../../web/src/train/export/saved";
import { allRuns, reset } from "../../../web/src/train/race/race";
import { openCatalogue } from "./catalogue";

vi.stubGlobal("requestAnimationFrame", () => 0);
await openCatalogue();

/** A race of two that has been trained for three epochs. */
beforeEach(() => {
  state.racers.value = [{ id: "relu" }, { id: "tanh" }];
  state.epochs.value = table.epochs.initial;
  reset();
  for (const run of allRuns()) {
    for (const track of Object.values(run.epoch)) track.push(Float64Array.of(3, 2, 1));
    run.stage = "done";
  }
});

const [first, second] = [() => allRuns()[0] as Run, () => allRuns()[1] as Run];

/** Saves the race, changes what was written, and says whether it is opened. */
function reopened(change: (saved: { runs: Record<string, unknown>[][] }) => void): Promise<boolean> {
  const saved = JSON.parse(saveRace());
  change(saved);
  state.epochs.value = 7;
  return openRace(JSON.stringify(saved));
}

const weight = { epoch: 4, batch: 1, layer: 0, quantity: "weight" } as const;

test("a saved race is what it was", async () => {
  Object.assign(second(), { stage: "diverged", diverged: weight });
  expect(await reopened(() => {})).toBe(true);
  expect(state.epochs.value).toBe(table.epochs.initial);
  expect([...first().epoch.loss.values()]).toEqual([3, 2, 1]);
  expect(first().stage).toBe("done");
  expect(second()).toMatchObject({ stage: "diverged", diverged: weight });
});

test("a run that was refused is asked again: why it was refused is not saved", async () => {
  Object.assign(first(), { stage: "refused", refusal: { message: "no" } });
  expect(await reopened(() => {})).toBe(true);
  expect(first().stage).toBe("waiting");
});

test.each([
  ["of no quantity that there is", { ...weight, quantity: "toString" }],
  ["of nothing", undefined],
])("a file whose run broke because %s is none of this page's", async (_, diverged) => {
  const opened = await reopened(({ runs }) => {
    Object.assign(runs[0]?.[0] ?? {}, { stage: "diverged", diverged });
  });
  expect(opened).toBe(false);
  expect(state.epochs.value).toBe(7);
});

test("a race with a formula of one's own is opened where nobody knows the formula any more", async () => {
  const mine = publish({ source: "where(x > 0, x, a * x)", learnable: ["a"], name: "Leak; (mine)" }) as ActivationInfo;
  state.racers.value = [{ id: mine.id, parameters: { a: 0.25 } }, { id: "relu" }];
  reset();
  const text = saveRace();
  forget(mine.id);
  state.racers.value = [{ id: "tanh" }];
  reset();
  expect(await openRace(text)).toBe(true);
  expect(activation(mine.id)?.name).toBe("Leak; (mine)");
  expect(first().config.activation).toEqual({
    id: mine.id,
    source: "where(x > 0, x, a * x)",
    learnable: ["a"],
    parameters: { a: 0.25 },
  });
});
