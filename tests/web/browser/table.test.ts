import { readFileSync } from "node:fs";
import { type Core, loadCore } from "playground-core";
import { beforeAll, expect, test } from "vitest";
import { site } from "./page";

const { open } = site();
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

test("the table holds every activation, sorts, filters, and the guide ends in one of them", async () => {
  const page = await open("#panel=table&language=en", { viewport: { width: 1500, height: 900 } });
  const ids = () =>
    page.locator(".all-table tbody tr").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.id));
  await expect.poll(ids).toEqual(core.catalogue().map(({ id }) => id));
  const cell = (id: string, column: number) => page.locator(`tr[data-id=${id}] td`).nth(column).textContent();
  await expect.poll(() => cell("tanhshrink", 1), { timeout: 20_000 }).not.toBe("—");
  expect(await cell("sigmoid", 1)).toBe("(0, 1)");
  expect(await cell("sigmoid", 5)).toBe("both sides");
  expect(await cell("relu", 5)).toBe("left");
  expect(await cell("mish", 3)).toBe("no");
  expect(await cell("relu", 4)).toBe("has kinks");

  await page.click("text=Monotonic");
  expect(await page.getAttribute("th:has-text('Monotonic')", "aria-sort")).toBe("ascending");
  await page.click("text=Monotonic");
  expect((await ids()).slice(0, 3).every((id) => ["gelu", "mish", "silu", "hardswish"].includes(id ?? ""))).toBe(true);
  await page.fill("#table-filter", "shrink");
  await expect.poll(async () => (await ids()).toSorted()).toEqual(["hardshrink", "softshrink", "tanhshrink"]);

  await page.selectOption("#guide-depth", "deep");
  await page.selectOption("#guide-budget", "free");
  await page.waitForSelector("[data-advice=gelu]");
  await page.selectOption("#guide-place", "output");
  await page.waitForSelector("[data-advice=sigmoid]");
  await page.click(".guide .link");
  await page.waitForSelector(".dock .sentence");
  await page.context().close();
});

test("the table is printed on one sheet of A4", async () => {
  const page = await open("#panel=table&language=zh");
  await expect
    .poll(() => page.locator("tr[data-id=tanhshrink] td").nth(1).textContent(), { timeout: 20_000 })
    .not.toBe("—");
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.context().close();
});

test("small multiples of the chosen functions are saved as SVG and PNG, axes numbered", async () => {
  const page = await open("#panel=gallery&language=en&curves=relu,elu(alpha:2),gelu,tanh");
  await page.click("summary:has-text('Picture for a slide')");
  await page.fill("[aria-label='x from']", "-3");
  await page.keyboard.press("Tab");
  const saved = async (action: string) => {
    const waiting = page.waitForEvent("download");
    await page.click(`[data-action=${action}]`);
    return readFileSync(await (await waiting).path());
  };
  const svg = (await saved("slide-svg")).toString();
  const names = [...svg.matchAll(/<text[^>]*class="(?:name|tick)[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect(names).toEqual(expect.arrayContaining(["ReLU", "ELU(2)", "GELU", "Tanh", "−2", "4"]));
  expect(svg).toContain('width="1260" height="600"');
  const png = await saved("slide-png");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2520, 1200]);
  await page.context().close();
});
