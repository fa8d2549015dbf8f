import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { site } from "./page";

const { open } = site();

test("progress stays on the device, can be taken along, and is deleted when asked", async () => {
  const page = await open("#language=en&lesson=bend&step=3");
  await page.waitForSelector(".dock h2");
  await page.goto(page.url().replace(/#.*/, "#language=en&view=lessons"));
  await page.reload();
  await page.waitForSelector("[data-action=export-stored]");
  expect(await page.textContent(".lesson-list")).toContain("3");
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("[data-action=export-stored]")]);
  expect(JSON.parse(readFileSync(await file.path(), "utf8"))).toMatchObject({ lessons: { bend: { step: 3 } } });
  await page.click("[data-action=delete-stored]");
  await page.waitForSelector("[data-action=export-stored]", { state: "detached" });
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.context().close();
});

test("where storage is refused, or holds nonsense, everything works and nothing complains", async () => {
  for (const nonsense of [undefined, "{", '{"bend":7,"other":null}', '"text"']) {
    const page = await open("#language=en");
    await page.addInitScript((text) => {
      if (text !== undefined)
        for (const name of ["lessons", "formulas"]) localStorage.setItem(`activation-playground ${name}`, text);
      else
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        });
    }, nonsense);
    await page.reload();
    await page.waitForSelector("canvas[data-chart=f]");
    await page.evaluate(() => {
      location.hash = "#language=en&view=lessons";
    });
    await page.click(".lesson .go >> nth=0");
    await page.waitForSelector(".dock h2");
    expect(await page.locator("[role=alert]").count()).toBe(0);
    await page.context().close();
  }
});
