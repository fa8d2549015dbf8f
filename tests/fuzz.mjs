import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cmake } from "../wasm/tools/build.mjs";
import { withLock } from "../wasm/tools/lock.mjs";
import { setUp } from "../wasm/tools/setup.mjs";
import { main, Problem, root, run } from "../wasm/tools/shell.mjs";

// Looks for inputs that break what tests/fuzz promises, so many seconds for each target:
// npm run fuzz [seconds] [target]. What was found new is merged into tests/fuzz/corpus, which `npm test` replays.

const targets = ["formula", "training"];
const longest = 520; // bytes of an input; a formula has at most 500 characters
const kept = (target) => join(root, `tests/fuzz/corpus/${target}.txt`);

/** A file for each line, as libFuzzer reads them. */
function unpack(lines, folder) {
  mkdirSync(folder, { recursive: true });
  for (const [i, line] of lines.entries()) writeFileSync(join(folder, `kept-${i}`), line);
}

/** The lines of the files, but for those that are no text. */
function pack(folder) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const lines = readdirSync(folder).flatMap((name) => {
    try {
      return decoder.decode(readFileSync(join(folder, name))).split("\n", 1);
    } catch {
      return [];
    }
  });
  return [...new Set(lines)].filter((line) => !/\p{Cc}/u.test(line)).sort();
}

async function fuzz(target, seconds) {
  const folder = join(root, "build/fuzz", target);
  const [inputs, merged] = [join(folder, "inputs"), join(folder, "merged")];
  rmSync(merged, { recursive: true, force: true });
  mkdirSync(merged, { recursive: true });
  unpack(readFileSync(kept(target), "utf8").split("\n").slice(0, -1), inputs);
  const program = join(root, `build/fuzz/tests/fuzz/fuzz_${target}`);
  const options = [`-max_total_time=${seconds}`, `-max_len=${longest}`, "-timeout=10", `-artifact_prefix=${folder}/`];
  console.log(`\n${target}: ${seconds} s`);
  const { code, output } = await run(program, [...options, inputs], { quiet: true });
  if (code !== 0)
    throw new Problem(`${output.split("\n").slice(-60).join("\n")}\nBroken: the input lies in ${folder}.`);
  console.log(output.match(/Done .*/)?.[0]);
  // By the edges that they reach alone, so that few are enough.
  await run(program, ["-set_cover_merge=1", "-use_counters=0", "-timeout=10", `-max_len=${longest}`, merged, inputs], {
    quiet: true,
  });
  const lines = pack(merged);
  writeFileSync(kept(target), `${lines.join("\n")}\n`);
  console.log(`${lines.length} inputs kept`);
}

await main(async () => {
  const [seconds = "60", ...chosen] = process.argv.slice(2);
  const wanted = chosen.length > 0 ? chosen : targets;
  if (!(Number(seconds) > 0) || wanted.some((target) => !targets.includes(target))) {
    throw new Problem(`Usage: npm run fuzz [seconds] [${targets.join("|")}]`);
  }
  await withLock(join(root, "build/.lock"), async () => {
    await setUp("fuzz");
    await cmake(
      "fuzz",
      wanted.map((target) => `fuzz_${target}`),
      { quiet: true },
    );
  });
  for (const target of wanted) await fuzz(target, Number(seconds));
});
