import type { TableReport } from "playground-core";
import type { Survey } from "../../core/training";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { Columns } from "./Columns";
import { nameOf } from "./column-name";
import { options, say } from "./reading";

const encodings = ["utf-8", "gb18030", "utf-16le", "utf-16be"] as const;
const tasks = ["classification", "regression"] as const;

/** What a table was taken for: each guess beside what it can be changed to. */
export function TableReading({ found, table }: { found: Survey; table: TableReport }) {
  const { doubts, dropped } = { doubts: table.doubts, dropped: found.dropped };
  const numbers = table.columns.filter(({ role }) => role === "number").length;
  return (
    <div class="reading">
      <p data-read={found.samples}>
        {t(words.summary, { samples: found.samples, columns: found.columns })}
        {" · "}
        {t(words.separated, { mark: t(words.marks[table.separator]) })}
      </p>
      <div class="row">
        {table.encoding && (
          <label>
            {t(words.encoding)}{" "}
            <select
              id="own-encoding"
              value={table.encoding}
              onChange={({ currentTarget }) => say({ encoding: currentTarget.value as (typeof encodings)[number] })}
            >
              {encodings.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <label class="check">
          <input
            id="own-header"
            type="checkbox"
            checked={table.header}
            onChange={({ currentTarget }) =>
              say({ header: currentTarget.checked, labelColumn: undefined, columns: undefined })
            }
          />
          {t(words.header)} {doubts.includes("header") && t(words.doubt)}
        </label>
        {(table.separator !== "," || doubts.includes("decimal")) && (
          <label>
            {t(words.decimal)}{" "}
            <select
              id="own-decimal"
              value={table.decimal}
              onChange={({ currentTarget }) => say({ decimal: currentTarget.value as "." | "," })}
            >
              {([".", ","] as const).map((mark) => (
                <option key={mark} value={mark}>
                  {t(words.decimals[mark])}
                </option>
              ))}
            </select>{" "}
            {doubts.includes("decimal") && t(words.doubt)}
          </label>
        )}
      </div>
      <div class="row">
        <label>
          {t(words.labelColumn)}{" "}
          <select
            id="own-label"
            value={table.labelColumn}
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
        <label>
          {t(words.task)}{" "}
          <select
            id="own-task"
            value={table.task}
            onChange={({ currentTarget }) => say({ task: currentTarget.value as (typeof tasks)[number] })}
          >
            {tasks.map((task) => (
              <option key={task} value={task}>
                {t(words.tasks[task])}
              </option>
            ))}
          </select>{" "}
          <small>{t(words.reasons[table.reason])}</small>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={options.value.standardize ?? false}
            onChange={({ currentTarget }) => say({ standardize: currentTarget.checked || undefined })}
          />
          {t(words.standardize)}
        </label>
      </div>
      {table.byVariance && <p>{t(words.byVariance, { all: numbers })}</p>}
      {dropped !== undefined && dropped.rows > 0 && <p>{t(words.rowsLeft, { rows: dropped.rows })}</p>}
      <Columns table={table} />
    </div>
  );
}
