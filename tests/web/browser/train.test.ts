import { type Core, loadCore, type TrainerConfig } from "playground-core";
import { beforeAll, describe, expect, test } from "vitest";
import { drawn, site } from "./page";
import { circles, finished, values } from "./train-page";

const { open } = site();
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const epochs = 40;

function recorded(config: TrainerConfig, count = epochs) {
  const trainer = core.createTrainer(config);
  trainer.run(count);
  const history = trainer.history();
  const layers = trainer.layers();
  trainer.dispose();
  return { ...history, layers };
}

describe("the charts show what the trainer records, number by number", () => {
  test("on the circles", async () => {
    const page = await open(`#view=train&racers=tanh&epochs=${epochs}&seed=1`);
    await page.click("[data-action=play]");
    await finished(page);
    const { loss, accuracy, gradient } = recorded({ dataset: circles(1), activation: { id: "tanh" }, seed: 1 });
    expect(await values(page, "loss")).toEqual([[...loss]]);
    expect(await values(page, "accuracy")).toEqual([[...accuracy]]);
    expect(await values(page, "gradient")).toEqual(gradient.map((layer) => [...layer]));
    await page.context().close();
  });

  test("with everything set otherwise", async () => {
    const link =
      "racers=gelu~lr:0.01,elu(alpha:0.5)&dataset=spiral&arms=3&noise=0.05&samples=300&hidden=8,6&norm=before" +
      "&optimizer=sgd&lr=0.02&momentum=0.9&batchSize=20&shuffle=1&init=kaiming_normal&held=0.25&dropout=0.1&seed=7";
    const page = await open(`#view=train&epochs=${epochs}&${link}`);
    await page.click("[data-action=play]");
    await finished(page);
    const config = (lr: number): TrainerConfig => ({
      dataset: { name: "spiral", arms: 3, turns: 1, noise: 0.05, samples: 300, seed: 7 },
      hidden: [8, 6],
      loss: "cross_entropy",
      batchNorm: "before",
      optimizer: { name: "sgd", lr, momentum: 0.9 },
      batchSize: 20,
      shuffle: true,
      init: "kaiming_normal",
      trainFraction: 0.75,
      dropout: 0.1,
      seed: 7,
    });
    const first = recorded({ ...config(0.01), activation: { id: "gelu" } });
    const second = recorded({ ...config(0.02), activation: { id: "elu", parameters: { alpha: 0.5 } } });
    expect(await values(page, "loss")).toEqual(
      [first.loss, first.testLoss, second.loss, second.testLoss].map((series) => [...(series ?? [])]),
    );
    expect(await values(page, "gradient")).toEqual(first.gradient.map((layer) => [...layer]));
    await page.context().close();
  });
});

describe("all activations", () => {
  test("race at once, one history for each that can stand in a hidden layer", async () => {
    const page = await open(`#view=train&epochs=${epochs}`);
    await page.click("[data-action=train-all]");
    await finished(page);
    const racing = core.catalogue().filter(({ kind }) => kind === "elementwise");
    const losses = await drawn(page, "loss");
    expect(losses.map(({ label }) => label)).toEqual(racing.map(({ name }) => name));
    for (const { points } of losses) expect(points.length).toBe(epochs);
    for (const { id } of racing) {
      expect(await page.locator(`[data-racer=${id}]`).getAttribute("data-epochs"), id).toBe(String(epochs));
    }
    const said = (await page.textContent(".rowwise")) ?? "";
    for (const { name, kind } of core.catalogue()) if (kind === "vector") expect(said).toContain(name);
    await page.context().close();
  });

  test("are drawn while they race", async () => {
    const page = await open("#view=train&epochs=200&speed=100");
    await page.click("[data-action=train-all]");
    const lengths = new Set<number>();
    while ((await page.getAttribute(".pace", "data-running")) === "true") {
      for (const name of ["loss", "accuracy"]) {
        const series = await drawn(page, name);
        if (series.length > 0) lengths.add(series[0]?.points.length ?? 0);
      }
    }
    lengths.delete(200);
    expect(lengths.size).toBeGreaterThan(3);
    await page.context().close();
  });

  test("stay within the chart of the accuracy, however low they fall", async () => {
    const page = await open("#view=train&epochs=100");
    await page.click("[data-action=train-all]");
    await finished(page);
    const lowest = Math.min(...(await values(page, "accuracy")).flat().map(Number));
    expect(lowest).toBeLessThan(0.4);
    const floor = await page.$eval("canvas[data-chart=accuracy]", (canvas) => {
      return (canvas as unknown as { chart: { scales: { y: { min: number } } } }).chart.scales.y.min;
    });
    expect(floor).toBeLessThanOrEqual(lowest);
    await page.context().close();
  });
});

