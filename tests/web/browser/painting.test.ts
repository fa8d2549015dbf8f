import { type Core, loadCore } from "playground-core";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { site } from "./page";
import { config, finished } from "./train-page";

const { open } = site();
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

/** How far, of 255, a chart's pixels at its second to fourth drawing are from those that Chart.js itself draws. */
const change = (page: Page, name: string) =>
  page.evaluate((chartName) => {
    const canvas = document.querySelector(`canvas[data-chart=${chartName}]`) as HTMLCanvasElement & {
      chart: { update(mode: string): void; draw(): void };
    };
    const { chart } = canvas;
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const context = copy.getContext("2d", { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
    const pixels = () => {
      context.clearRect(0, 0, copy.width, copy.height);
      context.drawImage(canvas, 0, 0);
      return context.getImageData(0, 0, copy.width, copy.height).data;
    };
    chart.update("none");
    const first = pixels();
    let most = 0;
    for (let drawing = 2; drawing <= 4; drawing++) {
      chart.draw();
      const again = pixels();
      for (let i = 0; i < first.length; i++) most = Math.max(most, Math.abs((first[i] ?? 0) - (again[i] ?? 0)));
    }
    return { most, inked: first.some((value) => value > 0) };
  }, name);

test.for([1, 2])("axes drawn once more are the same, at %i pixels to a CSS pixel", async (deviceScaleFactor) => {
  const page = await open("#view=train&racers=tanh&epochs=20", { deviceScaleFactor });
  await page.click("[data-action=play]");
  await finished(page);
  for (const name of ["loss", "gradient"]) {
    const { most, inked } = await change(page, name);
    expect(inked).toBe(true);
    expect(most).toBe(0);
  }
  await page.click(".tools button:nth-child(3)"); // other colours and another size
  await page.waitForTimeout(500);
  expect((await change(page, "loss")).most).toBe(0);
  await page.context().close();
});

/** Whether the drawing has positive (1) or negative (−1) ink on the line between two units, 0 for neither. */
const inkBetween = (page: Page, from: string, to: string) =>
  page.evaluate(
    ([one, other]) => {
      const canvas = document.querySelector(".drawing canvas") as HTMLCanvasElement;
      const box = canvas.getBoundingClientRect();
      const middle = (unit: string) => {
        const { left, top, width, height } = (
          document.querySelector(`[data-unit="${unit}"]`) as Element
        ).getBoundingClientRect();
        return [left + width / 2 - box.left, top + height / 2 - box.top];
      };
      const ink = (name: string) => {
        const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
        return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      };
      const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [middle(one as string), middle(other as string)];
      const [positive, negative] = [ink("--c1"), ink("--c2")];
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext("2d", { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
      context.drawImage(canvas, 0, 0);
      const seen = { positive: 0, negative: 0 };
      for (let share = 0.3; share < 0.7; share += 0.002) {
        const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(
          x0 + (x1 - x0) * share,
          y0 + (y1 - y0) * share,
          1,
          1,
        ).data;
        if (a < 40) continue;
        const near = (color: number[]) => [r, g, b].every((value, i) => Math.abs(value - (color[i] ?? 0)) < 40);
        if (near(positive)) seen.positive++;
        if (near(negative)) seen.negative++;
      }
      return Math.sign(seen.positive - seen.negative);
    },
    [from, to],
  );

test("weights are painted with their signs, and pointed at they show their numbers", async () => {
  const page = await open("#view=train&racers=tanh&epochs=60&lr=0.003&theme=light");
  await page.click("[data-action=play]");
  await finished(page);
  await page.waitForSelector("svg.network [data-unit]");
  const trainer = core.createTrainer(config("tanh", { optimizer: { lr: 0.003 } }));
  trainer.run(60);
  const [first] = trainer.weights();
  if (!first) throw new Error("The network has no layer.");
  const chosen = async () => Promise.all(["layer", "unit", "edge"].map((name) => page.inputValue(`#sample-${name}`)));
  const point = async (unit: string) => {
    const box = await page.locator(`[data-unit="${unit}"]`).boundingBox();
    if (!box) throw new Error("the unit cannot be seen");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  // The lines at the edge of the drawing lie by themselves.
  for (const [input, unit] of [
    [0, 0],
    [1, 4],
  ] as const) {
    const [from, to] = [await point(`-1 ${input}`), await point(`0 ${unit}`)];
    await page.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
    expect(await chosen()).toEqual(["0", String(unit), String(input)]);
    const weight = first.weight[unit * first.inputs + input] as number;
    await expect.poll(() => inkBetween(page, `-1 ${input}`, `0 ${unit}`)).toBe(Math.sign(weight));
  }
  await page.click('[data-unit="2 3"]');
  expect(await chosen()).toEqual(["2", "3", ""]);
  await page.context().close();
});

test("another look reaches what is out of sight after what is on the screen, and leaves the focus", async () => {
  const page = await open("#view=train&racers=tanh,relu&epochs=5&language=en&theme=light", {
    viewport: { width: 1280, height: 500 },
  });
  await page.click("[data-action=play]");
  await finished(page);
  await page.focus("#sample-row");
  await page.evaluate(() => scrollTo(0, 0));
  const later = (button: number) =>
    page.evaluate((index) => {
      (document.querySelector(`.tools button:nth-child(${index})`) as HTMLElement).click();
      return new Promise<string[]>((resolve) =>
        setTimeout(() => {
          const cards = [...document.querySelectorAll<HTMLElement>("main .card")];
          resolve(cards.filter(({ style }) => style.contentVisibility).map(({ className }) => className));
        }),
      );
    }, button);
  const unfinished = () => page.locator('main [style*="content-visibility"]').count();
  const size = () => page.evaluate(() => getComputedStyle(document.querySelector(".league td") as Element).fontSize);
  const before = await size();
  for (const button of [3, 1]) {
    const waiting = await later(button);
    expect(waiting).toContain("card league");
    expect(waiting.filter((name) => name.includes("loss") || name.includes("sample"))).toEqual([]);
    await expect.poll(unfinished).toBe(0);
  }
  expect(await size()).not.toBe(before);
  expect(await page.textContent(".league h2")).toMatch(/^成绩/);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("sample-row");
  await page.context().close();
});

test("another look leaves what is being read where it is on the screen", async () => {
  const page = await open("#view=train&racers=tanh,relu&epochs=5&language=en&theme=light", {
    viewport: { width: 1280, height: 700 },
  });
  await page.click("[data-action=play]");
  await finished(page);
  for (const read of [".neurons h2", ".sample h2"]) {
    const top = () => page.locator(read).evaluate((element) => element.getBoundingClientRect().top);
    await page.locator(read).evaluate((element) => {
      scrollBy(0, element.getBoundingClientRect().top + element.clientHeight / 2 - innerHeight / 2);
    });
    const before = await top();
    for (const button of [3, 1, 3]) {
      await page.locator(`.tools button:nth-child(${button})`).dispatchEvent("click");
      await page.waitForTimeout(50);
      await expect.poll(() => page.locator('main [style*="content-visibility"]').count()).toBe(0);
      const line = 16;
      await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(line);
    }
  }
  await page.context().close();
});
