import { expect, test } from "vitest";
import { violations } from "./axe";
import { site } from "./page";

const { open } = site();

const looks = ["zh", "en"].flatMap((language) =>
  ["light", "dark", "projector"].map((theme) => `language=${language}&theme=${theme}`),
);
const views = [
  "view=explore",
  "view=train",
  "curves=elu(alpha:0.5),relu6,gelu,hardshrink,tanh,softsign&active=0",
  "curves=elu&fan=alpha:0.5,1,2",
  "panel=gallery",
  "panel=own&formula=as_written(log!11%2Bexp!1x!2!2)&beside=softplus",
  "panel=rows&logits=1000,-2,3,0.5",
  "panel=rows&row=glu&logits=1,2,3",
  "panel=linear",
  "panel=half&curves=gelu&format=float16",
  "panel=cost",
];

test.each(looks)("axe finds nothing at %s", async (look) => {
  const page = await open(`#${look}`);
  for (const view of views) {
    await page.evaluate((link) => {
      location.hash = link;
    }, `${look}&${view}`);
    await page.waitForTimeout(100);
    expect(await violations(page), view).toEqual([]);
  }
  await page.context().close();
});

test("axe finds nothing on a phone, with tables and the list unfolded", async () => {
  const page = await open("", { viewport: { width: 360, height: 780 }, hasTouch: true });
  await page.click(".all");
  for (const button of await page.locator(".plot .head button").all()) await button.click();
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  await page.context().close();
});

test.for(["zh", "en"])("nothing is wider than a phone, in %s", async (language) => {
  const page = await open(`#language=${language}`, { viewport: { width: 360, height: 780 }, hasTouch: true });
  for (const panel of ["curves", "gallery", "table", "own", "rows", "linear", "network", "cost"]) {
    await page.click(`[data-value=${panel}]`);
    await page.waitForTimeout(300);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, panel).toBeLessThanOrEqual(360);
  }
  await page.context().close();
});

test.for(["zh", "en"])("Train is no wider than a phone in the projector's type, in %s", async (language) => {
  const link = `#view=train&language=${language}&theme=projector`;
  const page = await open(link, { viewport: { width: 360, height: 780 }, hasTouch: true });
  await page.waitForSelector(".race-bar");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.context().close();
});

test("every control is at least 24 pixels high and wide", async () => {
  for (const link of [
    "",
    "#view=train",
    "#panel=gallery",
    "#panel=rows",
    "#panel=linear",
    "#panel=half",
    "#panel=cost",
  ]) {
    const page = await open(link);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, input, [role=slider]")]
        .filter((element) => element.getClientRects().length > 0)
        .map((element) => ({ html: element.outerHTML.slice(0, 90), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ html, box }) => `${html} ${box.width}×${box.height}`),
    );
    expect(small).toEqual([]);
    await page.context().close();
  }
});
