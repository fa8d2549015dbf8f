import { readFileSync } from "node:fs";
import { type Core, loadCore } from "playground-core";
import { beforeAll, describe, expect, test } from "vitest";
import { drawn, site } from "./page";
import { compare } from "./pictures";

const { open } = site();
let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

test("the gallery shows every activation, and a click opens it", async () => {
  const page = await open("#panel=gallery");
  await page.waitForSelector(".multiple");
  const ids = await page.$$eval(".multiple", (cards) => cards.map((card) => (card as HTMLElement).dataset.id));
  expect(ids).toEqual(core.catalogue().map(({ id }) => id));
  await page.click(".multiple[data-id=gelu]");
  await page.waitForSelector("canvas[data-chart=f]");
  expect((await drawn(page, "f")).map(({ label }) => label)).toContain("GELU");
  await page.context().close();
});

describe("whole rows", () => {
  test.for(["softmax", "softmin", "log_softmax", "glu"])("%s gives what the core gives", async (id, { skip }) => {
    skip(!core.catalogue().some((info) => info.id === id), "not in the catalogue");
    const page = await open(`#panel=rows&row=${id}&logits=1,-2,0.5,3&temperature=2`);
    await page.waitForSelector("[data-output]");
    const shown = await page.$$eval("[data-output]", (cells) =>
      cells.map((cell) => Number((cell as HTMLElement).dataset.output)),
    );
    const { value } = core.evaluateRows({ id }, new Float32Array([0.5, -1, 0.25, 1.5]), 4);
    expect(shown).toEqual([...value]);
    expect(await page.locator(".heat tbody tr").count()).toBe(value.length);
    await page.context().close();
  });

  test("take two to ten logits, by slider and by number, and show where the naive form breaks", async () => {
    const page = await open("#panel=rows&logits=1,2");
    await page.waitForSelector("#logit-0");
    expect(await page.isDisabled("text=减少一个")).toBe(true);
    for (let i = 2; i < 10; i++) await page.click("text=增加一个");
    expect(await page.isDisabled("text=增加一个")).toBe(true);
    await page.fill("#logit-9", "1000");
    expect(await page.locator("td.wrong").first().textContent()).toBe("NaN");
    expect(await page.locator("[data-output]").last().textContent()).toBe("1.0000");
    await expect.poll(() => page.url()).toContain("logits=1,2,0,0,0,0,0,0,0,1000");
    await page.context().close();
  });
});

test("a linear layer is worked out as it is typed, and two of them are one", async () => {
  const page = await open("#panel=linear&affine=1,2,0,-1,0.5,3,2,-1,1,0.5,-0.5");
  await page.waitForSelector(".sums");
  expect(await page.locator(".sums li").first().textContent()).toContain("1·2 + 2·(−1) + 0·1 + 0.5 = 0.5");
  const results = await page.locator(".results td").allTextContents();
  expect(results[0]).toBe(results[1]);
  expect(results[2]).not.toBe(results[0]);
  await page.context().close();
});

test("what a panel brings with it changes no other", async () => {
  const page = await open("");
  const boxes = (selector: string) =>
    page.$$eval(selector, (parts) =>
      // What is folded up has now a box and now none.
      parts.map((part) => (part.checkVisibility() ? JSON.stringify(part.getBoundingClientRect()) : "not shown")),
    );
  const parts = ".plots *, .side *, .picker *";
  const allDrawn = async () => {
    for (const order of ["f", "f1", "f2"]) await drawn(page, order); // a canvas has its size when it is drawn first
  };
  await page.waitForSelector("canvas[data-chart=f2]");
  await allDrawn();
  const before = await boxes(parts);
  const marks = {
    own: ".own-editor math",
    rows: ".outputs",
    linear: ".brackets",
    network: ".network-stage",
    half: ".half-table",
    gallery: ".multiples",
    cost: ".cost",
  };
  for (const [panel, mark] of Object.entries(marks)) {
    await page.click(`[data-value=${panel}]`);
    await page.waitForSelector(mark);
  }
  await page.click(".tab >> nth=1");
  await page.waitForSelector(".race-bar");
  await page.click(".tab >> nth=0");
  await page.click("[data-value=curves]");
  await page.waitForSelector(".facts");
  await page.waitForSelector("canvas[data-chart=f2]");
  await allDrawn();
  expect(await boxes(parts)).toEqual(before);
  await page.context().close();
});

test("16 bits draws the core's steps, and says where slopes are lost", async () => {
  const page = await open("#panel=half&curves=tanh&probe=1.25");
  await page.waitForSelector("[data-half=tanhshrink]");
  const steps = (await drawn(page, "half-f")).find(({ label }) => label === "bfloat16");
  expect(steps?.points.length).toBeGreaterThan(1000);
  const x = Float32Array.from(steps?.points ?? [], (point) => point.x);
  const { value } = core.evaluate({ id: "tanh" }, x, 0, { dtype: "bfloat16" });
  expect(steps?.points.map(({ y }) => y)).toEqual([...value]);
  expect(await page.locator("[data-half]").count()).toBe(
    core.catalogue().filter(({ kind }) => kind === "elementwise").length,
  );

  await page.click(".half-facts button >> nth=1"); // f′ is 0 from here on
  await expect.poll(() => page.url()).toContain("probe=3.46875");
  await page.click("[data-value=float16]");
  await page.click("[data-half=gelu] button");
  await expect.poll(() => page.url()).toMatch(/curves=gelu.*format=float16|format=float16.*curves=gelu/);
  await expect.poll(() => page.locator(".half-facts dd").nth(1).textContent()).toContain("−6.0352");
  await page.context().close();
});

