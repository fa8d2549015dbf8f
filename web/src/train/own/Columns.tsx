import type { TableColumn, TableReport } from "playground-core";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { nameOf } from "./column-name";
import { Inputs } from "./Inputs";
import { firstColumn, say } from "./reading";

const mostShown = 40;
const mostInputs = 64;

/** What a column that cannot be an input is, or what there is to know of one that can. */
function note({ role, coding, oddText }: TableColumn): string {
  if (coding) return t(words.coding, { zero: coding[0], one: coding[1] });
  if (oddText !== undefined) return t(words.odd, { text: oddText });
  return role === "number" ? "" : t(words.roles[role]);
}

/** Over a column, whether it is an input. */
function Heading({ table, column: i }: { table: TableReport; column: number }) {
  const { columns, inputs, labelColumn } = table;
  const column = columns[i] as TableColumn;
  const name = nameOf(table, i);
  const isInput = inputs.includes(i);
  const able = i !== labelColumn && (column.role === "number" || column.coding !== undefined);
  const toggle = () => {
    const next = isInput ? inputs.filter((each) => each !== i) : [...inputs, i];
    if (next.length > 0) say({ columns: next.sort((a, b) => a - b) });
  };
  return (
    <th scope="col" data-role={i === labelColumn ? "label" : column.role}>
      <span>{columns.length > mostShown ? `${i + 1} · ${name}` : name}</span>
      {able ? (
        <label class="check">
          <input
            type="checkbox"
            aria-label={t(words.useColumn, { name })}
            checked={isInput}
            disabled={isInput ? inputs.length === 1 : inputs.length === mostInputs}
            onChange={toggle}
          />
          {t(isInput ? words.roles.input : words.roles.unused)}
        </label>
      ) : null}
      <small>{i === labelColumn ? t(words.roles.label) : note(column)}</small>
    </th>
  );
}

/** The first rows, and over each column whether it is an input; of many columns some at a time. */
export function Columns({ table }: { table: TableReport }) {
  const { columns, preview, header } = table;
  const first = Math.min(firstColumn.value, columns.length - 1);
  const last = Math.min(first + mostShown, columns.length);
  const shown = Array.from({ length: last - first }, (_, i) => first + i);
  const isWide = columns.length > mostShown;
  return (
    <>
      {isWide && <Inputs table={table} />}
      {isWide && (
        <div class="row">
          <button
            type="button"
            aria-label={t(words.columnsBefore)}
            disabled={first === 0}
            onClick={() => {
              firstColumn.value = Math.max(0, first - mostShown);
            }}
          >
            ‹
          </button>
          <span data-shown={first + 1}>{t(words.more, { first: first + 1, last, all: columns.length })}</span>
          <button
            type="button"
            aria-label={t(words.columnsAfter)}
            disabled={last === columns.length}
            onClick={() => {
              firstColumn.value = last;
            }}
          >
            ›
          </button>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section class="preview" tabIndex={0} aria-label={t(words.preview)}>
        <table>
          <thead>
            <tr>
              {shown.map((i) => (
                <Heading key={i} table={table} column={i} />
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.slice(header ? 1 : 0, 6).map((row, at) => (
              <tr key={`${at + 1}`}>
                {shown.map((i) => (
                  <td key={i}>{row[row.length < columns.length ? i - 1 : i] ?? ""}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
