import { Both } from "../../i18n/Both";
import { t } from "../../i18n/text";
import { trouble } from "../../i18n/trouble";
import { rewound } from "../../race/race";
import type { Run } from "../../race/run";
import { live } from "../race/live";
import { layerName, nameOf, tidyRate } from "../race/names";
import { play, racers, rewind } from "../race/race";
import "./trouble.css";

/** At most so many are told in full. */
const mostTold = 3;

function Broken({ run }: { run: Run }) {
  const { diverged, racer, epochs } = run;
  if (!diverged) return null;
  const values = {
    name: nameOf(racer.entrant) + (racer.runs.length > 1 ? t(trouble.withSeed, { seed: run.seed }) : ""),
    epoch: diverged.epoch,
    batch: diverged.batch,
    layer: layerName(diverged.layer, (run.config.hidden?.length ?? 0) + 1),
    quantity: t(trouble.quantities[diverged.quantity]),
    kept: epochs,
  };
  return (
    <li data-broken={diverged.quantity}>
      <p>
        {t(diverged.batch === 0 ? trouble.whereAfter : trouble.where, values)}{" "}
        <span class="soft">{t(trouble.why[diverged.quantity], { lr: tidyRate(run.rate) })}</span>
      </p>
      <button
        type="button"
        data-action="rewind"
        onClick={() => {
          rewind(run);
          void play();
        }}
      >
        {t(trouble.rewind, {
          epoch: Math.max(0, epochs - rewound),
          lr: tidyRate(Number((run.rate / 3).toPrecision(3))),
        })}
      </button>
    </li>
  );
}

/** Where and why runs broke, and the way back. */
export function Trouble() {
  live.league.version.value;
  const broken = racers.value.flatMap(({ runs }) => runs.filter(({ stage }) => stage === "diverged"));
  if (broken.length === 0) return null;
  return (
    <section class="card trouble" role="alert">
      <h2>
        <Both text={trouble.title} />
      </h2>
      <ul>
        {broken.slice(0, mostTold).map((run) => (
          <Broken key={`${run.racer.index} ${run.seed}`} run={run} />
        ))}
      </ul>
      {broken.length > 1 && (
        <p class="row">
          {broken.length > mostTold && <span>{t(trouble.more, { count: broken.length - mostTold })}</span>}
          <button
            type="button"
            data-action="rewind-all"
            onClick={() => {
              for (const run of broken) rewind(run);
              void play();
            }}
          >
            {t(trouble.rewindAll)}
          </button>
        </p>
      )}
    </section>
  );
}
