import { expect, test } from "vitest";
import { site } from "./page";

const { open } = site();

test("what is refused can be read otherwise, and of many columns any can be chosen", async () => {
  const page = await open("#view=train&dataset=custom&language=zh");
  const give = (name: string, text: string) =>
    page.setInputFiles("[data-action=open-table]", { name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await give("class.csv", "长,宽,class\n1.5,2.5,0\n2.5,3.5,0\n3.5,4.5,0\n");
  await expect.poll(() => page.textContent(".table-in .problem")).toContain("1 类，应为2 到 20 类");
  await page.selectOption("#own-label", "1");
  await page.waitForSelector("[data-read='3']");
  expect(await page.locator(".table-in .problem").count()).toBe(0);
  await page.selectOption("#own-label", "2");
  await page.waitForSelector(".table-in .problem");
  await page.click("[data-action=use-table]");
  await expect.poll(() => page.textContent(".own")).toContain("没有采用");
  await page.selectOption("#own-label", "1");
  await page.click("[data-action=use-table]");
  await page.waitForSelector("[data-own='3']");

  const columns = Array.from({ length: 784 }, (_, i) => `p${i}`);
  const row = (label: number) => [label, ...columns.map((_, i) => (label * i * 7919) % 251)].join(",");
  const rows = Array.from({ length: 100 }, (_, i) => row(i % 10));
  await give("digits.csv", `label,${columns.join(",")}\n${rows.join("\n")}\n`);
  await page.waitForSelector("[data-read='100']");
  expect(await page.textContent(".reading")).toContain("方差最大的 64 列");
  await page.click("text=›");
  await expect.poll(() => page.textContent(".preview th >> nth=0")).toContain("p39");
  await page.fill("#own-inputs", "2-11，785");
  await page.press("#own-inputs", "Enter");
  await expect.poll(() => page.textContent("[data-read]")).toContain("11 列输入");
  await page.fill("#own-inputs", "786");
  await page.press("#own-inputs", "Enter");
  await expect.poll(() => page.textContent(".reading .problem")).toContain("1 到 785");
  await page.click("[data-action=use-table]");
  await page.waitForSelector("[data-own='100']");
  await page.context().close();
});
