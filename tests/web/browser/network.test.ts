import { expect, test } from "vitest";
import { site } from "./page";

const { open } = site();

test("the tutorials' network 100-64-32-5, stage by stage, by keys", async () => {
  const page = await open("#panel=network&language=en");
  await page.waitForSelector(".network-stage");
  const shapes = await page.$$eval(".network-stage h3", (titles) => titles.map((title) => title.textContent));
  expect(shapes).toEqual([
    "Input [1, 100]",
    "Linear 1 [1, 64]",
    "ReLU [1, 64]",
    "Linear 2 [1, 32]",
    "Tanh [1, 32]",
    "Output layer (logits) [1, 5]",
    "Softmax [1, 5]",
  ]);
  // torch.manual_seed(0); x = torch.randn(1, 100); fc1 = nn.Linear(100, 64); …; fc1(x)[0, :3]
  const first = await page.getAttribute(".network-stage >> nth=1 >> .first", "data-values");
  const [a, b, c] = (first as string).split(" ").map(Number) as [number, number, number];
  expect(a).toBeCloseTo(0.75702947, 5);
  expect(b).toBeCloseTo(-0.33341706, 5);
  expect(c).toBeCloseTo(-0.69718397, 5);
  await page.focus("#unit-2");
  await page.keyboard.type("1");
  expect(await page.textContent(".network-stage >> nth=2 >> .unit code")).toContain("f(−0.3334) = 0");
  await page.click(".network-stage >> nth=1 >> rect >> nth=3");
  expect(await page.textContent(".network-stage >> nth=1 >> .unit code")).toContain("z1[3]");

  await page.fill("#network-sizes", "100-");
  await page.waitForSelector(".network-setup .problem");
  expect(await page.locator(".network-stage").count()).toBe(7); // what was there stays
  await page.fill("#network-sizes", "8-3");
  await page.waitForFunction(() => document.querySelectorAll(".network-stage").length === 3);
  await page.waitForURL(/sizes=8,3/);

  await page.click("[data-value=typed]");
  await page.fill("#network-numbers", "1 2 three");
  expect(await page.textContent(".network-setup .problem")).toContain("Number 3");
  await page.setInputFiles("#network-file", {
    name: "digits.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`label,${Array.from({ length: 784 }, (_, i) => `p${i}`)}\n5,${Array(784).fill(255)}\n`),
  });
  await page.waitForFunction(() => document.querySelector(".network-stage h3 code")?.textContent === "[1, 784]");
  await page.fill("#network-divisor", "255");
  await page.waitForFunction(() => document.querySelector(".first")?.getAttribute("data-values") === "1 1 1 1 1");
  await page.context().close();
});

test("a link may name what no layer takes; logits so sure that no slope is left say nothing of it", async () => {
  const page = await open("#panel=network&language=en&between=softmax,glu&vector=1000000,-1000000,5&sizes=3,4,2");
  await page.waitForSelector(".ways td");
  expect(await page.$$eval(".network-stage h3", (titles) => titles.map((title) => title.textContent))).toContain(
    "ReLU [1, 4]",
  );
  expect(await page.textContent("[data-card=losses]")).not.toContain("NaN");
  await page.context().close();
});

test("softmax along either dimension, layers of any size, and what goes wrong", async () => {
  const page = await open("#panel=rows&language=zh&dim=0");
  const sums = async () => await page.$$eval(".dimension .one", (cells) => cells.map((cell) => cell.textContent));
  expect(await sums()).toEqual(Array(4).fill("和 1.0000"));
  await page.click("[data-card=dimension] [data-value='1']");
  await page.waitForFunction(() => document.querySelectorAll(".dimension .one").length === 3);
  expect(await sums()).toEqual(Array(3).fill("和 1.0000"));

  await page.evaluate(() => {
    location.hash = "#panel=linear&language=zh";
  });
  await page.waitForSelector("[data-difference] >> nth=1");
  const differences = await page.$$eval("[data-difference]", (all) =>
    all.map((each) => Number(each.getAttribute("data-difference"))),
  );
  for (const difference of differences) {
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(1e-5);
  }

  await page.evaluate(() => {
    location.hash = "#panel=network&language=zh&target=2";
  });
  await page.waitForSelector(".ways td");
  expect(await page.locator(".ways .wrong").count()).toBe(2);
  expect(await page.textContent("[data-says]")).toContain("output 0 of Sigmoid");
  await page.selectOption("#in-place-first", "gelu");
  expect(await page.textContent("[data-says]")).toContain("GELU");
  await page.context().close();
});
