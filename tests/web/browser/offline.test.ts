import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { site } from "./page";

const { open, missing, complaints } = site();

afterEach(() => {
  missing(undefined);
  complaints.length = 0; // the browser's own words on what was not found
});

/** Until the page is kept whole. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== "activated") await new Promise((resolve) => active?.addEventListener("statechange", resolve));
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

/** Shows what the link says in the page that is open, and waits until nothing is loading. */
async function visit(page: Page, link: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, link);
  await page.waitForFunction(() => !document.querySelector("main .wait:not([data-part])"), undefined, {
    timeout: 15_000,
  });
}

const panels = ["curves", "gallery", "table", "own", "rows", "linear", "network", "half", "cost"];

test("after the first visit everything is there without a network", async () => {
  const page = await open("#language=en", { serviceWorkers: "allow" });
  await kept(page);
  missing(/./); // the server is gone, too
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector("main[data-stage=ready]");
  for (const panel of panels) {
    await visit(page, `#language=en&panel=${panel}`);
    expect(await page.locator("main .card, main canvas").count(), panel).toBeGreaterThan(0);
  }
  await visit(page, "#language=en&view=train&epochs=5&racers=relu,tanh");
  await page.click("[data-action=play]");
  await page.waitForSelector('.pace[data-done="5"][data-running=false]');
  for (const shelf of ["lessons", "claims"]) {
    await visit(page, `#language=en&view=lessons&shelf=${shelf}`);
    expect(await page.locator("main .card, main li").count()).toBeGreaterThan(2);
  }
  await visit(page, "#language=en&lesson=bend");
  await page.waitForSelector(".dock h2");
  expect(await page.locator("[data-part=failed]").count()).toBe(0);
  await page.context().close();
});

test("a part that is not there says so, and comes when it is asked for again or the network is back", async () => {
  const page = await open("#language=en");
  missing(/assets\/(Train|Gallery)/);
  await visit(page, "#language=en&view=train");
  await page.waitForSelector("[data-part=failed]");
  expect(await page.textContent("[data-part=failed]")).toContain("could not be loaded");
  missing(undefined);
  await page.click("[data-action=load-again]");
  await page.waitForSelector("[data-action=play]");
  // Its style sheet was missing, too.
  expect(await page.locator(".train").evaluate((view) => getComputedStyle(view).display)).toBe("grid");
  await page.context().close();

  const other = await open("#language=en");
  await other.context().setOffline(true);
  await visit(other, "#language=en&panel=gallery");
  await other.waitForSelector("[data-part=failed]");
  await other.context().setOffline(false);
  await other.waitForSelector(".gallery canvas, .multiple");
  await other.context().close();
});

test("a worker that is not there is said, and comes later", async () => {
  const page = await open("#language=zh");
  missing(/assets\/(half|cost)-worker/);
  for (const panel of ["half", "cost"]) {
    missing(/assets\/(half|cost)-worker/);
    await visit(page, `#language=zh&panel=${panel}`);
    if (panel === "cost") await page.click(".cost-panel .go");
    await page.waitForSelector("[data-part=failed]");
    expect(await page.textContent("[data-part=failed]")).toContain("没有加载成功");
    missing(undefined);
    await page.click("[data-action=load-again]");
    await page.waitForSelector("[data-part=failed]", { state: "detached" });
  }
  await page.context().close();
});

test("a core that is not there is said, and comes when it is asked for again", async () => {
  const page = await open("#language=en");
  missing(/\.wasm$/);
  await page.reload();
  await page.waitForSelector("main[data-stage=failed] [data-part=failed]");
  expect(await page.textContent("[data-part=failed]")).toContain("404");
  missing(undefined);
  await page.click("[data-action=load-again]");
  await page.waitForSelector("main[data-stage=ready] canvas[data-chart]");
  await page.context().close();
});

test("an engine without SIMD has the scalar build and is told so; one without WebAssembly what is needed", async () => {
  const page = await open("#language=en");
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.reload();
  await page.waitForSelector("main[data-stage=ready]");
  expect(await page.textContent(".notice")).toContain("scalar build");
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .join(),
  );
  expect(loaded).toContain("scalar");
  expect(loaded).not.toContain("simd");
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "WebAssembly");
  });
  await page.reload();
  await page.waitForFunction(() => document.getElementById("app")?.textContent?.includes("2021"));
  await page.context().close();
});

test("where the page itself is not there, that is said, with a way to try again", async () => {
  const page = await open("#language=en");
  missing(/assets\/index.*js/);
  await page.reload();
  await page.waitForSelector("#app button");
  expect(await page.textContent("#app")).toContain("could not be loaded");
  missing(undefined);
  await page.click("#app button");
  await page.waitForSelector("main[data-stage=ready]");
  await page.context().close();
});
