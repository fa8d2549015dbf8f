import { own as words } from "../../i18n/own";
import { reason } from "../../i18n/refusal";
import { t } from "../../i18n/text";
import { bring, problem, progress, source, table, text, use } from "./reading";
import { TableReading } from "./TableReading";

async function openFile(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  const { name } = file;
  try {
    // No more of a large one than suffices to refuse it.
    bring(name, new Uint8Array(await file.slice(0, 2 ** 28 + 1).arrayBuffer()));
  } catch (error) {
    problem.value = { message: `${name}: ${(error as Error).message}` };
  }
  input.value = ""; // so that the same file, corrected, can be opened again
}

/** A table, opened or pasted, and what it is taken for. */
export function Table() {
  const { shown, isWhole } = text.value;
  const { content, name } = source.value;
  return (
    <div class="typed table-in">
      <label class="file">
        <span>{t(words.open)}</span>
        <input
          type="file"
          data-action="open-table"
          accept=".csv,.tsv,.txt,.data,.dat,text/csv,text/plain"
          onChange={({ currentTarget }) => void openFile(currentTarget)}
        />
      </label>
      {name && <small>{name}</small>}
      <label for="own-csv">{t(words.paste)}</label>
      <textarea
        id="own-csv"
        rows={6}
        spellcheck={false}
        readOnly={!isWhole}
        value={isWhole ? shown : `${shown}…`}
        onInput={({ currentTarget }) => bring(null, currentTarget.value)}
      />
      {progress.value !== null && (
        <progress aria-label={t(words.reading)} value={progress.value} max={1}>
          {t(words.reading)}
        </progress>
      )}
      {problem.value && (
        <p class="problem" role="status">
          {reason(problem.value)}
        </p>
      )}
      {table.value && <TableReading table={table.value} />}
      <button
        type="button"
        class="go"
        data-action="use-table"
        disabled={content.length === 0}
        onClick={() => void use(t(words.pasted))}
      >
        {t(words.useTable)}
      </button>
    </div>
  );
}
