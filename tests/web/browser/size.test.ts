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
