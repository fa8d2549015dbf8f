import { expect, test } from "vitest";
import { site } from "./page";
import { finished } from "./train-page";

const { open } = site();

/** A4 without margins of 12 mm, in CSS pixels. */
const paper = ((210 - 24) / 25.4) * 96;

test.each(["#theme=dark&curves=gelu,relu", "#view=train&theme=dark&epochs=5&racers=relu,tanh"])(
  "%s is printed light and as wide as the paper, and is as it was afterwards",
  async (link) => {
    const page = await open(link, { viewport: { width: 1900, height: 1000 } });
    if (link.includes("train")) {
      await page.click("[data-action=play]");
      await finished(page);
    }
    // Until they are drawn: a canvas is 300 pixels wide before.
    await page.waitForFunction(() => {
      const all = [...document.querySelectorAll("canvas[data-chart]")];
      return all.length > 1 && all.every(({ clientWidth }) => clientWidth !== 300);
    });
    const widths = () => page.locator("canvas[data-chart]").evaluateAll((all) => all.map((each) => each.clientWidth));
    const before = await widths();
    // What a browser does, one step at a time: nothing is drawn in frames meanwhile.
    const print = await page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      const { theme } = document.documentElement.dataset;
      const background = getComputedStyle(document.body).backgroundColor;
      const charts = [...document.querySelectorAll<HTMLCanvasElement>("canvas[data-chart]")].map((canvas) => ({
        right: canvas.getBoundingClientRect().right,
        // The picture has the pixels of its place: nothing is stretched, and what lies over it fits.
        misfit: Math.abs(canvas.width / devicePixelRatio - (canvas.parentElement?.clientWidth ?? 0)),
        layer: canvas.closest(".stage")?.querySelector<HTMLCanvasElement>(".layer canvas")?.width ?? canvas.width,
        width: canvas.width,
      }));
      return { theme, background, charts };
    });
    expect(print.theme).toBe("print");
    expect(print.background).toBe("rgb(255, 255, 255)");
    for (const { right, misfit, layer, width } of print.charts) {
      expect(right).toBeLessThanOrEqual(paper);
      expect(misfit).toBeLessThanOrEqual(1);
      expect(layer).toBe(width);
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect.poll(widths).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    const pdf = await page.pdf({ preferCSSPageSize: true, format: "A4" });
    const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length;
    expect(pages).toBeLessThanOrEqual(4);
    await page.context().close();
  },
);
