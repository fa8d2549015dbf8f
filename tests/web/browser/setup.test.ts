import { expect, test } from "vitest";
import { drawn, site } from "./page";
import { finished } from "./train-page";

const { open } = site();

const gb18030 = Buffer.from("s6S2yCy/7bbILNbWwOAKMSwyLLrDCjIsMyzW0AozLDUsu7UKNCw0LLrDCg==", "base64");

test("a file's encoding is found, its columns are chosen, and a corrected one is read anew", async () => {
  const page = await open("#view=train&dataset=custom&language=en");
  const give = (name: string, buffer: Buffer) =>
    page.setInputFiles("[data-action=open-table]", { name, mimeType: "text/csv", buffer });
  await give("excel.csv", gb18030);
  await page.waitForSelector("[data-read='4']");
  expect(await page.inputValue("#own-encoding")).toBe("gb18030");
  await expect.poll(() => page.textContent(".preview")).toContain("种类");
  await page.click("[data-action=use-table]");
  await expect.poll(() => page.textContent("[data-own]")).toContain("3 classes");

  const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 2 ? "yes" : "no"},${i === 4 ? "NA" : i / 2},${i % 3}`);
  await give("mine.csv", Buffer.from(`"",garden,size,kind\n${rows.join("\n")}\n`));
  await page.waitForSelector("[data-read='29']");
  expect(await page.textContent(".reading")).toContain("a column that is used: 1.");
  expect(await page.textContent(".reading")).toContain("for the labels are few whole numbers");
  await page.getByLabel("use “garden” as an input").check();
  await expect.poll(() => page.textContent("[data-read]")).toContain("input columns: 2");
  expect(await page.textContent(".reading")).toContain("holds the rows’ names");
  await page.check("[name=own-task][value=regression]");
  await expect.poll(() => page.textContent(".reading")).toContain("as you chose");
  await page.check("[name=own-task][value=classification]");
  await page.click("[data-action=use-table]");
  await page.waitForSelector("[data-own='29']");

  await give("mine.csv", Buffer.from("a,b,c\n1,2,0\n3,1\n"));
  await expect.poll(() => page.textContent(".table-in .problem")).toMatch(/line 3, column 3/);
  await give("mine.csv", Buffer.from("a,b,c\n1,2,0\n3,4,1\n"));
  await page.waitForSelector("[data-read='2']");
  expect(await page.locator("[data-own='29']").count()).toBe(1);
  await page.context().close();
});

test("with several classes a confusion matrix shows what was taken for what", async () => {
  const page = await open(
    "#view=train&language=en&dataset=blobs&centers=3&racers=tanh,relu&epochs=20&lr=0.01&held=0.3",
  );
  await page.click("[data-action=play]");
  await finished(page);
  await page.waitForSelector(".confusion[data-classes='3']:not([hidden])");
  const counts = await page.locator(".confusion td[data-shade]").allTextContents();
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(300);
  expect(await page.textContent(".confusion h2")).toContain("held-out data");
  await page.context().close();
});

test("a racer's parameter is set on the page, and the race before stays behind as grey lines until they are cleared", async () => {
  const page = await open("#view=train&language=en&racers=leaky_relu,relu&epochs=20&lr=0.003");
  await page.click("[data-action=play]");
  await finished(page);
  const before = (await drawn(page, "loss")).map(({ points }) => points);
  await page.fill("#racer-negative_slope", "0.3");
  await expect.poll(() => page.url()).toContain("leaky_relu(negative_slope:0.3)");
  await expect.poll(async () => (await drawn(page, "loss")).slice(2).map(({ points }) => points)).toEqual(before);
  await page.click("[data-action=play]");
  await finished(page);
  const [now, same, ghost] = (await drawn(page, "loss")).map(({ points }) => points);
  expect(now).not.toEqual(ghost);
  expect(same).toEqual(before[1]);
  await page.click("[data-action=clear-ghost]");
  await expect.poll(async () => (await drawn(page, "loss")).length).toBe(2);
  await page.context().close();
});
