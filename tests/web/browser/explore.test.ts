import { type Core, loadCore } from "playground-core";
import { beforeAll, describe, expect, test } from "vitest";
import { drawn, site } from "./page";

const { open } = site();
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const orders = { f: "value", f1: "derivative", f2: "secondDerivative" } as const;

describe("the curves", () => {
  test("of every catalogue entry are the core's values", async () => {
    const page = await open();
    for (const { id, name, kind } of core.catalogue()) {
      if (kind !== "elementwise") continue;
      await page.evaluate((link) => {
        location.hash = link;
      }, `curves=${id}&x=-7.5,6.25`);
      await page.waitForSelector(`[data-curves="${id}"]`);
      for (const [chart, order] of Object.entries(orders)) {
        const [series] = await drawn(page, chart);
        expect(series?.label).toBe(name);
        const points = series?.points ?? [];
        expect(points.length).toBeGreaterThan(400);
        const right = core.evaluate(
          { id },
          Float32Array.from(points, ({ x }) => x),
        )[order];
        for (const [index, { y }] of points.entries()) {
          if (y !== null) expect(y).toBe(right[index]);
        }
        expect(points.filter(({ y }) => y === null).length).toBeLessThan(4);
      }
    }
    await page.context().close();
  });

  test("follow a parameter's slider and number", async () => {
    const page = await open("#curves=elu");
    await page.fill("#parameter-alpha", "0.5");
    const [series] = await drawn(page, "f");
    const left = series?.points[0];
    const expected = core.evaluate({ id: "elu", parameters: { alpha: 0.5 } }, new Float32Array([left?.x ?? 0]));
    expect(left?.y).toBe(expected.value[0]);
    await page.locator("input[type=range][aria-label=alpha]").press("ArrowRight");
    await expect.poll(() => page.inputValue("#parameter-alpha")).not.toBe("0.5");
    await expect.poll(() => page.url()).toContain("elu(alpha:");
    await page.context().close();
  });

  test("can be overlaid up to six, and not more", async () => {
    const page = await open("#curves=relu");
    const others = page.locator(`.item:not([data-id="relu"]) .pick`);
    for (let i = 0; i < 5; i++) await others.nth(i).click();
    expect((await drawn(page, "f1")).length).toBe(6);
    await others.nth(5).click(); // takes the place of the selected one
    expect((await drawn(page, "f1")).length).toBe(6);
    await page.context().close();
  });

  test("are added by a click, and what was done is taken back by another", async () => {
    const page = await open("#curves=relu,elu(alpha:0.5)&active=1");
    const labels = async () => (await drawn(page, "f")).map(({ label }) => label);
    await page.click('.item[data-id="gelu"] .pick');
    expect(await labels()).toEqual(["ReLU", "ELU(0.5)", "GELU"]);
    await page.click("[data-action=undo]");
    expect(await labels()).toEqual(["ReLU", "ELU(0.5)"]);
    await page.click('.item[data-id="gelu"] .beside'); // in place of the selected one
    expect(await labels()).toEqual(["ReLU", "GELU"]);
    await page.click("[data-action=undo]");
    await page.click('.item[data-id="relu"] .beside');
    expect(await labels()).toEqual(["ELU(0.5)"]);
    await page.click("[data-action=undo]");
    expect(await labels()).toEqual(["ReLU", "ELU(0.5)"]);
    await page.context().close();
  });

  test("of one function with other parameters are told apart", async () => {
    const page = await open("#curves=gelu");
    await page.click("[data-action=add-again]");
    expect((await drawn(page, "f")).map(({ label }) => label)).toEqual(["GELU", "GELU(tanh)"]);
    expect(await page.locator(".chips .chip").first().textContent()).toContain("GELU");
    await expect.poll(() => page.url()).toContain("gelu,gelu(approximate:tanh)");
    await page.context().close();
  });
});

describe("panels and views are steps of the browser's history", () => {
  test("back goes to the panel before, and leaves what was chosen meanwhile", async () => {
    const page = await open("#curves=tanh");
    const panel = () => page.locator("[aria-pressed=true], [aria-current=page]").allTextContents();
    await page.click(".panels button:has-text('Softmax')");
    await page.click(".tab:nth-child(2)");
    await page.click(".tools button:first-child"); // the other language
    await page.goBack();
    await expect.poll(() => page.url()).toContain("panel=rows");
    expect(page.url()).not.toContain("view=train");
    await expect.poll(() => page.locator(".rows-panel").count()).toBe(1);
    await page.goBack();
    await page.waitForSelector("canvas[data-chart=f]");
    expect((await drawn(page, "f")).map(({ label }) => label)).toEqual(["Tanh"]);
    await expect.poll(() => page.url()).toMatch(/curves=tanh.*language=|language=.*curves=tanh/);
    await page.goForward();
    await expect.poll(() => page.locator(".rows-panel").count()).toBe(1);
    expect((await panel()).length).toBeGreaterThan(0);
    await page.context().close();
  });
});

