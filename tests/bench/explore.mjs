import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, root } from "../../wasm/tools/shell.mjs";
import { median } from "../support/report.mjs";
import { onThePage } from "./browser.mjs";

// node tests/bench/explore.mjs: how much of a frame dragging takes with six curves, how soon the gallery and the first
// curve are there. Writes tests/bench/EXPLORE.md.

const ROUNDS = 5;
const STEPS = 60;
const six = "#curves=elu,gelu,sigmoid,elu(alpha:0.5),tanh,relu&active=0";

const drags = {
  probe: `const stage = document.querySelector("[role=slider]");
    const { left, top } = stage.getBoundingClientRect();
    stage.setPointerCapture = () => {};
    const at = { bubbles: true, pointerId: 1, button: 0, clientX: left + 100 + 6 * i, clientY: top + 60 };
    stage.dispatchEvent(new PointerEvent(i === 0 ? "pointerdown" : "pointermove", at));`,
  slider: `const slider = document.querySelector("input[type=range][aria-label=alpha]");
    slider.value = 0.5 + i / 50;
    slider.dispatchEvent(new InputEvent("input", { bubbles: true }));`,
};

/** Milliseconds of main-thread work (script, style, layout, drawing) of each step of a drag, less what others take. */
async function drag(tab, step) {
  const session = await tab.context().newCDPSession(tab);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  await tab.evaluate(`window.frame = async (i) => {
    ${step}
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }`);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < STEPS; i++) {
      const before = await spent();
      await tab.evaluate(`frame(${i})`);
      times.push((await spent()) - before);
    }
  }
  await session.detach();
  times.sort((a, b) => a - b);
  return { median: median(times), most: times[Math.floor(times.length * 0.95)] };
}

async function watch(tab) {
  const address = tab.url().split("#")[0];
  const open = async (link) => {
    await tab.goto("about:blank");
    await tab.goto(address + link);
    await tab.waitForSelector("main[data-stage=ready] canvas[data-chart=f]");
  };
  const first = [];
  const gallery = [];
  for (let round = 0; round < ROUNDS; round++) {
    await open("");
    first.push(
      await tab.evaluate(async () => {
        const drawn = () => document.querySelector("canvas[data-chart=f]").chart?.data.datasets.length > 0;
        while (!drawn()) await new Promise(requestAnimationFrame);
        return performance.now();
      }),
    );
    gallery.push(
      await tab.evaluate(async () => {
        const begin = performance.now();
        document.querySelector("[data-value=gallery]").click();
        while (!document.querySelector(".multiple")) await new Promise((resolve) => setTimeout(resolve, 0));
        await new Promise(requestAnimationFrame);
        return performance.now() - begin;
      }),
    );
  }
  await open(six);
  return { first, gallery, probe: await drag(tab, drags.probe), slider: await drag(tab, drags.slider) };
}

const page = ({ first, gallery, probe, slider }, browser) => `# Explore, how soon

Written by \`node tests/bench/explore.mjs\` in headless ${browser}, without a graphics processor. Milliseconds.

| | measured | wanted |
| --- | --- | --- |
| main-thread work in a frame, probe dragged over six curves, 95th percentile (median) | ${probe.most.toFixed(1)} (${probe.median.toFixed(1)}) | 16 |
| main-thread work in a frame, a parameter's slider dragged with six curves, 95th percentile (median) | ${slider.most.toFixed(1)} (${slider.median.toFixed(1)}) | 16 |
| from the click to the gallery of all, median of ${ROUNDS} | ${median(gallery).toFixed(0)} | 150 |
| from opening the page to the first curve, median of ${ROUNDS} | ${median(first).toFixed(0)} | 1000 |
`;

await main(async () => {
  const { result, browser } = await onThePage("", watch);
  const text = page(result, browser);
  console.log(text);
  writeFileSync(join(root, "tests/bench/EXPLORE.md"), text);
});
