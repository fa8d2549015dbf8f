import { batch } from "@preact/signals";
import { Terms } from "../../controls/Term";
import { Both } from "../../i18n/Both";
import { common } from "../../i18n/common";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { state, table } from "../../state/state";
import { trainFields } from "../../state/train";
import { DataPanel } from "./DataPanel";
import { NetworkPanel } from "./NetworkPanel";
import { Racers } from "./Racers";
import { TrainingPanel } from "./TrainingPanel";
import "./setup.css";

function restoreDefaults(): void {
  batch(() => {
    for (const name of Object.keys(trainFields) as (keyof typeof trainFields)[]) {
      if (name === "racers" || name === "contest" || name === "shown") continue;
      (state[name] as { value: unknown }).value = table[name].initial;
    }
  });
}

const setUp = ["heldOut", "initialiser", "batchNorm", "dropout", "loss", "rate", "batch", "epoch", "seed"] as const;

/** What the racers have in common, and in what they differ. */
export function Setup() {
  return (
    <section class="card setup">
      <h2>
        <Both text={words.race} />
      </h2>
      <p class="quiet">{t(words.fair)}</p>
      <Racers />
      <DataPanel />
      <NetworkPanel />
      <TrainingPanel />
      <Terms names={setUp} />
      <button type="button" onClick={restoreDefaults}>
        {t(common.reset)}
      </button>
    </section>
  );
}