test("where other libraries mean another function is said beside their code", async () => {
  const page = await open("#curves=leaky_relu");
  await page.click("text=NumPy、Keras、JAX");
  const first = page.locator(".elsewhere li").first();
  await expect.poll(() => first.textContent()).toContain("keras.layers.LeakyReLU()");
  expect(await first.textContent()).toContain("f(−3) = −0.9 （PyTorch：−0.03）"); // 0.3 and 0.01 times x
  await page.context().close();
});

test("GLU has as many inputs as it takes, whatever there were before", async () => {
  const page = await open("#panel=rows&row=glu");
  await page.waitForSelector(".outputs");
  await expect.poll(() => page.url()).toContain("logits=1,2,3,0");
  expect(await page.locator(".rows-panel input[type=range][id], .rows-panel .field input[id^=logit]").count()).toBe(4);
  await page.locator(".rows-panel button", { hasText: "－" }).click();
  await expect.poll(() => page.url()).toContain("logits=1,2");
  await page.context().close();
});

test("a table of values leaves its chart the room it needs", async () => {
  const page = await open("#curves=relu,gelu,silu,mish,elu,tanh&tables=f,f1", {
    viewport: { width: 1500, height: 950 },
  });
  await page.waitForSelector(".values td");
  for (const name of ["f", "f1", "f2"]) {
    const box = await page.locator(`canvas[data-chart=${name}]`).boundingBox();
    expect(box?.height, name).toBeGreaterThan(100);
  }
  await page.context().close();
});

test("cost here measures every element-wise activation", async () => {
  const page = await open("#panel=cost");
  await page.waitForSelector("button.go");
  await page.click("button.go");
  await expect.poll(() => page.isDisabled("button.go"), { timeout: 30_000 }).toBe(false);
  const rows = await page.$$eval("[data-cost]", (list) =>
    list.map((row) => [...row.querySelectorAll("td")].slice(1, 4).map(({ textContent }) => Number(textContent))),
  );
  expect(rows.length).toBe(core.catalogue().filter(({ kind }) => kind === "elementwise").length);
  // A new activation has no loop in plain JavaScript yet: a dash stands there.
  for (const costs of rows) for (const nanoseconds of costs) expect(nanoseconds).not.toBeLessThanOrEqual(0);
  expect(rows.flat().filter((nanoseconds) => nanoseconds > 0).length).toBeGreaterThan(rows.length);
  await page.context().close();
});

test("a fan shows one activation at several values", async () => {
  const page = await open("#curves=elu&fan=alpha:0.1,0.5,1,2");
  const series = await drawn(page, "f");
  expect(series.map(({ label }) => label)).toEqual([0.1, 0.5, 1, 2].map((value) => `alpha = ${value}`));
  for (const [index, alpha] of [0.1, 0.5, 1, 2].entries()) {
    const { x, y } = series[index]?.points[0] ?? { x: 0, y: 0 };
    expect(y).toBe(core.evaluate({ id: "elu", parameters: { alpha } }, new Float32Array([x])).value[0]);
  }
  await page.context().close();
});

describe("what is taken away", () => {
  const saved = async (kind: string) => {
    const page = await open("#curves=gelu,relu&x=-3,3");
    await page.click(".plots summary >> nth=1");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-export=${kind}]`)]);
    const content = readFileSync(await download.path());
    await page.context().close();
    return content;
  };

  test("as CSV are the core's values", async () => {
    const lines = (await saved("csv"))
      .toString()
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    expect(lines[0]).toEqual(["curve", "x", "f", "f1", "f2"]);
    const gelu = lines.filter(([name]) => name === '"GELU"');
    const right = core.evaluate(
      { id: "gelu" },
      Float32Array.from(gelu, ([, x]) => Number(x)),
    );
    gelu.forEach(([, , f, f1, f2], i) => {
      expect([f, f1, f2].map((text) => Math.fround(Number(text)))).toEqual([
        right.value[i],
        right.derivative[i],
        right.secondDerivative[i],
      ]);
    });
  });

  test("as a picture is what is on the screen", async () => {
    const page = await open("#curves=gelu,relu&x=-3,3&theme=light");
    await drawn(page, "f");
    const screen = await page.locator(".stack").screenshot();
    await page.click(".plots summary >> nth=1");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-export=png]")]);
    const margin = 16;
    const picture = readFileSync(await download.path());
    const { size, difference, ink } = await compare(page, [picture, screen], margin);
    for (const side of size) expect(Math.abs(side)).toBeLessThan(2);
    expect(ink).toBeGreaterThan(1);
    expect(difference).toBeLessThan(ink / 4);
    await page.context().close();
  });
});

describe("the facts card", () => {
  test("shows torch's wrong digits beside the core's", async () => {
    const page = await open("#curves=gelu");
    await page.click("button.wide");
    const rows = await page.$$eval(".digits tbody tr", (list) =>
      list.map(({ children }) => [...children].map((cell) => cell.textContent)),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const [, torch, here] of rows) expect(torch).not.toBe(here);
    await expect.poll(() => page.url()).toMatch(/x=-8/);
    await page.context().close();
  });

  test("bears formulas, properties and code for every element-wise activation", async () => {
    const page = await open();
    for (const { id, kind } of core.catalogue()) {
      if (kind !== "elementwise") continue;
      await page.evaluate((link) => {
        location.hash = link;
      }, `curves=${id}`);
      await page.waitForSelector(`[data-curves="${id}"]`);
      expect(await page.locator(".facts .formula:has(math)").count(), id).toBe(2);
      expect(await page.locator(".facts .properties li").count(), id).toBe(5);
      expect(await page.locator(".facts .snippet").count(), id).toBeGreaterThanOrEqual(1);
    }
    await page.context().close();
  });
});
