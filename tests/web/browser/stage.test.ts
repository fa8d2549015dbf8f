import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "./axe";
import { site } from "./page";

const { open } = site();

const set = "epochs=40&lr=0.003&racers=relu,sigmoid,leaky_relu&curves=elu,hardswish";

/** What is too small or cut, and how high the plot is in parts of the window. */
const look = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(".screen *")) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!hasText || element.closest("[hidden], .unseen, svg") || !element.checkVisibility()) continue;
      const { bottom, right, width } = element.getBoundingClientRect();
      if (width < 2) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 24 && !element.closest("msup, msub")) faults.push(`${size} px: ${element.textContent}`);
      if (bottom > innerHeight + 1 || right > innerWidth + 1) faults.push(`cut: ${element.textContent}`);
    }
    for (const text of document.querySelectorAll<SVGTextElement>(".screen svg text"))
      if (text.getBoundingClientRect().height < 24) faults.push(`small: ${text.textContent}`);
    if (document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth)
      faults.push("the page scrolls");
    type Drawn = { chart?: { chartArea: DOMRect; options: { scales: { x: { ticks: { font: { size: number } } } } } } };
    const { chart } = (document.querySelector(".screen canvas[data-chart]") ?? {}) as Drawn;
    const plane = document.querySelector(".screen .picture, .screen .network-card");
    const height = chart ? chart.chartArea.bottom - chart.chartArea.top : (plane?.clientHeight ?? 0);
    if (chart && chart.options.scales.x.ticks.font.size < 24) faults.push("axes");
    return { faults, share: height / innerHeight };
  });

const figures = ["curve", "race", "boundary", "gradient", "neurons", "sample"];

test.each(["zh", "en"])(
  "ten scenes fill a beamer's screen, by keys alone (%s)",
  { timeout: 120_000 },
  async (language) => {
    const page = await open(`#stage=curve&language=${language}&${set}`, { viewport: { width: 1280, height: 720 } });
    await page.waitForSelector(".screen canvas[data-chart]");
    const scene = async (name: string) => {
      await expect.poll(() => page.getAttribute(".screen", "data-figure")).toBe(name);
      await page.waitForTimeout(400);
      const { faults, share } = await look(page);
      expect(faults, name).toEqual([]);
      expect(share, name).toBeGreaterThanOrEqual(0.5);
      expect((await page.textContent(".says"))?.length, name).toBeGreaterThan(5);
    };
    await scene("curve");
    await page.keyboard.press("ArrowDown"); // another function
    await scene("curve");
    expect(await page.textContent(".screen h1")).toContain("Hardswish");
    await page.keyboard.press("ArrowRight");
    await scene("race"); // before the first epoch
    await page.keyboard.press("Space");
    await expect.poll(() => page.textContent(".says"), { timeout: 20_000 }).toMatch(/%/);
    for (const name of figures.slice(1)) {
      await scene(name);
      if (name !== "sample") await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown"); // another layer
    await scene("neurons");
    await page.keyboard.press("l");
    expect(await page.isVisible(".laser")).toBe(true);
    await scene("neurons");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForSelector("header");
    await page.context().close();
  },
);

test.each([
  [1366, 768],
  [1920, 1080],
  [1024, 768],
])("the curve fits %i by %i, in both languages", async (width, height) => {
  for (const language of ["zh", "en"]) {
    for (const curves of ["elu,relu", "gelu", "hardtanh"]) {
      const link = `#stage=curve&language=${language}&curves=${curves}`;
      const page = await open(link, { viewport: { width, height } });
      await page.waitForSelector(".screen canvas[data-chart]");
      await page.waitForTimeout(300);
      const { faults, share } = await look(page);
      expect(faults, link).toEqual([]);
      expect(share, link).toBeGreaterThanOrEqual(0.5);
      await page.context().close();
    }
  }
});

test("a link can hide the controls, or lock what is shown", async () => {
  const page = await open("#stage=curve&controls=locked&language=en", { viewport: { width: 1280, height: 720 } });
  await page.waitForSelector(".screen canvas[data-chart]");
  expect(await page.locator(".strip").count()).toBe(0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  expect(await page.getAttribute(".screen", "data-figure")).toBe("curve");
  const before = await page.textContent(".says");
  await page.mouse.move(300, 400);
  await page.mouse.down();
  await page.mouse.move(340, 400);
  await page.mouse.up();
  await expect.poll(() => page.textContent(".says")).not.toBe(before);
  await page.context().close();
});
