import claims from "virtual:claims";
import { batch } from "@preact/signals";
import { activation } from "../core/catalogue";
import { costs, measure, measuring } from "../explore/cost/measure";
import { claimWords as words } from "../i18n/claims";
import { typeset } from "../i18n/number";
import { t } from "../i18n/text";
import { read } from "../state/link";
import { restore, state, table } from "../state/state";
import { play } from "../train/race/race";
import { say } from "./figure";

type Claim = (typeof claims)[number];

/** Shows what a link shows; language, theme and all else of the frame stay. */
function open(link: string): void {
  const { values } = read(table, link);
  const { language, theme } = state;
  batch(() => restore({ ...values, language: language.peek(), theme: theme.peek() }));
}

/** Sets one of the claim's races up, in the Train view, and starts it. */
function run(race: string, seeds: number): void {
  open(`view=train&${race}&seeds=${seeds}`);
  setTimeout(() => void play());
}

/** How long each takes on this machine, against the first of them. */
function Measured({ ids }: { ids: readonly string[] }) {
  const [first, ...others] = ids.map((id) => ({ id, cost: costs.value.get(id)?.simd ?? costs.value.get(id)?.scalar }));
  const name = (id: string) => activation(id)?.name ?? id;
  const least = first?.cost;
  return (
    <>
      <button type="button" disabled={measuring.value} onClick={() => void measure()}>
        {t(measuring.value ? words.measuring : words.measure)}
      </button>
      <div role="status">
        {least !== undefined &&
          !measuring.value &&
          others.map(({ id, cost }) =>
            cost === undefined ? null : (
              <p key={id}>
                {t(words.measured, {
                  name: name(id),
                  first: name(first?.id ?? ""),
                  time: typeset(cost.toPrecision(2)),
                  times: typeset((cost / least).toPrecision(2)),
                })}
              </p>
            ),
          )}
      </div>
    </>
  );
}

function Card({ claim }: { claim: Claim }) {
  const races = Object.values(claim.races);
  return (
    <li class="card claim" id={`claim-${claim.id}`} data-verdict={claim.verdict}>
      <h3>
        “{t(claim.claim)}” {claim.own && <small>{t(words.own)}</small>}
      </h3>
      <p>
        <strong class="verdict">{t(words[claim.verdict])}</strong> {say(claim, claim.text)}
      </p>
      {claim.code && (
        <pre>
          <code>{claim.code.trimEnd()}</code>
        </pre>
      )}
      <div class="row">
        {races.map((race, index) => (
          <span key={race} class="row">
            <button type="button" class="go" onClick={() => run(race, 1)}>
              {t(words.race)}
              {races.length > 1 ? ` ${index + 1}` : ""}
            </button>
            <button type="button" onClick={() => run(race, 20)}>
              {t(words.seeds)}
            </button>
          </span>
        ))}
        {claim.show !== undefined && (
          <button type="button" class="go" onClick={() => open(claim.show ?? "")}>
            {t(words.show)}
          </button>
        )}
        {claim.measure && <Measured ids={claim.measure} />}
      </div>
    </li>
  );
}

/** What tutorials claim, with the verdict and the way to repeat it. */
export default function Claims() {
  return (
    <section aria-label={t(words.title)}>
      <p class="soft">{t(words.intro)}</p>
      <ol class="lesson-list">
        {claims.map((claim) => (
          <Card key={claim.id} claim={claim} />
        ))}
      </ol>
    </section>
  );
}
