import { loadCore } from "playground-core";
import { expect, test } from "vitest";
import { site } from "./page";
import { config, finished } from "./train-page";

const { open } = site();

test("one control takes all back to an epoch, and a button to the newest", async () => {
  const page = await open("#view=train&racers=tanh,relu&epochs=60");
  await page.click("[data-action=play]");
  await finished(page);
  const caption = page.locator(".boundaries .caption").first();
  const score = (accuracy: number | undefined) => `${((accuracy ?? 0) * 100).toFixed(1)}%`;
  const core = await loadCore();
  const trainer = core.createTrainer(config("tanh"));
  trainer.run(7);
  const { accuracy } = trainer.history();
  const layer = trainer.layers()[1];
  await page.focus("#epoch-seen");
  await page.keyboard.press("Home");
  for (let epoch = 0; epoch < 7; epoch++) await page.keyboard.press("ArrowRight");
  await page.waitForSelector('.timeline[data-epoch="7"]');
  await page.waitForSelector('.neurons[data-epoch="7"]');
  const saturated = `${Math.round((layer?.saturated ?? 0) * 100)}%`;
  expect(await page.textContent('[data-layer="1"] figcaption')).toContain(saturated);
  await expect.poll(() => caption.textContent()).toContain(score(accuracy[6]));
  await page.click("[data-action=newest]");
  await page.waitForSelector('.neurons[data-epoch="60"]');
  trainer.run(53);
  await expect.poll(() => caption.textContent()).toContain(score(trainer.history().accuracy[59]));
  trainer.dispose();
  await page.context().close();
});

test("an epoch pointed at in one chart is read in all, by the mouse and by keys", async () => {
  const page = await open("#view=train&racers=tanh,relu&epochs=40");
  await page.click("[data-action=play]");
  await finished(page);
  const epochs = () =>
    page.locator(".epoch-chart").evaluateAll((charts) => charts.map((chart) => chart.getAttribute("aria-valuenow")));
  await page.locator("[data-chart=loss]").hover();
  const [first, ...others] = await epochs();
  expect(Number(first)).toBeGreaterThan(5);
  expect(Number(first)).toBeLessThan(35);
  expect(new Set(others)).toEqual(new Set([first]));
  await page.mouse.move(0, 0);
  await page.focus(".accuracy .epoch-chart");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(new Set(await epochs())).toEqual(new Set(["2"]));
  const trainer = (await loadCore()).createTrainer(config("tanh"));
  trainer.run(2);
  const { loss } = trainer.history();
  expect(await page.getAttribute(".loss .epoch-chart", "aria-valuetext")).toContain(
    String(Number((loss[1] as number).toPrecision(3))),
  );
  trainer.dispose();
  await page.keyboard.press("Enter");
  await page.waitForSelector('.timeline[data-epoch="2"]');
  await page.context().close();
});