describe("names at the ends of many curves", () => {
  /** What the chart of the loss writes with a halo, and whether all of it stands right of the plot. */
  async function names(theme: string): Promise<{ written: string[]; beside: boolean }> {
    const page = await open(`#view=train&epochs=20&language=en&theme=${theme}`, {
      viewport: { width: 360, height: 740 },
    });
    await page.click("[data-action=train-all]");
    await finished(page);
    const found = await page.$eval("canvas[data-chart=loss]", (canvas) => {
      interface Drawn {
        ctx: CanvasRenderingContext2D;
        width: number;
        chartArea: { right: number };
        draw(): void;
      }
      const { chart } = canvas as unknown as { chart: Drawn };
      const written: string[] = [];
      const places: number[] = [];
      chart.ctx.strokeText = (text, x) => {
        written.push(text);
        places.push(x);
      };
      chart.draw();
      return { written, beside: places.every((x) => x > chart.chartArea.right) };
    });
    await page.context().close();
    return found;
  }

  test("stand beside the plot of a phone", async () => {
    const { written, beside } = await names("light");
    expect(beside).toBe(true);
    expect(written.length).toBe(9);
  });

  test("are few where large type leaves no room but in the plot", async () => {
    const { written, beside } = await names("projector");
    expect(beside).toBe(false);
    expect(written.length).toBe(3);
    expect(written).toContain("Identity");
  });
});

test("the charts fit their places after the window has changed", async () => {
  const page = await open("#view=train&racers=relu,tanh&epochs=10");
  await page.click("[data-action=play]");
  await finished(page);
  await page.setViewportSize({ width: 700, height: 900 });
  const fitting = () =>
    [...document.querySelectorAll<HTMLCanvasElement>("canvas[data-chart]")].every(
      ({ clientWidth, clientHeight, parentElement: place }) =>
        clientWidth === place?.clientWidth && clientHeight === place?.clientHeight,
    );
  await page.waitForFunction(fitting, null, { timeout: 5000 });
  await page.context().close();
});

