import { type Core, loadCore } from "playground-core";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { violations } from "./axe";
import { drawn, site } from "./page";
import { finished } from "./train-page";

const { open } = site();
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const panel = async (link = "#panel=own", options = {}): Promise<Page> => {
  const page = await open(link, options);
  await page.waitForSelector(".own-editor math");
  return page;
};
const write = (page: Page, text: string) => page.fill("#own-source", text);
const label = async (page: Page, name = "own-f") => (await drawn(page, name))[0]?.label;

test("curves are drawn as a formula is typed, and are the core's", async () => {
  const page = await panel();
  await write(page, "x * tanh(x) + 0.5");
  await expect.poll(() => label(page)).toBe("x * tanh(x) + 0.5");
  const x = Float32Array.of(-3.5, 0.25, 2);
  const right = core.evaluate({ id: "", source: "x * tanh(x) + 0.5" }, x);
  for (const [name, values] of [
    ["own-f", right.value],
    ["own-f1", right.derivative],
    ["own-f2", right.secondDerivative],
  ] as const) {
    const points = (await drawn(page, name))[0]?.points ?? [];
    expect(Array.from(x, (at) => points.find((point) => point.x === at)?.y)).toEqual([...values]);
  }
  await page.context().close();
});

test("a mistake is marked under its characters, and the last good curve stays", async () => {
  const page = await panel();
  await write(page, "relu(x) * 2");
  await expect.poll(() => label(page)).toBe("relu(x) * 2");
  await write(page, "relu(x) + sigmiod(x)");
  await expect.poll(() => page.locator(".mirror mark").textContent()).toBe("sigmiod");
  expect(await page.locator("#own-problem").textContent()).toContain("第 11 个字符");
  expect(await page.locator("#own-problem").textContent()).toContain("sigmoid");
  expect(await label(page)).toBe("relu(x) * 2");
  await page.click(".mistake button");
  const selected = () =>
    page.evaluate(() => {
      const area = document.querySelector("#own-source") as HTMLTextAreaElement;
      return area.value.slice(area.selectionStart, area.selectionEnd);
    });
  expect(await selected()).toBe("sigmiod");
  await page.context().close();
});

test("by keyboard alone: completed, marked as learned, raced, and opened again from its link", async () => {
  const page = await panel("#panel=own&language=en&epochs=30");
  await page.focus("#own-source");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("x * F.sigm");
  await page.waitForSelector("#own-names:not([hidden])");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("gate * x)");
  await expect.poll(() => page.inputValue("#own-source")).toMatch(/^x \* F\.(hard|log)?sigmoid\(gate \* x\)$/);
  await page.waitForSelector("[data-action=own-learn-gate]");
  await page.focus("[data-action=own-learn-gate]");
  await page.keyboard.press("Space");
  await page.focus("[data-action=own-name]");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Gate; (β)");
  await page.keyboard.press("Tab");
  await page.focus("[data-action=own-race]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".race-bar .go");
  await page.click(".race-bar .go");
  await finished(page);
  expect(await page.locator(".league tbody tr").allTextContents()).toContainEqual(expect.stringContaining("Gate; (β)"));
  await expect.poll(() => page.url()).toContain("racers=f(");
  const link = page.url().slice(page.url().indexOf("#"));

  const fresh = await open(link);
  await fresh.click(".race-bar .go");
  await finished(fresh);
  const rows = await fresh.locator(".league tbody tr").allTextContents();
  expect(rows).toContainEqual(expect.stringContaining("Gate; (β)"));
  await fresh.context().close();
  await page.context().close();
});

test("what a link holds that is no formula gives the notice, and the default stays", async () => {
  const page = await open("#curves=f(x%2B)");
  await page.waitForSelector(".notice[data-shown=true]");
  expect((await drawn(page, "f")).map((each) => each.label)).toEqual(["Mish", "ReLU"]);
  await page.context().close();
});

test("it is among the curves and in the gallery, is kept on the device, and can be deleted", async () => {
  const page = await panel();
  await page.click("[data-example=squareplus]");
  await page.click("[data-action=own-keep]");
  await expect.poll(() => page.locator("[data-card=own-kept] li").count()).toBe(1);
  await page.click("[data-action=own-add]");
  await expect.poll(async () => (await drawn(page, "f")).map((each) => each.label)).toContain("squareplus(4)");
  expect(await page.locator(".facts .formula:has(math)").count()).toBe(2);
  await page.reload();
  await page.click("[data-value=gallery]");
  await expect.poll(() => page.locator(".multiple").last().textContent()).toContain("squareplus");
  await page.click("[data-value=own]");
  await page.click("[data-action=own-delete]");
  expect(await page.locator("[data-card=own-kept] li").count()).toBe(0);
  expect(await page.evaluate(() => Object.values(localStorage).join())).not.toContain("squareplus");
  await page.context().close();
});

test("the code shown is the core's, with the sliders' values as defaults", async () => {
  const page = await panel("#panel=own&formula=f(x*sigmoid!1beta*x!2;*beta;beta:0.5)");
  const made = core.compile("x*sigmoid(beta*x)", { parameters: { beta: 0.5 }, learnable: ["beta"] });
  if ("error" in made) throw new Error(made.error.message);
  for (const language of ["module", "function", "numpy", "jax"] as const) {
    await page.click(`.own-code [data-value=${language}]`);
    await expect.poll(() => page.inputValue(".code-text")).toBe(core.toCode({ id: made.id }, language));
  }
  await page.context().close();
});

const cases = [
  ["light", "zh", 1400, 900],
  ["dark", "en", 360, 780],
  ["projector", "zh", 1280, 720],
] as const;
test.each(cases)("axe finds nothing: %s, %s, %i × %i", async (theme, language, width, height) => {
  const page = await panel(`#panel=own&theme=${theme}&language=${language}`, { viewport: { width, height } });
  await page.click("[data-example=Tanh]");
  await page.waitForSelector(".written li");
  await page.click("[data-action=own-keep]");
  await write(page, "(exp(x) - exp(-x) / 2");
  await page.waitForSelector(".mirror mark");
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await page.context().close();
});
