import type { TableColumn, TableReport } from "playground-core";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { nameOf } from "./column-name";
import { say } from "./reading";

const mostShown = 40;

/** What a column that cannot be an input is, or what there is to know of one that can. */
function note({ role, coding, oddText }: TableColumn): string {
  if (coding) return t(words.coding, { zero: coding[0], one: coding[1] });
  if (oddText !== undefined) return t(words.odd, { text: oddText });
  return role === "number" ? "" : t(words.roles[role]);
}

/** The first rows, and over each column whether it is an input. */
export function Columns({ table }: { table: TableReport }) {
  const { columns, inputs, labelColumn, preview, header } = table;
  const shown = columns.slice(0, mostShown);
  const toggle = (column: number) => {
    const next = inputs.includes(column) ? inputs.filter((each) => each !== column) : [...inputs, column];
    if (next.length > 0) say({ columns: next.sort((a, b) => a - b) });
  };
  return (
    <>
      {columns.length > shown.length && <p>{t(words.more, { shown: shown.length, all: columns.length })}</p>}
      <div class="preview">
        <table>
          <thead>
            <tr>
              {shown.map((column, i) => {
                const name = nameOf(table, i);
                const able = i !== labelColumn && (column.role === "number" || column.coding !== undefined);
                return (
                  <th key={`${i + 1}`} scope="col" data-role={i === labelColumn ? "label" : column.role}>
                    <span>{name}</span>
                    {able ? (
                      <label class="check">
                        <input
                          type="checkbox"
                          aria-label={t(words.useColumn, { name })}
                          checked={inputs.includes(i)}
                          disabled={inputs.length === 64 && !inputs.includes(i)}
                          onChange={() => toggle(i)}
                        />
                        {t(inputs.includes(i) ? words.roles.input : words.roles.unused)}
                      </label>
                    ) : null}
                    <small>{i === labelColumn ? t(words.roles.label) : note(column)}</small>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {preview.slice(header ? 1 : 0, 6).map((row, at) => (
              <tr key={`${at + 1}`}>
                {shown.map((_, i) => (
                  <td key={`${i + 1}`}>{row[row.length < columns.length ? i - 1 : i] ?? ""}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
