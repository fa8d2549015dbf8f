import { useSignal } from "@preact/signals";
import type { CodeLanguage } from "playground-core";
import type { Compiler } from "playground-core/compiler";
import { notify } from "../../controls/notice";
import { Segments } from "../../controls/Segments";
import { Both } from "../../i18n/Both";
import { formula as words } from "../../i18n/formula";
import { t } from "../../i18n/text";
import { download } from "../../page/download";
import { compiler, type Own, settled } from "./model";

type Shown = keyof typeof words.languages;
const languages = Object.keys(words.languages) as (Shown & CodeLanguage)[];

/** The parameters' values become the defaults of what is written. */
function codeOf(core: Compiler, { formula, choice, info }: Own, language: CodeLanguage): string {
  const { source, learnable = [], asWritten = false } = formula;
  const parameters = Object.fromEntries(
    info.parameters.map(({ name, min, max, step, default: initial }) => [
      name,
      { default: Number(choice.parameters?.[name] ?? initial), min, max, step },
    ]),
  );
  const made = core.compile(source, { parameters, learnable, asWritten });
  return "error" in made ? "" : core.toCode({ id: made.id }, language);
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  notify(words.copied);
}

/** The formula in PyTorch, NumPy, JAX, and as an activation of this project. */
export function CodeCard() {
  const language = useSignal<Shown>("module");
  const core = compiler.value;
  const text = core && settled.value ? codeOf(core, settled.value, language.value) : "";
  const ending = language.value === "header" ? "own.h" : "own.py";
  return (
    <section class="card own-code" data-card="own-code">
      <div class="head">
        <h2>
          <Both text={words.code} />
        </h2>
        <span class="row">
          <button type="button" data-action="own-copy" onClick={() => void copy(text)}>
            {t(words.copy)}
          </button>
          <button type="button" data-action="own-save" onClick={() => download(ending, new Blob([text]), "text/plain")}>
            {t(words.save)}
          </button>
        </span>
      </div>
      <Segments
        label={t(words.language)}
        options={languages.map((value) => ({ value, label: t(words.languages[value]) }))}
        value={language.value}
        onValue={(value) => {
          language.value = value;
        }}
      />
      <p class="quiet">{t(words.uses[language.value])}</p>
      <textarea class="code-text" readOnly wrap="off" rows={14} aria-label={t(words.code)} value={text} />
    </section>
  );
}