describe("the probe", () => {
  test("moves by key, by number and by mouse, and every reading follows", async () => {
    const page = await open("#curves=tanh,relu&probe=0.5");
    const slider = page.locator("[role=slider]").first();
    await slider.press("ArrowRight");
    await expect.poll(() => slider.getAttribute("aria-valuenow")).toBe("0.55");
    await slider.press("Shift+ArrowLeft");
    await expect.poll(() => slider.getAttribute("aria-valuenow")).toBe("0.05");
    await slider.press("Shift+K");
    await expect.poll(() => slider.getAttribute("aria-valuenow")).toBe("0");
    await slider.press("End");
    await expect.poll(() => slider.getAttribute("aria-valuenow")).toBe("6");
    await page.fill("#probe-x", "−1.5");
    const right = core.evaluate({ id: "tanh" }, new Float32Array([-1.5])).value[0] as number;
    const shown = await page.locator(".probe tbody tr").first().locator("td").first().textContent();
    expect(shown).toBe(right.toFixed(4).replace("-", "−"));
    const box = await slider.boundingBox();
    if (!box) throw new Error("The chart has no box.");
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
    await page.mouse.up();
    const moved = Number(await slider.getAttribute("aria-valuenow"));
    expect(moved).toBeGreaterThan(-3);
    expect(moved).toBeLessThan(0);
    await expect.poll(() => page.locator("[data-spoken=f]").textContent()).toContain("Tanh");
    await page.context().close();
  });
});

test("zoom and pan go by key and by number, within limits, and back", async () => {
  const page = await open("#curves=gelu&probe=2");
  const ends = () =>
    page.$$eval(".axis-bar > fieldset > input", (fields) =>
      fields.map((field) => Number((field as HTMLInputElement).value)),
    );
  const slider = page.locator("[role=slider]").first();
  await slider.press("+");
  expect(await ends()).toEqual([-2, 4]);
  await slider.press("]");
  expect(await ends()).toEqual([-1.25, 4.75]);
  await slider.press("0");
  expect(await ends()).toEqual([-6, 6]);
  for (let i = 0; i < 14; i++) await slider.press("-");
  expect(await ends()).toEqual([-1000, 1000]);
  await page.locator(".axis-bar > fieldset > input").first().fill("-0.5");
  await page.locator(".axis-bar > fieldset > input").nth(1).fill("0.5");
  expect(await ends()).toEqual([-0.5, 0.5]);
  const [series] = await drawn(page, "f");
  expect(series?.points[0]?.x).toBe(-0.5);
  expect(series?.points.at(-1)?.x).toBe(0.5);
  await page.context().close();
});

test("each chart has a table of its values", async () => {
  const page = await open("#curves=tanh,relu");
  for (const button of await page.locator(".plot .head button").all()) await button.click();
  const tables = await page.$$eval(".plot table", (list) =>
    list.map((table) =>
      [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map(({ textContent }) => textContent)),
    ),
  );
  expect(tables.length).toBe(3);
  const x = Float32Array.from({ length: 13 }, (_, i) => i - 6);
  const { value } = core.evaluate({ id: "tanh" }, x);
  expect(tables[0]?.map((row) => row[1])).toEqual(
    [...value].map((y) => (y === 0 ? "0" : y.toFixed(4).replace("-", "−"))),
  );
  await page.click(".values tbody tr >> nth=1 >> button");
  expect(await page.inputValue("#probe-x")).toBe("-5");
  await page.context().close();
});

describe("a link", () => {
  test("restores the exact view", async () => {
    const link = "#language=en&theme=dark&curves=elu(alpha:0.5),relu&active=1&x=-2,3&probe=0.75";
    const page = await open(link);
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect((await drawn(page, "f")).map(({ label }) => label)).toEqual(["ELU(0.5)", "ReLU"]);
    expect(await page.inputValue("#probe-x")).toBe("0.75");
    expect(await page.locator(".notice[data-shown=true]").count()).toBe(0);
    await page.context().close();
  });

  test.each(["#curves=<script>alert(1)</script>", "#x=1,0&probe=NaN", "#%%%=%", "#curves=relu(__proto__:1)"])(
    "that is broken gives the default view and one quiet message: %s",
    async (link) => {
      const page = await open(link);
      const known = new Set(core.catalogue().map(({ id }) => id));
      expect((await drawn(page, "f")).length).toBe(["mish", "relu"].filter((id) => known.has(id)).length);
      expect(await page.locator(".notice[data-shown=true]").count()).toBe(1);
      await page.context().close();
    },
  );
});

test("the language changes in place, with the state kept", async () => {
  const page = await open("#curves=gelu&probe=2");
  await page.click(".tools button >> nth=0");
  await expect.poll(() => page.title()).toBe("Explore · Activation Playground");
  expect(await page.inputValue("#probe-x")).toBe("2");
  expect((await drawn(page, "f")).map(({ label }) => label)).toEqual(["GELU"]);
  await page.context().close();
});
