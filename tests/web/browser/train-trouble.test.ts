import { type Core, loadCore } from "playground-core";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { site } from "./page";
import { config, finished, values } from "./train-page";

const it = site();
const { open } = it;
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

/** The losses that the core records, without a browser. */
function losses(id: string, epochs: number, lr = 1e-4): number[] {
  const trainer = core.createTrainer(config(id, { optimizer: { lr } }));
  trainer.run(epochs);
  const { loss } = trainer.history();
  trainer.dispose();
  return [...loss];
}

/** Opens the page at this link, its workers within reach of the test. */
async function openWithWorkers(link: string): Promise<Page> {
  const page = await open();
  const address = page.url().split("#")[0];
  await page.goto("about:blank");
  await page.addInitScript(() => {
    const made: Worker[] = [];
    Object.assign(window, { made });
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        made.push(this);
      }
    };
  });
  await page.goto(`${address}${link}`);
  await page.waitForSelector("main[data-stage=ready]");
  return page;
}

const reached = (page: Page, epoch: number) =>
  page.waitForFunction((goal) => Number(document.querySelector<HTMLElement>(".pace")?.dataset.done) >= goal, epoch);

test("a worker that dies in the middle loses nothing", async () => {
  const epochs = 300;
  const page = await openWithWorkers(`#view=train&racers=tanh,relu,sigmoid,elu&epochs=${epochs}&speed=20`);
  await page.click("[data-action=play]");
  await reached(page, 10);
  await page.evaluate(() => (window as unknown as { made: Worker[] }).made.at(-1)?.terminate());
  await page.selectOption(".race-bar select >> nth=1", "max");
  await finished(page);
  const expected = ["tanh", "relu", "sigmoid", "elu"].map((id) => losses(id, epochs));
  expect(await values(page, "loss")).toEqual(expected);
  await page.context().close();
});

test("a worker whose core breaks down ends its runs, says why, and the next race is a new one", async () => {
  const page = await open("#view=train&racers=tanh,relu&epochs=20000");
  // As if memory ran out: from some moment on, whatever is asked of a worker ends in a trap.
  let broken = true;
  await page.context().route("**/train-service*.js", async (route) => {
    const answer = await route.fetch();
    const trap = `let asked = 0;
      const now = performance.now.bind(performance);
      performance.now = () => {
        if (++asked > 300) throw new WebAssembly.RuntimeError("unreachable");
        return now();
      };`;
    await route.fulfill({ response: answer, body: `${broken ? trap : ""}${await answer.text()}` });
  });
  await page.reload();
  await page.waitForSelector("main[data-stage=ready]");
  await page.click("[data-action=play]");
  await page.waitForSelector(".pace[data-running=false]");
  expect(await page.locator("[data-stage=refused]").count()).toBe(2);
  expect(await page.locator(".refusals").textContent()).toMatch(/Tanh 无法训练：.*内存不够/);
  expect((await values(page, "loss"))[0]?.length).toBeGreaterThan(0);
  broken = false;
  await page.fill("#setup-epochs", "30");
  await page.click("[data-action=replay]");
  await finished(page);
  expect(await values(page, "loss")).toEqual(["tanh", "relu"].map((id) => losses(id, 30)));
  await page.context().close();
});

