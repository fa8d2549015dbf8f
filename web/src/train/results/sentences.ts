import { computed } from "@preact/signals";
import { core } from "../../core/core";
import { typeset } from "../../i18n/number";
import { resultWords, results as words } from "../../i18n/results";
import { t } from "../../i18n/text";
import { type Place, type Result, resultsOf } from "../../race/results";
import type { Racer } from "../../race/run";
import { live } from "../race/live";
import { nameOf } from "../race/names";
import { race } from "../race/race";

const wide = Float32Array.from({ length: 2001 }, (_, i) => (i - 1000) / 50);

/** The largest |f′| of a racer's activation on [−20, 20]. */
function slopeBound({ entrant: { id, parameters } }: Racer): number {
  const { derivative } = core().evaluate({ id, ...(parameters ? { parameters: { ...parameters } } : {}) }, wide, 1);
  return derivative.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
}

/** Of the race that has stopped; nothing of one that is on. */
const results = computed<readonly Result[]>(() => {
  live.results.version.value;
  const shown = race.value;
  return shown.running.value ? [] : resultsOf(shown, slopeBound);
});

const short = (value: number): string => typeset(String(Number(value.toPrecision(3))));
/** 2,300,000, to two digits. */
const large = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const percent = (share: number): string => `${Number((100 * share).toFixed(1))}%`;
const shares = new Set(["accuracy", "share"]);

function written({ kind, numbers }: Result): Record<string, string> {
  const inPercent = kind === "best" || kind === "none90" || (kind === "tied" && (numbers.best ?? 2) <= 1);
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      name,
      shares.has(name) || (inPercent && (name === "best" || name === "second"))
        ? percent(value)
        : name === "times"
          ? large.format(value)
          : short(value),
    ]),
  );
}

const listed = (names: readonly string[]): string => names.join(t({ zh: "、", en: ", " }));

/** One sentence, for all racers of whom the same is to be said: the first with numbers, the others by name. */
function sentence([first, ...others]: readonly [Result, ...Result[]], racers: readonly Racer[]): string {
  const name = (index: number) => {
    const racer = racers[index];
    return racer
      ? nameOf(
          racer.entrant,
          racers.map(({ entrant }) => entrant),
        )
      : "";
  };
  const names = first.racers.map(name);
  const said = t(words[first.kind], {
    ...written(first),
    name: names[0] ?? "",
    other: names[1] ?? "",
    names: listed(names),
  });
  const { agree, of } = first.seeds;
  const seeds = of > 1 ? t(resultWords.seeds, { agree, of }) : "";
  const likewise =
    others.length > 0
      ? t(resultWords.likewise, { names: listed(others.map(({ racers: of1 }) => name(of1[0] ?? 0))) })
      : "";
  return [said, seeds, likewise].filter(Boolean).join(t({ zh: "", en: " " }));
}

/** Said of one racer after another; the others stand for pairs and groups. */
const perRacer = new Set([
  "diverged",
  "stuckDead",
  "stuckVanishing",
  "stuck",
  "vanishing",
  "exploding",
  "dead",
  "saturated",
  "overfits",
  "unfinished",
]);

function sentencesOf(all: readonly Result[]): string[] {
  const groups = new Map<string, [Result, ...Result[]]>();
  for (const [index, result] of all.entries()) {
    const key = perRacer.has(result.kind) ? result.kind : `${result.kind} ${index}`;
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return [...groups.values()].map((group) => sentence(group, race.value.racers));
}

/** All that the race has shown, the weightiest first. */
export const sentences = computed(() => sentencesOf(results.value));

/** The weightiest that a drawing shows. */
export const sentenceAt = (place: Place): string =>
  sentencesOf(results.value.filter((result) => result.place === place))[0] ?? "";
