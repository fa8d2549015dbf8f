import type { TrainerConfig } from "playground-core";
import type { Page } from "playwright-core";
import { trainFields } from "../../../web/src/state/train";
import { drawn } from "./page";

/** Waits until the race has ended. */
export const finished = (page: Page) =>
  page.waitForFunction(() => {
    const pace = document.querySelector<HTMLElement>(".pace");
    return pace?.dataset.running === "false" && Number(pace.dataset.done) > 0;
  });

/** What a chart's curves have for y. */
export const values = async (page: Page, chart: string) =>
  (await drawn(page, chart)).map(({ points }) => points.map(({ y }) => y));

/** The Train view's circles. */
export const circles = (seed = trainFields.seed.initial) =>
  ({ name: "circles", samples: 1000, noise: 0.1, factor: 0.5, seed }) as const;

export const config = (id: string, more: TrainerConfig = {}): TrainerConfig => ({
  dataset: circles(),
  activation: { id },
  seed: trainFields.seed.initial,
  ...more,
});
