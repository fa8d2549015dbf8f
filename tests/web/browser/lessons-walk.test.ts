import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { LessonFile } from "../../../web/lessons/build/schema";
import { lessonWords as words } from "../../../web/src/i18n/lessons";
import { violations } from "./axe";
import { site } from "./page";

const { open } = site();

const folder = join(import.meta.dirname, "../../../web/lessons");
const lessons = readdirSync(folder)
  .filter((name) => /^\d.*\.yaml$/.test(name))
  .map((name) => parse(readFileSync(join(folder, name), "utf8")) as LessonFile);

/** Goes on with Tab, through the lesson's own controls, to the one that is meant. */
async function reach(page: Page, what: { text?: string; selector?: string }): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate(({ text, selector }) => {
      const { activeElement } = document;
      if (!activeElement?.closest(".dock")) return false;
      return text ? activeElement.textContent?.trim() === text : activeElement.matches(selector ?? "");
    }, what);
    if (there) return;
  }
  throw new Error(`Tab does not reach ${what.text ?? what.selector}`);
}

async function press(page: Page, text: string): Promise<void> {
  await reach(page, { text });
  await page.keyboard.press("Enter");
}

type Step = LessonFile["steps"][number];

/** Answers a prediction, by keys. */
async function predict(
  page: Page,
  task: NonNullable<Step["predict"]>,
  t: (text: { zh: string; en: string }) => string,
) {
  if (task.kind === "order") {
    await page.waitForSelector(".order-task button:not([disabled])"); // the race is being set up
    await reach(page, { selector: ".order-task button" });
    await page.keyboard.press("Enter");
    return;
  }
  if (task.kind === "choose") {
    await reach(page, { selector: "input[type=radio]" });
    await page.keyboard.press("Space");
  } else if (task.kind === "guess") {
    await reach(page, { selector: "#guess" });
    await page.keyboard.type("0.5");
  } else {
    await reach(page, { selector: ".sketch-sliders input" });
    await page.keyboard.press("ArrowRight");
  }
  await press(page, t(words.reveal));
  await page.waitForSelector(".dock .outcome");
}

async function walk(page: Page, lesson: LessonFile, language: "zh" | "en"): Promise<void> {
  const t = (text: { zh: string; en: string }) => text[language];
  for (const [index, step] of lesson.steps.entries()) {
    const number = index + 1;
    await expect
      .poll(() => page.url(), { message: `${lesson.id}, step ${number}` })
      .toMatch(number === 1 ? /lesson=/ : new RegExp(`step=${number}(&|$)`));
    // Each step's sentence takes the focus: from there Tab goes on.
    await page.waitForFunction(() => document.activeElement?.matches(".dock .sentence"));
    if (step.predict) await predict(page, step.predict, t);
    if (step.wait === "race") await press(page, t(words.run));
    else if (step.wait && (await page.getByText(t(words.doIt)).count()) > 0) await press(page, t(words.doIt));
    if ((language === "zh") === (index % 2 === 0)) expect(await violations(page), `${lesson.id} ${number}`).toEqual([]);
    if (number === lesson.steps.length) break;
    await page.waitForSelector(`.dock .way .go:not([disabled])`, { timeout: 60_000 });
    await press(page, t(words.next));
  }
  await reach(page, { selector: ".questions summary" });
  await page.keyboard.press("Enter");
  expect(await page.textContent(".questions")).toContain(
    t(lesson.questions[0]?.answer ?? { zh: "?", en: "?" }).split("{")[0], // up to the first figure
  );
}

test("the list of lessons is whole", () => {
  const built = join(import.meta.dirname, "../../../dist/lessons.json");
  if (!existsSync(built)) return expect.fail("the page has not been built");
  const listed = JSON.parse(readFileSync(built, "utf8"));
  expect(listed.map(({ id }: LessonFile) => id)).toEqual(lessons.map(({ id }) => id));
  expect(listed.every(({ minutes, steps }: { minutes: number; steps: number }) => minutes <= 45 && steps >= 6)).toBe(
    true,
  );
});

describe.each(["zh", "en"] as const)("every lesson is gone through without a mouse (%s)", (language) => {
  test.each(lessons.map((lesson) => [lesson.id, lesson] as const))("%s", { timeout: 180_000 }, async (id, lesson) => {
    const page = await open(`#language=${language}&lesson=${id}`, { viewport: { width: 1280, height: 720 } });
    await walk(page, lesson, language);
    await page.context().close();
  });
});
