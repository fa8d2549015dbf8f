import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, Problem, root } from "../../wasm/tools/shell.mjs";
import { median } from "../support/report.mjs";
import { onThePage } from "./browser.mjs";

// node tests/bench/race.mjs [minutes]: races every activation over and over while somebody clicks and types, and writes
// how long a race takes, how busy the page is, how soon it answers and what memory it holds to tests/bench/RACE.md.

const minutes = Number(process.argv[2] ?? 2);
const EPOCHS = 300;
/** Races in which the page's tasks are timed. */
const TRACED = 5;

/** What a visitor does meanwhile; each is a click or a key, and one that another undoes: theme, language, view. */
const doings = [
  (tab) => tab.click("[data-racer=relu] .name"),
  (tab) => tab.click("[data-racer=gelu] .name"),
  (tab) => tab.click(".standings thead th:nth-child(2) button"),
  (tab) => tab.click(".standings thead th:nth-child(3) button"),
  (tab) => tab.keyboard.press("Tab"),
  (tab) => tab.keyboard.press("Enter"),
  (tab) => tab.click(".tools button:nth-child(2)"),
  (tab) => tab.click(".tools button:nth-child(1)"),
  (tab) => tab.click(".tools button:nth-child(3)"),
  (tab) => tab.click(".tools button:nth-child(3)"),
  (tab) => tab.click("nav .tab:nth-child(1)"),
  (tab) => tab.click("nav .tab:nth-child(2)"),
];

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const standing = (tab) =>
  tab.$$eval("[data-racer]", (rows) =>
    rows.map(({ dataset }) => `${dataset.racer} ${dataset.epochs} ${dataset.stage}`).join(", "),
  );

/** Resident megabytes of the browser's page processes, workers included. */
async function resident(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer");
  const kilobytes = ({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
  return pages.reduce((sum, info) => sum + kilobytes(info), 0) / 1024;
}

/** Milliseconds of the page's own longest task, by the clock, while `work` is done. */
async function longestTask(session, work) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  session.on("Tracing.dataCollected", collect);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel"] },
  });
  await work();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  const place = ({ pid, tid }) => `${pid} ${tid}`;
  const named = (event) => event.name === "thread_name" && event.args.name === "CrRendererMain";
  const threads = new Set(events.filter(named).map(place));
  const tasks = events.filter((event) => event.name === "ThreadControllerImpl::RunTask" && threads.has(place(event)));
  return Math.max(...tasks.map(({ dur = 0 }) => dur / 1000));
}

