import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { site } from "./page";
import { finished } from "./train-page";

const single = join(
  process.env.PLAYGROUND_DIST ?? join(import.meta.dirname, "../../../dist"),
  "activation-playground.html",
);
const it = site();

/** The league's rows without their times. */
const league =
  "[...document.querySelectorAll('.league tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).filter((_, i) => i !== 4))";

test("the single file is 800 KB at most", () => {
  expect(statSync(single).size).toBeLessThanOrEqual(800_000);
});

test("the single file shows every panel and trains from a disk, with the same results as the served page", async () => {
  const served = await it.open("#view=train&epochs=50");
  const context = await it.browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1280, height: 720 },
    offline: true,
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => {
    if (/^(https?|wss?):/.test(request.url())) wrong.push(request.url());
  });
  await page.goto(`${pathToFileURL(single)}#view=train&epochs=50`);
  const results: unknown[] = [];
  for (const each of [served, page]) {
    await each.click(".race-bar .go");
    await finished(each);
    await each.waitForTimeout(300); // the league is written no faster than it can be read
    results.push(await each.evaluate(league));
  }
  expect(results[1]).toEqual(results[0]);
  await page.evaluate(() => {
    location.hash = "";
  });
  await page.waitForSelector("canvas[data-chart=f]");
  for (const panel of await page.$$(".panels button")) {
    await panel.click();
    await page.waitForFunction(() => document.querySelector("main .card") && !document.querySelector("main .wait"));
  }
  expect(wrong).toEqual([]);
  await context.close();
  await served.context().close();
});
