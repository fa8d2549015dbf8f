import { type Core, loadCore } from "playground-core";
import { beforeAll, expect, test } from "vitest";
import { drawn, site } from "./page";

const { open } = site();
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const epochs = 40;

test("a training run finishes, and the charts show what the trainer records", async () => {
  const page = await open(`#view=train&racers=tanh&epochs=${epochs}&seed=1`);
  await page.click("button.go");
  await page.waitForSelector("[data-racer=tanh][data-status=done]");
  const trainer = core.createTrainer({
    dataset: { name: "circles", samples: 1000, noise: 0.1, factor: 0.5, seed: 1 },
    activation: { id: "tanh" },
    seed: 1,
  });
  trainer.run(epochs);
  const { loss, accuracy, gradient } = trainer.history();
  trainer.dispose();
  const values = async (chart: string) => (await drawn(page, chart)).map(({ points }) => points.map(({ y }) => y));
  expect(await values("loss")).toEqual([[...loss]]);
  expect(await values("accuracy")).toEqual([[...accuracy]]);
  expect(await values("gradient")).toEqual(gradient.map((layer) => [...layer]));
  await page.context().close();
});

test("“train all” gives one history per catalogue entry, or says why there is none", async () => {
  const page = await open(`#view=train&epochs=${epochs}`);
  await page.click("[data-action=train-all]");
  const catalogue = core.catalogue();
  await expect
    .poll(() => page.locator("[data-racer]:is([data-status=done],[data-status=refused])").count(), { timeout: 40_000 })
    .toBe(catalogue.length);
  for (const { id, kind } of catalogue) {
    const row = page.locator(`[data-racer=${id}]`);
    if (kind === "elementwise") expect(Number(await row.getAttribute("data-epochs")), id).toBe(epochs);
    else expect(await row.locator(".why").textContent(), id).not.toBe("");
  }
  const finished = catalogue.filter(({ kind }) => kind === "elementwise");
  const losses = await drawn(page, "loss");
  expect(losses.map(({ label }) => label).sort()).toEqual(finished.map(({ name }) => name).sort());
  for (const { points } of losses) expect(points.length).toBe(epochs);
  await page.context().close();
});

test("replay gives the same bits; a new seed gives others", async () => {
  const page = await open("#view=train&racers=relu&epochs=10");
  const run = async () => {
    await page.click("button.go");
    await page.waitForSelector("[data-racer=relu][data-status=done]");
    return drawn(page, "loss");
  };
  const first = await run();
  await page.click("text=重放");
  expect(await run()).toEqual(first);
  await page.click("text=新种子");
  await page.waitForSelector("[data-racer=relu][data-status=done]");
  expect(await drawn(page, "loss")).not.toEqual(first);
  await page.context().close();
});