/** Milliseconds of a sum that engines compile alike: what tells two machines, or a machine's two moods, apart. */
const yardstick = (tab) =>
  tab.evaluate(() => {
    const measure = () => {
      const begin = performance.now();
      let state = 1;
      for (let i = 0; i < 100_000_000; i++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return state === 0 ? Number.NaN : performance.now() - begin;
    };
    return [1, 2, 3, 4, 5].map(measure).sort((a, b) => a - b)[2];
  });

/** Counts from now on how often the charts of loss and accuracy are drawn. */
const countDraws = (tab) =>
  tab.evaluate(() => {
    globalThis.draws = { loss: 0, accuracy: 0 };
    for (const name of ["loss", "accuracy"]) {
      const { chart } = document.querySelector(`canvas[data-chart=${name}]`);
      const draw = chart.draw.bind(chart);
      chart.draw = () => {
        globalThis.draws[name]++;
        draw();
      };
    }
  });

async function watch(tab, browser) {
  const whole = await browser.newBrowserCDPSession();
  const session = await tab.context().newCDPSession(tab);
  const finished = () =>
    tab.waitForFunction((epochs) => {
      const pace = document.querySelector(".pace");
      return pace?.dataset.running === "false" && Number(pace.dataset.done) === epochs;
    }, EPOCHS);
  const sums = [await yardstick(tab)];
  await tab.evaluate(() => {
    globalThis.answers = new Map(); // the slowest event of each interaction
    globalThis.long = []; // tasks of more than 50 ms, and what the visitor had done last
    let last = { name: "the start", time: 0 };
    const note = ({ key, target, timeStamp }) => {
      last = { name: key ?? target.textContent.trim(), time: timeStamp };
    };
    for (const type of ["click", "keydown"]) addEventListener(type, note, { capture: true, passive: true });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        globalThis.long.push({ duration, begun: startTime - last.time, after: last.name });
    }).observe({ type: "longtask" });
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries())
        if (interactionId > 0)
          globalThis.answers.set(interactionId, Math.max(duration, globalThis.answers.get(interactionId) ?? 0));
    }).observe({ type: "event", durationThreshold: 16 });
  });
  await tab.click("[data-action=train-all]"); // engines warm up
  await finished();

  const begin = performance.now();
  const races = [];
  const memory = [];
  let done = 0;
  for (let next = 0; performance.now() - begin < minutes * 60_000; ) {
    await tab.click("[data-action=replay]");
    await tab.waitForFunction(() => document.querySelector(".pace")?.dataset.running === "true");
    const started = performance.now();
    // Every other race is left alone, and timed; what is done by hand takes Playwright's time too.
    if (races.length <= done / 8) {
      await finished();
      races.push((performance.now() - started) / 1000);
    } else {
      // Where another view is on show, the next click brings the race back.
      while (await tab.evaluate(() => document.querySelector(".pace")?.dataset.running !== "false")) {
        if (performance.now() - started > 60_000) throw new Problem(`A race does not end: ${await standing(tab)}`);
        await doings[done++ % doings.length](tab);
        await pause(100);
      }
      await finished();
    }
    if (performance.now() - begin >= next * 60_000) {
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      memory.push({ minute: next, heap: usedSize / 2 ** 20, resident: await resident(whole) });
      console.log(
        `  ${next} min: heap ${memory.at(-1).heap.toFixed(1)} MB, in all ${memory.at(-1).resident.toFixed(0)} MB`,
      );
      next += Math.max(1, Math.round(minutes / 10));
    }
  }
  const [answers, long] = await tab.evaluate(() => [[...globalThis.answers.values()], globalThis.long]);
  sums.push(await yardstick(tab));
  const tasks = [];
  const draws = [];
  await countDraws(tab);
  await tab.evaluate(() => scrollTo(0, 0)); // what is out of sight is not drawn
  for (let round = 0; round < TRACED; round++) {
    tasks.push(
      await longestTask(whole, async () => {
        await tab.click("[data-action=replay]");
        await tab.waitForFunction(() => document.querySelector(".pace")?.dataset.running === "true");
        const started = performance.now();
        await tab.evaluate(() => Object.assign(globalThis.draws, { loss: 0, accuracy: 0 }));
        await finished();
        const drawn = await tab.evaluate(() => Math.min(...Object.values(globalThis.draws)));
        draws.push((drawn * 1000) / (performance.now() - started));
      }),
    );
  }
  const sorted = (times) => times.sort((a, b) => a - b);
  return { races, draws, memory, answers: sorted(answers), long, done, tasks, sums };
}

function page({ races, draws, memory, answers, long, done, tasks, sums }, browser) {
  const toText = ({ duration, begun, after }, index) =>
    `${index === 0 ? ": " : ", "}${duration.toFixed(0)} (begun ${begun.toFixed(0)} ms after "${after}")`;
  // Interaction to next paint leaves out one interaction in fifty.
  const inp = answers.at(-1 - Math.floor(done / 50)) ?? 16;
  return `# The race of all

Written by \`node tests/bench/race.mjs ${minutes}\` in headless ${browser}, without a graphics processor: ${minutes} minutes of racing
every element-wise activation over ${EPOCHS} epochs, again and again, in every other race with a click or a key ten times a
second. A hundred million steps of a linear congruential generator took the page ${sums[0].toFixed(0)} ms before and ${sums[1].toFixed(0)} ms after: where
they take longer, so will all below.

- From the start of a race to its last epoch on the screen: ${Math.min(...races).toFixed(2)} s at least, ${median(races).toFixed(2)} s in the median of ${races.length} races.
- The charts of loss and accuracy were each drawn ${median(draws).toFixed(0)} times a second (median).
- The page's longest task in each of ${TRACED} races: ${tasks.map((task) => task.toFixed(0)).join(", ")} ms. In all ${minutes} minutes, clicks and keys included, ${long.length} tasks
  took more than 50 ms${long.map(toText).join("")}.
- Of ${done} clicks and keys during the races, the slowest was answered on the screen after ${answers.at(-1) ?? "less than 16"} ms; interaction to
  next paint (the slowest but one in fifty) was ${inp} ms.
- Memory, after a garbage collection:

| minute | JavaScript heap, MB | the page's processes, MB |
| --- | --- | --- |
${memory.map(({ minute, heap, resident: all }) => `| ${minute} | ${heap.toFixed(1)} | ${all.toFixed(0)} |`).join("\n")}
`;
}

await main(async () => {
  const { result, browser } = await onThePage(`#view=train&epochs=${EPOCHS}`, watch);
  const text = page(result, browser);
  console.log(text);
  writeFileSync(join(root, "tests/bench/RACE.md"), text);
});
