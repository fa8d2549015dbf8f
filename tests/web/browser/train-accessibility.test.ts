import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "./axe";
import { site } from "./page";
import { finished } from "./train-page";

const { open } = site();

const looks = ["zh", "en"].flatMap((language) =>
  ["light", "dark", "projector"].map((theme) => `language=${language}&theme=${theme}`),
);

/** A race that has come to its end, with one racer broken, own data asked for and the sample half-way. */
async function wholeView(page: Page): Promise<void> {
  await page.click("[data-action=play]");
  await finished(page);
  await page.waitForSelector("[data-action=step-on]");
  await page.click("[data-action=step-on]");
}

test.each(looks)("axe finds nothing in a race that is over, at %s", async (look) => {
  const page = await open(`#${look}&view=train&epochs=8&held=0.2&racers=relu,sigmoid,tanh~lr:1e9`);
  await wholeView(page);
  expect(await violations(page)).toEqual([]);
  await page.selectOption("#setup-dataset", "custom");
  await page.waitForSelector(".own");
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("on a phone nothing is wider than the screen, and axe finds nothing", async () => {
  const page = await open("#view=train&epochs=5", { viewport: { width: 360, height: 780 }, hasTouch: true });
  await page.click("[data-action=play]");
  await finished(page);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBeLessThanOrEqual(360); // parts come one a frame
  await page.selectOption("#setup-dataset", "custom");
  await expect.poll(width).toBeLessThanOrEqual(360);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test.for([1024, 1280, 1600])("with all racers, the results stand beside the set-up at %i px", async (width) => {
  const page = await open("#view=train&epochs=2", { viewport: { width, height: 720 } });
  await page.click("[data-action=train-all]");
  await finished(page);
  const setup = await page.locator(".setup").boundingBox();
  const results = await page.locator(".right").boundingBox();
  if (!setup || !results) throw new Error("a part of the view cannot be seen");
  expect(results.x).toBeGreaterThan(setup.x + setup.width);
  expect(results.y).toBeLessThan(setup.y + setup.height);
  await page.context().close();
});

test("the league lists who races, out of sight too, before a race and during one", async () => {
  const page = await open("#view=train&epochs=3000", { viewport: { width: 1280, height: 500 } });
  const listed = () => page.locator(".league tbody tr").count();
  expect(await page.locator(".league").evaluate((card) => card.getBoundingClientRect().top)).toBeGreaterThan(500);
  await expect.poll(listed).toBe(5);
  await page.locator(".chip .plain").first().click();
  await expect.poll(listed).toBe(4);
  await page.click("[data-action=train-all]");
  await expect.poll(listed).toBe(24);
  expect(await page.evaluate(() => document.querySelector<HTMLElement>(".pace")?.dataset.running)).toBe("true");
  await page.locator(".chip .plain").last().click();
  await expect.poll(listed).toBe(23);
  await page.context().close();
});

test("a race can be set up, run and read with keys alone", async () => {
  const page = await open("#view=train&epochs=5&language=en");
  await page.focus("#setup-contest");
  await page.keyboard.press("l");
  await page.keyboard.press("Enter");
  await page.focus("[data-action=play]");
  await page.keyboard.press("Enter");
  await finished(page);
  await page.locator(".league tbody button").last().focus();
  await page.keyboard.press("Space");
  expect(await page.locator(".league [aria-pressed=true]").count()).toBe(1);
  await expect.poll(() => page.textContent(".race-bar [role=status]")).toContain("Training has stopped");
  await page.waitForSelector("#sample-unit");
  await page.focus("#sample-unit");
  await page.keyboard.press("ArrowDown");
  await page.context().close();
});
