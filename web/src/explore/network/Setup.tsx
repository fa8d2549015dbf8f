import { signal, useSignal } from "@preact/signals";
import { NumberField } from "../../controls/NumberField";
import { Segments } from "../../controls/Segments";
import { elementwise } from "../../core/catalogue";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { layerBounds, mostStages, seedBounds, vectorBounds } from "../../state/explore";
import { state } from "../../state/state";
import { between, sizes } from "./model";
import { type LabelPlace, type Read, readNumbers, readRow, readSizes } from "./read";

const example = [0.5, -1.2, 3.3, 0.8];

/** Why numbers cannot be taken. */
function problemOf(read: Read): string | undefined {
  if ("many" in read) return t(words.numbersMany, { max: layerBounds.max, n: read.many });
  if ("wrong" in read) return t(words.numberWrong, { n: read.wrong, text: read.text, max: vectorBounds.max });
  return undefined;
}

function Sizes() {
  const typed = useSignal<string | null>(null);
  const isWrong = typed.value !== null && !readSizes(typed.value, 2, mostStages);
  return (
    <div class="field wide">
      <label for="network-sizes">{t(words.sizes)}</label>
      <input
        id="network-sizes"
        type="text"
        autocomplete="off"
        value={typed.value ?? sizes.value.join("-")}
        aria-invalid={isWrong}
        onInput={({ currentTarget: { value } }) => {
          typed.value = value;
          const read = readSizes(value, 2, mostStages);
          if (!read) return;
          if (state.vector.value && read[0] !== state.vector.value.length) state.vector.value = null;
          state.sizes.value = read;
        }}
        onBlur={() => {
          if (!isWrong) typed.value = null;
        }}
      />
      {isWrong && <p class="problem">{t(words.sizesWrong, { most: mostStages, max: layerBounds.max })}</p>}
    </div>
  );
}

function Between() {
  return (
    <>
      {between.value.map(({ id }, index) => (
        <div class="field" key={index}>
          <label for={`between-${index}`}>{t(words.after, { n: index + 1 })}</label>
          <select
            id={`between-${index}`}
            value={id}
            onChange={({ currentTarget: { value } }) => {
              state.between.value = between.value.with(index, { id: value });
            }}
          >
            {elementwise().map((info) => (
              <option key={info.id} value={info.id}>
                {info.name}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  );
}

/** The lines of the table that was opened, which row is taken, and how. */
const lines = signal<readonly string[]>([]);
const row = signal(1);
const label = signal<LabelPlace>("first");
const divisor = signal(1);
const trouble = signal<string | undefined>(undefined);

function take(): void {
  const line = lines.value[row.value - 1];
  if (line === undefined) return;
  const read = readRow(line, label.value, divisor.value);
  trouble.value = problemOf(read);
  if ("values" in read && read.values.length > 0) state.vector.value = read.values;
}

function FileRow() {
  return (
    <div class="file-row">
      <label for="network-file">{t(words.file)}</label>
      <input
        id="network-file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        onChange={async ({ currentTarget: { files } }) => {
          const text = await files?.[0]?.text();
          if (text === undefined) return;
          lines.value = text.split(/\r?\n/).filter((line) => line.trim());
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
      {trouble.value && <p class="problem">{trouble.value}</p>}
    </div>
  );
}

function Typed({ values }: { values: readonly number[] }) {
  const typed = useSignal<string | null>(null);
  const problem = typed.value === null ? undefined : problemOf(readNumbers(typed.value));
  return (
    <div class="field wide">
      <label for="network-numbers">{t(words.numbers)}</label>
      <textarea
        id="network-numbers"
        rows={3}
        spellcheck={false}
        value={typed.value ?? values.join(" ")}
        aria-invalid={problem !== undefined}
        onInput={({ currentTarget: { value } }) => {
          typed.value = value;
          const read = readNumbers(value);
          if ("values" in read && read.values.length > 0) state.vector.value = read.values;
        }}
        onBlur={() => {
          if (!problem) typed.value = null;
        }}
      />
      {problem && <p class="problem">{problem}</p>}
      <FileRow />
    </div>
  );
}

/** The network and what goes in. */
export function Setup() {
  const vector = state.vector.value;
  return (
    <div class="network-setup">
      <Sizes />
      <Between />
      <div class="field">
        <label for="network-seed">{t(words.seed)}</label>
        <NumberField
          id="network-seed"
          value={state.manual_seed.value}
          {...seedBounds}
          onValue={(seed) => {
            state.manual_seed.value = seed;
          }}
        />
      </div>
      <Segments
        label={t(words.input)}
        options={[
          { value: "randn", label: "torch.randn" },
          { value: "typed", label: t(words.typed) },
        ]}
        value={vector ? "typed" : "randn"}
        onValue={(value) => {
          state.vector.value = value === "typed" ? example : null;
        }}
      />
      {vector && <Typed values={vector} />}
    </div>
  );
}
