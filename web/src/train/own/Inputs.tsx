import { useSignal } from "@preact/signals";
import type { TableReport } from "playground-core";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { columnsIn, spellColumns } from "./column-list";
import { say } from "./reading";

/** The inputs by their numbers, for a table of more columns than one would tick; or those of largest variance. */
export function Inputs({ table }: { table: TableReport }) {
  /** What was written, where it names no columns. */
  const wrong = useSignal<string | null>(null);
  const change = (written: string) => {
    const columns = columnsIn(written, table.columns.length);
    wrong.value = columns ? null : written;
    if (columns) say({ columns });
  };
  return (
    <div class="row">
      <label>
        {t(words.inputNumbers)}{" "}
        <input
          id="own-inputs"
          size={28}
          spellcheck={false}
          value={wrong.value ?? spellColumns(table.inputs)}
          aria-invalid={wrong.value !== null}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      </label>
      <button
        type="button"
        data-action="largest-variance"
        onClick={() => {
          wrong.value = null;
          say({ columns: undefined });
        }}
      >
        {t(words.largestVariance)}
      </button>
      {wrong.value !== null && (
        <span class="problem" role="alert">
          {t(words.inputNumbersWrong, { all: table.columns.length })}
        </span>
      )}
    </div>
  );
}
