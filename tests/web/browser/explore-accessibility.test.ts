import { expect, test } from "vitest";
import { violations } from "./axe";
import { site } from "./page";

const { open } = site();

const unfolded = "curves=gelu,elu&digits=1&tables=f,f1,f2&x=-9,-3";

test.each(["light", "dark", "projector"])("axe finds nothing with all unfolded, %s", async (theme) => {
  const page = await open(`#theme=${theme}&${unfolded}`);
  expect(await page.locator(".digits").count()).toBe(1);
  expect(await page.locator(".plot table").count()).toBe(3);
  for (const menu of await page.locator(".popover > summary").all()) {
    await menu.click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
  await page.context().close();
});

test("axe finds nothing in a Jacobian wider than a phone", async () => {
  const page = await open("#panel=rows&logits=1,2,3,4,5,6,7,8,9,10", { viewport: { width: 360, height: 780 } });
  await page.waitForSelector(".heat");
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.context().close();
});

test("menus stay on a phone's screen", async () => {
  const page = await open("", { viewport: { width: 360, height: 780 } });
  for (const menu of await page.locator(".popover").all()) {
    await menu.locator("summary").click();
    const box = await menu.locator(".card").boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
    await page.keyboard.press("Escape");
  }
  await page.context().close();
});