test("a tab that the browser freezes, and a machine whose lid is closed, lose nothing", async () => {
  const epochs = 600;
  const page = await open(`#view=train&racers=tanh,relu,sigmoid,elu&epochs=${epochs}&speed=20`);
  await page.click("[data-action=play]");
  await reached(page, 10);
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await reached(page, 20);
  // Longer than the page waits for a worker's answer.
  const { processInfo } = await (await it.browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  for (const id of renderers) process.kill(id, "SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, 8000));
  for (const id of renderers) process.kill(id, "SIGCONT");
  await page.selectOption(".race-bar select >> nth=1", "max");
  await finished(page);
  expect(await values(page, "loss")).toEqual(["tanh", "relu", "sigmoid", "elu"].map((id) => losses(id, epochs)));
  await page.context().close();
});

test("starting anew in the middle, again and again, loses nothing", async () => {
  const epochs = 300;
  const ids = ["tanh", "relu", "sigmoid", "elu", "gelu"];
  const page = await open(`#view=train&racers=${ids}&epochs=${epochs}`);
  await page.click("[data-action=play]");
  for (let i = 0; i < 8; i++) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await page.click("[data-action=replay]");
  }
  await finished(page);
  expect(await values(page, "loss")).toEqual(ids.map((id) => losses(id, epochs)));
  await page.context().close();
});

test("language, theme and tab change in the middle, and the race goes on", async () => {
  const epochs = 1000; // ten seconds: enough for the clicks on a busy machine
  const page = await open(`#view=train&racers=tanh,relu&epochs=${epochs}&speed=20`);
  await page.click("[data-action=play]");
  await reached(page, 5);
  await page.click(".tools button >> nth=0");
  await page.click(".tools button >> nth=1");
  expect(await page.getAttribute("html", "lang")).toBe("en");
  await page.click(".tab >> nth=0");
  await page.waitForSelector("canvas[data-chart=f]");
  await page.click(".tab >> nth=1");
  await page.waitForSelector(".race-bar");
  expect(await page.getAttribute(".pace", "data-running")).toBe("true");
  await page.selectOption(".race-bar select >> nth=1", "max");
  await finished(page);
  expect(await values(page, "loss")).toEqual(["tanh", "relu"].map((id) => losses(id, epochs)));
  await page.context().close();
});

test("pause keeps what there is, and going on comes to the same", async () => {
  const page = await open("#view=train&racers=gelu&epochs=120&speed=20");
  await page.click("[data-action=play]");
  await reached(page, 5);
  await page.click("[data-action=play]");
  await page.waitForSelector(".pace[data-running=false]");
  const done = Number(await page.getAttribute(".pace", "data-done"));
  expect(done).toBeLessThan(120);
  await page.selectOption(".race-bar select >> nth=1", "max");
  await page.click("[data-action=play]");
  await reached(page, 120);
  expect(await values(page, "loss")).toEqual([losses("gelu", 120)]);
  await page.context().close();
});

test("pausing and going on at once goes on, and does not begin again", async () => {
  const page = await open("#view=train&racers=gelu&epochs=600&samples=4000");
  await page.click("[data-action=play]");
  await reached(page, 5);
  const seen = await page.evaluate(async () => {
    const pace = document.querySelector(".pace") as HTMLElement;
    const button = document.querySelector("[data-action=play]") as HTMLElement;
    button.click();
    button.click();
    const epochs: number[] = [];
    while (pace.dataset.running === "true") {
      epochs.push(Number(pace.dataset.done));
      await new Promise(requestAnimationFrame);
    }
    return epochs;
  });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(await page.getAttribute(".pace", "data-done")).toBe("600");
  await page.context().close();
});

test("the first NaN stops the run, is named, and a rewind goes on with a third of the rate", async () => {
  const link = "#view=train&language=en&racers=tanh,sigmoid&dataset=curve&noise=2&samples=200&optimizer=sgd&epochs=60";
  const page = await open(`${link}&lr=0.3&momentum=0.9&seed=1`);
  await page.click("[data-action=play]");
  await page.waitForSelector(".pace[data-running=false]");
  await page.waitForSelector("[data-broken]");
  const setup = {
    dataset: { name: "curve", function: "square", noise: 2, samples: 200, seed: 1 },
    activation: { id: "tanh" },
    loss: "mse",
    optimizer: { name: "sgd", lr: 0.3, momentum: 0.9 },
    seed: 1,
  } as const;
  const trainer = core.createTrainer(setup);
  const { diverged, epoch } = trainer.run(60);
  expect(diverged).toBeDefined();
  const said = (await page.textContent("[data-broken]")) ?? "";
  const place = (diverged?.layer ?? 0) < 4 ? `layer ${(diverged?.layer ?? 0) + 1}` : "output";
  const batch = diverged?.batch ? `batch ${diverged.batch} of epoch` : "evaluation after epoch";
  expect(said).toContain(`in ${diverged?.batch ? "" : "the "}${batch} ${diverged?.epoch}, in ${place}:`);
  expect(await page.getAttribute("[data-broken]", "data-broken")).toBe(diverged?.quantity);
  const from = Math.max(0, epoch - 10);
  const calmer = core.createTrainer({ ...setup, optimizer: { name: "sgd", lr: 0.1, momentum: 0.9 } });
  trainer.reset();
  trainer.run(from);
  calmer.rewind(trainer.snapshot());
  const after = calmer.run(60 - from);
  await page.click("[data-action=rewind]");
  await page.waitForFunction(() => document.querySelector<HTMLElement>(".pace")?.dataset.running === "false");
  if (!after.diverged) await page.waitForSelector('[data-racer=tanh][data-epochs="60"]');
  expect((await values(page, "loss"))[0]).toEqual([...calmer.history().loss]);
  await page.context().close();
});

test("a learning rate of a million is survived, and so is a set-up that the core refuses", async () => {
  const page = await open("#view=train&racers=relu~lr:1e6,tanh~lr:1e6,identity~lr:1e6&epochs=20&dataset=curve");
  await page.click("[data-action=play]");
  await page.waitForFunction(
    () => document.querySelector(".trouble") || document.querySelector('.pace[data-done="20"]'),
  );
  await page.fill("#setup-hidden", "4");
  await page.selectOption("#setup-norm", "before");
  await page.fill("#setup-batchSize", "999");
  await page.click("[data-action=play]");
  await page.waitForSelector(".refusals");
  expect(await page.textContent(".refusals")).toContain("batchSize");
  await page.fill("#setup-batchSize", "50");
  await page.fill("#setup-lr", "0.001");
  await page.selectOption(".presets", "circles");
  await page.click("[data-action=play]");
  await finished(page);
  await page.context().close();
});
