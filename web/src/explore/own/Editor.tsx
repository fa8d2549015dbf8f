import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { formula as words } from "../../i18n/formula";
import { syntax } from "../../i18n/syntax";
import { type Text, t } from "../../i18n/text";
import { offersFor, taken } from "./completion";
import { compiler, problem, type, typed } from "./model";
import "./editor.css";

/** What is wrong, in words: where, what, and what was there before stays. */
function Problem({ onGo }: { onGo: () => void }) {
  const wrong = problem.value;
  const text = wrong && ((syntax as Record<string, Text>)[wrong.code] ?? { zh: wrong.message, en: wrong.message });
  return (
    <div class="row mistake">
      <p id="own-problem" role="status" data-code={wrong?.code}>
        {wrong && text && (
          <>
            {t(words.at, { n: wrong.position + 1, what: t(text, { found: wrong.found }) })}{" "}
            <span class="soft">{t(words.lastGood)}</span>
          </>
        )}
      </p>
      {wrong && (
        <button type="button" class="link" onClick={onGo}>
          {t(words.goThere)}
        </button>
      )}
    </div>
  );
}

/** The text once more behind the field, with the wrong characters marked; it also gives the field its height. */
function Mirror() {
  const text = typed.value;
  const wrong = problem.value;
  const [from, to] = wrong ? [wrong.position, wrong.position + wrong.length] : [text.length, text.length];
  return (
    <div class="mirror" aria-hidden="true">
      {text.slice(0, from)}
      {wrong && <mark data-at={from}>{text.slice(from, to) || " "}</mark>}
      {text.slice(to)}
      {"\u200b"}
    </div>
  );
}

/** Where the formula is typed; names are completed as one types. */
export function Editor() {
  const area = useRef<HTMLTextAreaElement>(null);
  const offers = useSignal<readonly string[]>([]);
  const chosen = useSignal(-1);
  const offer = () => {
    const { value = "", selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    const names = compiler.peek()?.functionNames() ?? [];
    offers.value = selectionStart === selectionEnd ? offersFor(value, selectionStart, names) : [];
    chosen.value = -1;
  };
  const close = () => {
    offers.value = [];
    chosen.value = -1;
  };
  const take = (name: string) => {
    const field = area.current;
    if (!field) return;
    const { from, to, insert } = taken(field.value, field.selectionStart, name);
    field.setRangeText(insert, from, to, "end");
    type(field.value);
    close();
  };
  const goThere = () => {
    const wrong = problem.peek();
    area.current?.focus();
    if (wrong) area.current?.setSelectionRange(wrong.position, wrong.position + wrong.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = offers.peek().length;
    const name = offers.peek()[Math.max(0, chosen.peek())];
    const isTaken = event.key === "Enter" || (event.key === "Tab" && chosen.peek() >= 0);
    if (event.key === "Enter" && !event.isComposing) event.preventDefault(); // a formula is one line
    if (count === 0 || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const up = chosen.peek() <= 0 ? count - 1 : chosen.peek() - 1;
      chosen.value = event.key === "ArrowDown" ? (chosen.peek() + 1) % count : up;
    } else if (isTaken && name) take(name);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const list = offers.value;
  return (
    <div class="editor" data-card="own-editor">
      <label for="own-source">{t(words.source)}</label>
      <div class="field-area" data-wrong={problem.value !== undefined}>
        <Mirror />
        <textarea
          id="own-source"
          data-action="own-source"
          ref={area}
          rows={1}
          maxLength={600}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-invalid={problem.value !== undefined}
          aria-describedby="own-problem own-keys"
          aria-autocomplete="list"
          aria-controls="own-names"
          {...(chosen.value >= 0 ? { "aria-activedescendant": `own-name-${chosen.value}` } : {})}
          value={typed.value}
          onInput={(event) => {
            type(event.currentTarget.value);
            offer();
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        <div id="own-names" class="names" role="listbox" aria-label={t(words.names)} hidden={list.length === 0}>
          {list.map((name, index) => (
            <div
              key={name}
              id={`own-name-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen.value}
              onPointerDown={(event) => {
                event.preventDefault();
                take(name);
              }}
            >
              {name}
            </div>
          ))}
        </div>
      </div>
      <span class="unseen" role="status">
        {list.length > 0 && t(words.offered, { count: list.length, name: list[Math.max(0, chosen.value)] ?? "" })}
      </span>
      <Problem onGo={goThere} />
      <p class="unseen" id="own-keys">
        {t(words.keys)}
      </p>
    </div>
  );
}
