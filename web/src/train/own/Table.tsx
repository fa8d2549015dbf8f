import { signal } from "@preact/signals";
import type { DatasetConfig } from "playground-core";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { offer } from "../race/own-data";

const text = signal("");
const fileName = signal<string | null>(null);
/** -1: the last column. */
const labelColumn = signal(-1);
const task = signal<keyof typeof words.tasks>("auto");
const standardize = signal(false);

/** The first line's cells, to choose the label by. */
function heads(csv: string): string[] {
  const line =
    csv
      .slice(0, 4000)
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)[0] ?? "";
  const separator = [";", "\t", ","].find((mark) => line.includes(mark)) ?? ",";
  return line === "" ? [] : line.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, ""));
}

function take(): void {
  const config: DatasetConfig = {
    csv: text.value,
    task: task.value,
    standardize: standardize.value,
    ...(labelColumn.value < 0 ? {} : { labelColumn: labelColumn.value }),
  };
  void offer(fileName.value ?? t(words.pasted), config);
}

/** Up to so many characters of a file are also shown. */
const mostShown = 20_000;

/** A CSV, opened or pasted, and what its columns are. */
export function Table() {
  const columns = heads(text.value);
  const long = text.value.length > mostShown;
  return (
    <div class="typed">
      <label class="file">
        <span>{t(words.open)}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={async ({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (!file) return;
            text.value = await file.text();
            fileName.value = file.name;
            labelColumn.value = -1;
          }}
        />
      </label>
      <label for="own-csv">{t(words.paste)}</label>
      <textarea
        id="own-csv"
        rows={6}
        spellcheck={false}
        readOnly={long}
        value={long ? `${text.value.slice(0, mostShown)}…` : text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          fileName.value = null;
        }}
      />
      <div class="row">
        <label for="own-label">{t(words.labelColumn)}</label>
        <select
          id="own-label"
          value={labelColumn.value}
          onChange={({ currentTarget }) => {
            labelColumn.value = Number(currentTarget.value);
          }}
        >
          <option value={-1}>{t(words.lastColumn)}</option>
          {columns.map((name, index) => (
            <option key={`${index + 1} ${name}`} value={index}>
              {t(words.column, { n: index + 1 })} · {name}
            </option>
          ))}
        </select>
        <label for="own-task">{t(words.task)}</label>
        <select
          id="own-task"
          value={task.value}
          onChange={({ currentTarget }) => {
            task.value = currentTarget.value as typeof task.value;
          }}
        >
          {Object.entries(words.tasks).map(([value, name]) => (
            <option key={value} value={value}>
              {t(name)}
            </option>
          ))}
        </select>
        <label class="check">
          <input
            type="checkbox"
            checked={standardize.value}
            onChange={({ currentTarget }) => {
              standardize.value = currentTarget.checked;
            }}
          />
          {t(words.standardize)}
        </label>
      </div>
      <button type="button" class="go" data-action="use-table" disabled={text.value.trim() === ""} onClick={take}>
        {t(words.useTable)}
      </button>
    </div>
  );
}
