import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Core, loadCore } from "playground-core";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { trainFields } from "../../../web/src/state/train";
import { pythonWith } from "../../support/python.mjs";
import { drawn, site } from "./page";
import { compare } from "./pictures";
import { config, finished, values } from "./train-page";

const { open } = site();
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const python = pythonWith("torch", "sklearn");

async function saved(page: Page, action: string): Promise<{ name: string; text: string; path: string }> {
  const downloaded = page.waitForEvent("download");
  await page.click(`[data-action=${action}]`);
  const download = await downloaded;
  const path = await download.path();
  return { name: download.suggestedFilename(), text: readFileSync(path, "utf8"), path };
}

test("dead and saturated shares, weights and one sample's numbers are the trainer's", async () => {
  const page = await open("#view=train&racers=relu&epochs=60&lr=0.003&language=en");
  await page.click("[data-action=play]");
  await finished(page);
  await page.waitForSelector('.neurons[data-epoch="60"] [data-layer="4"]');
  const trainer = core.createTrainer(config("relu", { optimizer: { lr: 0.003 } }));
  trainer.run(60);
  for (const [index, layer] of trainer.layers().entries()) {
    const caption = await page.textContent(`[data-layer="${index}"] figcaption`);
    expect(caption).toContain(`dead ${Math.round(layer.dead * 100)}%`);
    expect(caption).toContain(`saturated ${Math.round(layer.saturated * 100)}%`);
  }
  const row = 7;
  await page.fill("#sample-row", String(row));
  const trace = trainer.trace(row);
  const four = (value: number) =>
    value === 0 ? "0" : (Math.abs(value) < 1e-3 ? value.toExponential(2) : value.toPrecision(4)).replaceAll("-", "−");
  const results = () =>
    page
      .locator(".sums [data-result]")
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.result));
  const first = trace.layers[0];
  if (!first) throw new Error("The network has no layer.");
  await expect
    .poll(results)
    .toEqual([first.linear, first.activation, first.derivative].map((numbers) => four(numbers[0] as number)));
  for (let step = 0; step < 5; step++) await page.click("[data-action=step-on]");
  expect(await results()).toEqual([four(trace.prediction[0] as number), four(trace.target), four(trace.loss)]);
  for (let step = 0; step < 5; step++) await page.click("[data-action=step-on]");
  const back = await results();
  expect(back[1]).toBe(four(first.linearGradient[0] as number));
  expect(back.at(-1)).toBe(four(first.biasGradient[0] as number));
  expect(await page.isDisabled("[data-action=step-on]")).toBe(true);
  await page.context().close();
});

test("script, notebook, network and weights are the trainer's, and the tables hold the histories", async () => {
  const page = await open("#view=train&racers=tanh,relu&epochs=25&seed=2");
  await page.click("[data-action=play]");
  await finished(page);
  const trainer = core.createTrainer(
    config("tanh", { dataset: { name: "circles", samples: 1000, noise: 0.1, factor: 0.5, seed: 2 }, seed: 2 }),
  );
  trainer.run(25);
  const script = await saved(page, "script");
  expect(script.name).toBe("tanh.py");
  expect(script.text).toContain("torch.manual_seed(2)");
  const bytes = async (action: string) => new Uint8Array(readFileSync((await saved(page, action)).path));
  expect(await bytes("onnx")).toEqual(await trainer.toOnnx());
  expect(await bytes("safetensors")).toEqual(await trainer.toSafetensors());
  const { cells } = JSON.parse((await saved(page, "notebook")).text);
  expect(cells.flatMap(({ source }: { source: string[] }) => source)).toContain("torch.manual_seed(2)\n");
  const table = (await saved(page, "history-csv")).text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(table.length).toBe(1 + 2 * 25);
  const { loss } = trainer.history();
  expect(table.slice(1, 26).map((row) => Number(row[3]))).toEqual([...loss]);
  const league = (await saved(page, "league-csv")).text.trim().split("\n");
  expect(league.length).toBe(3);
  await page.context().close();
});

test.skipIf(python === undefined)("the exported script, run in PyTorch, prints what is plotted", async () => {
  const link = "racers=elu(alpha:0.7)&dataset=moons&samples=200&hidden=6,6&optimizer=adamw&lr=0.002&shuffle=1";
  const page = await open(`#view=train&epochs=5&seed=4&${link}`);
  await page.click("[data-action=play]");
  await finished(page);
  const { path } = await saved(page, "script");
  const printed = execFileSync(python as string, [path], { encoding: "utf8" })
    .trim()
    .split("\n");
  const torch = printed.slice(1).map((line) => Number(line.split(",")[1]));
  const [plotted = []] = await values(page, "loss");
  expect(torch.length).toBe(5);
  for (const [epoch, loss] of torch.entries()) expect(Math.abs(loss - (plotted[epoch] as number))).toBeLessThan(1e-6);
  await page.context().close();
});

test("each chart is saved as the picture that is on the screen", async () => {
  const page = await open("#view=train&racers=tanh,relu&epochs=60&lr=0.01&theme=light");
  await page.click("[data-action=play]");
  await finished(page);
  for (const name of ["loss", "accuracy", "gradient", "network", "neurons", "boundaries"]) {
    const button = page.locator(`[data-picture=${name}]`);
    const card = page.locator(".card", { has: button });
    await button.scrollIntoViewIfNeeded();
    await drawn(page, "loss");
    const screen = await card.screenshot();
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    expect(download.suggestedFilename()).toBe(`${name}.png`);
    const { size, difference, ink } = await compare(page, [readFileSync(await download.path()), screen]);
    for (const side of size) expect(Math.abs(side)).toBeLessThan(2);
    expect(ink).toBeGreaterThan(1);
    expect(difference).toBeLessThan(ink / 2);
  }
  await page.context().close();
});

