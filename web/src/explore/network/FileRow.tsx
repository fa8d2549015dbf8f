import { signal } from "@preact/signals";
import { NumberField } from "../../controls/NumberField";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { problemOf } from "./problem";
import { type LabelPlace, type Read, readRow } from "./read";

/** Bytes of a file: of a larger one, the rows that begin it are there to be taken. */
const mostRead = 2 ** 26;

/** The lines of the table that was opened, which row is taken, and how. */
const lines = signal<readonly string[]>([]);
const row = signal(1);
const label = signal<LabelPlace>("first");
const divisor = signal(1);
const taken = signal<Read | undefined>(undefined);

function take(): void {
  const line = lines.value[row.value - 1];
  if (line === undefined) return;
  const read = readRow(line, label.value, divisor.value);
  taken.value = read;
  if ("values" in read && read.values.length > 0) state.vector.value = read.values;
}

/** One row of a table, such as a handwritten digit, as the vector. */
export function FileRow() {
  const problem = taken.value && problemOf(taken.value);
  return (
    <div class="file-row">
      <label for="network-file">{t(words.file)}</label>
      <input
        id="network-file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        onChange={async ({ currentTarget: { files } }) => {
          const file = files?.[0];
          if (!file) return;
          const all = (await file.slice(0, mostRead).text()).split(/\r?\n/);
          lines.value = (file.size > mostRead ? all.slice(0, -1) : all).filter((line) => line.trim());
          // A head of names is no row of numbers.
          row.value = "values" in readRow(lines.value[0] ?? "", label.value, 1) ? 1 : 2;
          take();
        }}
      />
      {lines.value.length > 0 && (
        <div class="row">
          <label for="network-row">{t(words.fileRow)}</label>
          <NumberField
            id="network-row"
            value={row.value}
            min={1}
            max={lines.value.length}
            whole
            onValue={(value) => {
              row.value = value;
              take();
            }}
          />
          <label for="network-label">{t(words.label)}</label>
          <select
            id="network-label"
            value={label.value}
            onChange={({ currentTarget: { value } }) => {
              label.value = value as LabelPlace;
              take();
            }}
          >
            {(["none", "first", "last"] as const).map((place) => (
              <option key={place} value={place}>
                {t(words[place])}
              </option>
            ))}
          </select>
          <label for="network-divisor">{t(words.divide)}</label>
          <NumberField
            id="network-divisor"
            value={divisor.value}
            min={1e-6}
            max={1e6}
            onValue={(value) => {
              divisor.value = value;
              take();
            }}
          />
        </div>
      )}
      {problem !== undefined && <p class="problem">{problem}</p>}
    </div>
  );
}
