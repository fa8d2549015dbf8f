import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "./axe";
import { site } from "./page";

const it = site();

/** The built page at an address that is not this computer's. */
async function elsewhere(hash: string): Promise<Page> {
  const local = await it.open();
  const { origin } = new URL(local.url());
  await local.context().close();
  const context = await it.browser.newContext({ locale: "en", viewport: { width: 1280, height: 720 } });
  await context.route("http://class.test/**", async (route) => {
    const url = route.request().url().replace("http://class.test", origin);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const page = await context.newPage();
  await page.goto(`http://class.test/some/path/${hash}`);
  await page.waitForSelector("main[data-stage=ready]");
  return page;
}

test("a link is handed on as a QR code where phones can open it", async () => {
  const page = await elsewhere("#language=en");
  await page.click(".tools .popover summary");
  await page.waitForSelector("svg.qr");
  const size = await page.locator("svg.qr").evaluate((code) => (code as SVGSVGElement).viewBox.baseVal.width);
  expect((size - 8 - 17) % 4, "modules as the standard has them").toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("on this computer alone there is no code for phones, and the reason is said", async () => {
  const page = await it.open("#language=en");
  await page.focus(".tools .popover summary");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-action=copy-link]");
  expect(await page.locator("svg.qr").count()).toBe(0);
  expect(await page.textContent(".tools .popover .card")).toContain("no QR code");
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("the code to embed shows the same, without header and tabs, and a way to the whole page", async () => {
  const page = await it.open("#language=en&curves=gelu");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.click(".tools .popover summary");
  await page.click("[data-action=copy-embedding]");
  await page.waitForSelector(".notice[data-shown=true]");
  const source = await page.evaluate(async () => {
    const code = await navigator.clipboard.readText();
    return /^<iframe src="([^"]+)"/.exec(code)?.[1]?.replaceAll("&amp;", "&") ?? "";
  });
  const embedded = await it.open(source.slice(source.indexOf("#")), { viewport: { width: 700, height: 600 } });
  await embedded.waitForSelector("canvas[data-chart=f]");
  expect(await embedded.locator(".tools, .panels, nav").count()).toBe(0);
  const whole = await embedded.getAttribute(".whole-page a", "href");
  expect(whole).toContain("curves=gelu");
  expect(whole).not.toContain("frame");
  expect(await violations(embedded)).toEqual([]);
  await embedded.context().close();
  await page.context().close();
});