test("a race is saved, reopened and goes on with the same bits", async () => {
  const page = await open("#view=train&racers=tanh,gelu&epochs=20&seed=5&hidden=6,4&lr=0.001");
  await page.click("[data-action=play]");
  await finished(page);
  const before = await drawn(page, "loss");
  const { path } = await saved(page, "save-race");
  await page.reload();
  const other = await open("#view=train");
  await other.setInputFiles("[data-action=open-race]", path);
  await expect.poll(() => drawn(other, "loss")).toEqual(before);
  await other.fill("#setup-epochs", "30");
  await other.click("[data-action=play]");
  await other.waitForSelector('.pace[data-done="30"][data-running=false]');
  const trainer = core.createTrainer({
    dataset: { name: "circles", samples: 1000, noise: 0.1, factor: 0.5, seed: 5 },
    activation: { id: "tanh" },
    hidden: [6, 4],
    optimizer: { lr: 0.001 },
    seed: 5,
  });
  trainer.run(30);
  expect((await values(other, "loss"))[0]).toEqual([...trainer.history().loss]);
  await other.setInputFiles("[data-action=open-race]", {
    name: "x.json",
    mimeType: "application/json",
    buffer: Buffer.from("{}"),
  });
  await other.waitForSelector(".notice[data-shown=true]");
  await page.context().close();
  await other.context().close();
});

test("own points are typed or drawn, own tables pasted; what is wrong leaves the data as they were", async () => {
  const page = await open("#view=train&language=en");
  await page.selectOption("#setup-dataset", "custom");
  const points = Array.from(
    { length: 12 },
    (_, i) => `${Math.cos(i) * (i % 2 ? 0.9 : 0.3)}, ${Math.sin(i) * (i % 2 ? 0.9 : 0.3)}, ${i % 2}`,
  );
  await page.fill("#own-points", points.join("\n"));
  await page.locator(".board").click({ position: { x: 30, y: 40 } });
  await page.click("[data-action=use-points]");
  await page.waitForSelector('[data-own="13"]');
  await page.fill("#setup-epochs", "10");
  await page.click("[data-action=play]");
  await page.waitForSelector('.pace[data-done="10"][data-running=false]');
  await page.fill("#own-csv", "a,b,kind\n1,2,x\n3,y\n");
  await page.click("[data-action=use-table]");
  await expect.poll(() => page.textContent(".own [role=alert]")).toMatch(/line 3/);
  expect(await page.locator('[data-own="13"]').count()).toBe(1);
  const table = Array.from({ length: 40 }, (_, i) => `${i / 10};${(i * 7) % 11};${i % 3};${i < 20 ? "left" : "right"}`);
  await page.fill("#own-csv", `u;v;w;side\n${table.join("\n")}`);
  await page.click("[data-action=use-table]");
  await page.waitForSelector('[data-own="40"]');
  await page.click(".tools summary");
  await page.click("[data-action=copy-link]");
  await expect.poll(() => page.textContent(".notice")).toMatch(/own data are not in it/);
  await expect.poll(() => page.url()).toContain("dataset=custom");
  expect(page.url()).not.toContain("side");
  expect(await page.locator("[aria-label^='axes of the boundary']").count()).toBe(2);
  await page.click("[data-action=play]");
  await page.waitForSelector('.pace[data-done="10"][data-running=false]');
  const [series] = await values(page, "loss");
  const trainer = core.createTrainer({
    dataset: { name: "custom", csv: `u;v;w;side\n${table.join("\n")}` },
    activation: { id: "relu" },
    seed: trainFields.seed.initial,
  });
  trainer.run(10);
  expect(series).toEqual([...trainer.history().loss]);
  await page.context().close();
});

test("where there are no own data yet, the last ones are not shown as if they were", async () => {
  const page = await open("#view=train&racers=tanh&epochs=20");
  const points = () =>
    page.$eval("[data-points='0']", (canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const context = new OffscreenCanvas(width, height).getContext("2d") as OffscreenCanvasRenderingContext2D;
      context.drawImage(canvas as HTMLCanvasElement, 0, 0);
      return context
        .getImageData(0, 0, width, height)
        .data.filter((_, at) => at % 4 === 3)
        .some((alpha) => alpha > 0);
    });
  await expect.poll(points).toBe(true);
  await page.click("[data-action=play]");
  await finished(page);
  await page.selectOption("#setup-dataset", "custom");
  await expect.poll(points).toBe(false);
  expect(await page.locator(".own").textContent()).toContain("还没有自己的数据");
  expect(await page.locator(".pace").textContent()).not.toContain("轮/秒");
  await page.selectOption("#setup-dataset", "moons");
  await expect.poll(points).toBe(true);
  await page.context().close();
});

test("after a race the network and the neurons are there, scrolled to or not", async () => {
  const page = await open("#view=train&racers=tanh&epochs=20", { viewport: { width: 360, height: 640 } });
  await page.click("[data-action=play]");
  await finished(page);
  for (const drawn of ["svg.network", ".neurons [data-layer]"])
    await page.waitForSelector(drawn, { state: "attached", timeout: 5000 });
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.context().close();
});
