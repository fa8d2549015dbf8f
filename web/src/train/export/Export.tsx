import { notify } from "../../controls/notice";
import type { ExportKind } from "../../core/exports";
import { trainWorkers } from "../../core/train-worker";
import { Both } from "../../i18n/Both";
import { language } from "../../i18n/language";
import { own as words } from "../../i18n/own";
import { reason } from "../../i18n/refusal";
import { t } from "../../i18n/text";
import { train } from "../../i18n/train";
import { download } from "../../page/download";
import { formatEntrant } from "../../state/entrant";
import { state } from "../../state/state";
import { shownRacer } from "../race/shown";
import { historyCsv, leagueCsv } from "../view/league-rows";
import { openRace, saveRace } from "./saved";
import "./export.css";

const kinds: Record<ExportKind, { ending: string; type: string }> = {
  script: { ending: "py", type: "text/x-python" },
  notebook: { ending: "ipynb", type: "application/x-ipynb+json" },
  onnx: { ending: "onnx", type: "application/octet-stream" },
  safetensors: { ending: "safetensors", type: "application/octet-stream" },
};

async function take(kind: ExportKind): Promise<void> {
  const run = shownRacer.peek()?.first;
  const [worker] = trainWorkers();
  if (!run || !worker) return;
  const { racer, segments, cost, epochs } = run;
  const { taken, refused } = await worker.ask(
    (service) => service.take(kind, segments, state.epochs.peek(), epochs, language.peek()),
    10_000 + cost * epochs,
  );
  if (refused) return notify(words.notExported, { reason: reason(refused) });
  const { ending, type } = kinds[kind];
  const name = formatEntrant(racer.entrant)
    .replace(/[^\w.-]+/g, "-")
    .slice(0, 80);
  download(`${name}.${ending}`, new Blob([taken as BlobPart]), type);
}

async function open(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (file && !(await openRace(await file.text()))) notify(words.badRun);
  input.value = "";
}

/** What can be taken along: the shown run in several forms, the numbers, the race itself. */
export function Export() {
  return (
    <section class="card out">
      <h2>
        <Both text={words.export} />
      </h2>
      <ul class="kinds">
        {(Object.keys(kinds) as ExportKind[]).map((kind) => (
          <li key={kind}>
            <button type="button" data-action={kind} onClick={() => void take(kind)}>
              {t(words.kinds[kind])}
            </button>
            <span>{t(words.uses[kind])}</span>
          </li>
        ))}
      </ul>
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