describe("control", () => {
  test("replay gives the same bits; a new seed gives others", async () => {
    const page = await open("#view=train&racers=relu&epochs=10");
    await page.click("[data-action=play]");
    await finished(page);
    const first = await drawn(page, "loss");
    await page.click("[data-action=replay]");
    await finished(page);
    expect(await drawn(page, "loss")).toEqual(first);
    await page.click("[data-action=seed]");
    await finished(page);
    expect(await drawn(page, "loss")).not.toEqual(first);
    await page.context().close();
  });

  test("epoch by epoch and batch by batch comes to the same", async () => {
    const page = await open("#view=train&racers=relu&epochs=3&samples=96&seed=0");
    const done = (epoch: number) => page.waitForSelector(`.pace[data-done="${epoch}"]`);
    await page.click("[data-action=epoch]");
    await done(1);
    for (let batch = 0; batch < 3; batch++) await page.click("[data-action=batch]");
    await done(2);
    await page.click("[data-action=play]");
    await done(3);
    const { loss } = recorded({ dataset: { ...circles(0), samples: 96 }, seed: 0 }, 3);
    expect(await values(page, "loss")).toEqual([[...loss]]);
    await page.context().close();
  });

  test("a goal and patience end a run where they say", async () => {
    const page = await open("#view=train&racers=relu,sigmoid&epochs=200&lr=0.003&goal=0.8&patience=30&seed=0");
    await page.click("[data-action=play]");
    await finished(page);
    const config = { dataset: circles(0), optimizer: { lr: 0.003 }, seed: 0 };
    const relu = recorded(config, 200).accuracy.findIndex((value) => value >= 0.8) + 1;
    expect(await page.locator("[data-racer=relu]").getAttribute("data-epochs")).toBe(String(relu));
    let best = 0;
    const { loss } = recorded({ ...config, activation: { id: "sigmoid" } }, 200);
    const stuck = loss.findIndex((value, epoch) => {
      if (value < (loss[best] as number)) best = epoch;
      return epoch - best >= 30;
    });
    const expected = String(stuck < 0 ? 200 : stuck + 1);
    expect(await page.locator("[data-racer=sigmoid]").getAttribute("data-epochs")).toBe(expected);
    await page.context().close();
  });

  test("with several seeds the median is drawn", async () => {
    const page = await open("#view=train&racers=tanh&epochs=12&seeds=5&seed=3");
    await page.click("[data-action=play]");
    await finished(page);
    const runs = [3, 4, 5, 6, 7].map(
      (seed) => recorded({ dataset: circles(seed), activation: { id: "tanh" }, seed }, 12).loss,
    );
    const medians = Array.from(
      { length: 12 },
      (_, i) => runs.map((loss) => loss[i] as number).sort((a, b) => a - b)[2],
    );
    expect(await values(page, "loss")).toEqual([medians]);
    await page.context().close();
  });

  test("a term is opened by a key, explained in two sentences, and leads to its lesson", async () => {
    const page = await open("#view=train&language=en&racers=relu,tanh&epochs=5");
    const term = page.locator(".setup [data-term=batchNorm]");
    await term.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => term.textContent()).toContain("mean 0 and variance 1");
    await page.keyboard.press("Escape");
    await expect.poll(() => term.locator(".card").isVisible()).toBe(false);
    await page.keyboard.press("Enter");
    await term.getByRole("button", { name: "Go to the lesson" }).click();
    await page.waitForSelector(".dock .sentence");
    await expect.poll(() => page.url()).toContain("lesson=batchnorm");
    await page.context().close();
  });

  test("one epoch more is one of every seed, and every click counts", async () => {
    const page = await open("#view=train&racers=relu,tanh&epochs=12&seeds=20&seed=0");
    await page.waitForSelector("[data-action=epoch]");
    const press = (times: number) =>
      page.$eval(
        "[data-action=epoch]",
        (button, n) => {
          for (let i = 0; i < n; i++) (button as HTMLElement).click();
        },
        times,
      );
    await press(1);
    await page.waitForSelector('.pace[data-done="1"]');
    await press(2);
    await page.waitForSelector('.pace[data-done="3"]');
    const medians = ["relu", "tanh"].map((id) => {
      const runs = Array.from(
        { length: 20 },
        (_, seed) => recorded({ dataset: circles(seed), activation: { id }, seed }, 3).loss,
      );
      return [0, 1, 2].map((epoch) => {
        const [below = 0, above = 0] = runs
          .map((loss) => loss[epoch] as number)
          .sort((a, b) => a - b)
          .slice(9, 11);
        return (below + above) / 2;
      });
    });
    expect(await values(page, "loss")).toEqual(medians);
    await page.context().close();
  });

  test("the table says when each racer came to 90 %", async () => {
    const page = await open("#view=train&racers=relu,gelu,sigmoid&epochs=30&lr=0.01&language=en&seed=0");
    const said = () =>
      page.$$eval("[data-racer]", (rows) => {
        const text = (row: Element) => row.querySelector("td:nth-child(4)")?.textContent;
        return Object.fromEntries(rows.map((row) => [(row as HTMLElement).dataset.racer, text(row)]));
      });
    await page.click("[data-action=play]");
    await finished(page);
    const expected = (seed: number) =>
      Object.fromEntries(
        ["relu", "gelu", "sigmoid"].map((id) => {
          const { accuracy } = recorded(
            { dataset: circles(seed), activation: { id }, optimizer: { lr: 0.01 }, seed },
            30,
          );
          const epoch = accuracy.findIndex((value) => value >= 0.9);
          return [id, epoch < 0 ? "—" : String(epoch + 1)];
        }),
      );
    await expect.poll(said).toEqual(expected(0));
    await page.click("[data-action=seed]");
    await finished(page);
    await expect.poll(said).toEqual(expected(1));
    await page.context().close();
  });
});
