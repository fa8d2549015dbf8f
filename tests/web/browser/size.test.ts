import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { site } from "./page";

const { open } = site();

test("the first load is 200 KB at most, compressed", async () => {
  const page = await open();
  const addresses = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const files = [...new Set([page.url().split("#")[0] as string, ...addresses])];
  let bytes = 0;
  for (const address of files) {
    const body = await (await page.request.get(address)).body();
    bytes += gzipSync(body).length;
  }
  expect(files.length).toBeGreaterThan(4);
  expect(bytes).toBeLessThan(200_000);
  await page.context().close();
});

const cases = ["explore", "train"].flatMap((view) => [360, 1000, 1280, 1600].map((width) => [view, width] as const));

/** By the cumulative layout shift, of which 0.1 is called good. */
test.each(cases)("nothing moves while %s comes at a width of %i", async (view, width) => {
  const page = await open(`#view=${view}`, { viewport: { width, height: 800 } });
  const moved = await page.evaluate(async () => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
    });
    observer.observe({ type: "layout-shift", buffered: true });
    while (!document.querySelector("canvas[data-chart]")) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 600));
    return sum;
  });
  expect(moved).toBeLessThan(0.02);
  await page.context().close();
});
