import { notify } from "../../controls/notice";
import { trainWorkers } from "../../core/train-worker";
import { Both } from "../../i18n/Both";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { train } from "../../i18n/train";
import { download } from "../../page/download";
import { formatEntrant } from "../../state/entrant";
import { state } from "../../state/state";
import { shownRacer } from "../race/shown";
import { historyCsv, leagueCsv } from "../view/league-rows";
import { openRace, saveRace } from "./saved";
import "./export.css";

async function script(): Promise<void> {
  const run = shownRacer.peek()?.first;
  const [worker] = trainWorkers();
  if (!run || !worker) return;
  const { racer, segments } = run;
  const text = await worker.ask((service) => service.script(segments, state.epochs.peek()), 10_000);
  download(`${formatEntrant(racer.entrant).replace(/[^\w.-]+/g, "-")}.py`, text, "text/x-python");
}

async function open(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (file && !openRace(await file.text())) notify(words.badRun);
  input.value = "";
}

/** What can be taken along: the script, the numbers, the race itself. */
export function Export() {
  return (
    <section class="card out">
      <h2>
        <Both text={words.export} />
      </h2>
      <button type="button" class="wide" data-action="script" onClick={() => void script()}>
        {t(words.script)}
      </button>
      <div class="row">
        <button type="button" data-action="league-csv" onClick={() => download("league.csv", leagueCsv(), "text/csv")}>
          {t(train.csv)}
        </button>
        <button
          type="button"
          data-action="history-csv"
          onClick={() => download("histories.csv", historyCsv(), "text/csv")}
        >
          {t(train.historyCsv)}
        </button>
      </div>
      <div class="row">
        <button
          type="button"
          data-action="save-race"
          onClick={() => download("race.json", saveRace(), "application/json")}
        >
          {t(words.saveRun)}
        </button>
        <label class="file">
          <span>{t(words.openRun)}</span>
          <input
            type="file"
            data-action="open-race"
            accept=".json"
            onChange={(event) => void open(event.currentTarget)}
          />
        </label>
      </div>
    </section>
  );
}
