import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { site } from "../browser/page";
import { finished } from "../browser/train-page";
import { type Engine, engines, until } from "./driver";

const it = site();
const dist = process.env.PLAYGROUND_DIST ?? join(import.meta.dirname, "../../../dist");

/** The league's rows without their times. */
const league =
  "[...document.querySelectorAll('.league tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).filter((_, i) => i !== 4))";
const race = "#language=en&view=train";
const written = () => new Promise((resolve) => setTimeout(resolve, 600)); // the league is written no faster than it can be read

let served = "";
let expected: string[][];
beforeAll(async () => {
  const page = await it.open(race);
  served = page.url().replace(/#.*/, "");
  await page.click(".race-bar .go");
  await finished(page);
  await written();
  expected = await page.evaluate(league);
  await page.context().close();
});

const shown = "main .card, main canvas, main li, .dock h2, .stage canvas";
const places = [
  ...["curves", "gallery", "table", "own", "rows", "linear", "network", "half", "cost"].map(
    (panel) => `panel=${panel}`,
  ),
  "view=lessons&shelf=lessons",
  "view=lessons&shelf=claims",
  "lesson=bend&step=3",
  "lesson=outputs&step=2",
  "stage=curve",
  race.slice(1),
];

/** The engine's own page from now on, with an ear for what goes wrong in it. */
async function openPage(engine: Engine, address: string): Promise<void> {
  await engine.open("about:blank");
  await engine.open(address);
  await until(() => engine.run("return Boolean(document.querySelector('main[data-stage=ready]'))"), "the page");
  await engine.run(`
    const note = (text) => { document.documentElement.dataset.wrong = (document.documentElement.dataset.wrong ?? "") + text + "\\n"; };
    addEventListener("error", (event) => note(event.message));
    addEventListener("unhandledrejection", (event) => note(String(event.reason)));`);
}

const wrong = (engine: Engine) => engine.run("return document.documentElement.dataset.wrong ?? ''");

describe.each(engines)("%s", (_, start) => {
  let engine: Engine;
  beforeAll(async () => {
    if (start) engine = await start();
  });
  afterAll(() => engine?.close());

  describe.each(["served", "from a disk"])("%s", (from) => {
    const address = () =>
      from === "served" ? served : String(pathToFileURL(join(dist, "activation-playground.html")));

    test.skipIf(!start)("shows every view and panel, in both languages", async () => {
      await openPage(engine, `${address()}#language=en`);
      for (const place of places) {
        await engine.run(`location.hash = "#language=en&${place}"`);
        await until(
          () =>
            engine.run(
              `return document.querySelectorAll("${shown}").length > 0 && !document.querySelector("main .wait:not([data-part])")`,
            ),
          place,
        );
        expect(await engine.run("return document.querySelectorAll('[data-part=failed]').length"), place).toBe(0);
      }
      const before = await engine.run("return document.documentElement.lang");
      await engine.click(".tools button:nth-of-type(1)");
      await engine.click(".tools button:nth-of-type(2)");
      expect(await engine.run("return document.documentElement.lang")).not.toBe(before);
      expect(await wrong(engine)).toBe("");
      if (from === "served") return;
      const reached = "return performance.getEntriesByType('resource').map(({ name }) => name)";
      expect((await engine.run<string[]>(reached)).filter((name) => /^(https?|wss?):/.test(name))).toEqual([]);
    });

    test.skipIf(!start)("runs the classic race to Chromium's league, to the last digit", async () => {
      await openPage(engine, address() + race);
      // The view is loaded after the page is ready.
      await until(() => engine.run("return Boolean(document.querySelector('.race-bar .go'))"), "the button");
      await engine.click(".race-bar .go");
      const ended =
        "const { dataset } = document.querySelector('.pace') ?? {}; return dataset?.running === 'false' && Number(dataset.done) > 0";
      await until(() => engine.run(ended), "the end of the race");
      await written();
      expect(expected).toHaveLength(5);
      expect(await engine.run(`return ${league}`)).toEqual(expected);
      expect(await wrong(engine)).toBe("");
    });
  });
});
