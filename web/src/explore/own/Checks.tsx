import { Both } from "../../i18n/Both";
import { formula as words } from "../../i18n/formula";
import { type Text, t } from "../../i18n/text";
import { readout, short } from "../model/format";
import { found } from "./facts";
import type { Checks as Found, Stretch } from "./judge";

type Verdict = "good" | "mixed" | "bad";

interface Row {
  text: Text;
  verdict: Verdict;
  said: string;
}

const bound = (value: number) => short(Number(value.toPrecision(3)));

/** Open intervals, the first few of them. */
export function intervals(list: readonly Stretch[]): string {
  const few = list.slice(0, 3).map(([from, to]) => `(${bound(from)}, ${bound(to)})`);
  return few.join(" ∪ ") + (list.length > few.length ? " …" : "");
}

const endless = ([from, to]: Stretch) => !Number.isFinite(from) || !Number.isFinite(to);

/** What each check has found, and what that means for training. */
function rows({ saturated, dead, steep, largest, falling, smoothness, kinks, mean }: Found): Row[] {
  const where = (list: readonly Stretch[]) => (list.length > 0 ? intervals(list) : t(words.nowhere));
  const most = t(words.largest, { slope: readout(largest.slope), x: bound(largest.x) });
  const both = saturated.filter(endless).length > 1;
  return [
    { text: words.saturated, verdict: both ? "bad" : saturated.length > 0 ? "mixed" : "good", said: where(saturated) },
    { text: words.dead, verdict: dead.length > 0 ? "bad" : "good", said: where(dead) },
    {
      text: words.centred,
      verdict: Math.abs(mean) < 0.005 ? "good" : "mixed",
      said: t(words.mean, { mean: readout(mean) }),
    },
    {
      text: words.steep,
      verdict: Math.abs(largest.slope) > 2 ? "bad" : steep.length > 0 ? "mixed" : "good",
      said: steep.length > 0 ? t(words.where, { where: intervals(steep), what: most }) : most,
    },
    {
      text: words.monotonic,
      verdict: falling.length > 0 ? "mixed" : "good",
      said: falling.length > 0 ? t(words.falls, { where: intervals(falling) }) : t(words.rises),
    },
    {
      text: words.smooth,
      verdict: smoothness === "jump" ? "bad" : smoothness === "kink" ? "mixed" : "good",
      said: t(words.smoothness[smoothness], { where: kinks.map(short).join(", ") }),
    },
  ];
}

/** "Is it a good activation?", as far as its curve says so: each check with where and how much. */
export function Checks() {
  return (
    <section class="card checks" data-card="own-checks">
      <h2>
        <Both text={words.checks} />
      </h2>
      <p class="quiet">{t(words.checksHint)}</p>
      <ul>
        {found.value &&
          rows(found.value).map(({ text, verdict, said }) => (
            <li key={text.en} data-verdict={verdict}>
              <span class="verdict">{t(words[verdict])}</span>
              <b>{t(text)}</b>
              <span>{said}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
