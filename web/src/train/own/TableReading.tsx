import type { TableReport } from "playground-core";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { Columns } from "./Columns";
import { nameOf } from "./column-name";
import { found, options, say } from "./reading";

const encodings = ["utf-8", "gb18030", "big5", "windows-1252", "utf-16le", "utf-16be"] as const;
const tasks = ["classification", "regression"] as const;

/** How the text is read: its encoding, its header, its decimal mark. */
function Form({ table }: { table: TableReport }) {
  const { encoding, header, decimal } = { ...table, ...options.value };
  const { doubts, separator } = table;
  return (
    <div class="row">
      {table.encoding && (
        <label>
          {t(words.encoding)}{" "}
          <select
            id="own-encoding"
            value={encoding}
            onChange={({ currentTarget }) => say({ encoding: currentTarget.value as (typeof encodings)[number] })}
          >
            {encodings.map((name) => (
              <option key={name} value={name}>
                {t(words.encodings[name])}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="check">
        <input
          id="own-header"
          type="checkbox"
          checked={header}
          onChange={({ currentTarget }) => say({ header: currentTarget.checked })}
        />
        {t(words.header)} {doubts.includes("header") && <mark>{t(words.doubt)}</mark>}
      </label>
      {(separator !== "," || doubts.includes("decimal")) && (
        <label>
          {t(words.decimal)}{" "}
          <select
            id="own-decimal"
            value={decimal}
            onChange={({ currentTarget }) => say({ decimal: currentTarget.value as "." | "," })}
          >
            {([".", ","] as const).map((mark) => (
              <option key={mark} value={mark}>
                {t(words.decimals[mark])}
              </option>
            ))}
          </select>{" "}
          {doubts.includes("decimal") && <mark>{t(words.doubt)}</mark>}
        </label>
      )}
    </div>
  );
}

/** What the label is, and what is to be learnt of it: the guess beside its reason. */
function Target({ table }: { table: TableReport }) {
  const { labelColumn, task } = { ...table, ...options.value };
  return (
    <div class="row">
      <label>
        {t(words.labelColumn)}{" "}
        <select
          id="own-label"
          value={labelColumn}
          onChange={({ currentTarget }) =>
            say({ labelColumn: Number(currentTarget.value), columns: undefined, task: undefined })
          }
        >
          {table.columns.map((column, i) => (
            <option key={`${i + 1}`} value={i} disabled={column.role === "empty"}>
              {nameOf(table, i)}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="row">
        <legend>{t(words.task)}</legend>
        {tasks.map((each) => (
          <label key={each} class="check">
            <input
              type="radio"
              name="own-task"
              value={each}
              checked={task === each}
              onChange={() => say({ task: each })}
            />
            {t(words.tasks[each])}
          </label>
        ))}
        <small>{t(words.reasons[table.reason])}</small>
      </fieldset>
      <label class="check">
        <input
          type="checkbox"
          checked={options.value.standardize ?? false}
          onChange={({ currentTarget }) => say({ standardize: currentTarget.checked || undefined })}
        />
        {t(words.standardize)}
      </label>
    </div>
  );
}

/** What a table was taken for: each guess beside what it can be changed to. */
export function TableReading({ table }: { table: TableReport }) {
  const taken = found.value;
  const left = taken?.dropped?.rows ?? 0;
  return (
    <div class="reading">
      {taken && (
        <p data-read={taken.samples}>
          {t(words.summary, { samples: taken.samples, columns: taken.columns })}
          {" · "}
          {t(words.separated, { mark: t(words.marks[table.separator]) })}
        </p>
      )}
      {left > 0 && <p>{t(words.rowsLeft, { rows: left })}</p>}
      {table.columns[0]?.role === "rowName" && <p>{t(words.rowNames)}</p>}
      <Form table={table} />
      <Target table={table} />
      {table.byVariance && (
        <p>{t(words.byVariance, { all: table.columns.filter(({ role }) => role === "number").length })}</p>
      )}
      <Columns table={table} />
    </div>
  );
}
