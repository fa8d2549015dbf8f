import { notify } from "../../controls/notice";
import type { ActivationInfo } from "../../core/types";
import { Both } from "../../i18n/Both";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import type { Choice } from "../../state/choice";
import { codeFor } from "./snippets";
import "./code.css";

async function copy(lines: readonly string[]): Promise<void> {
  await navigator.clipboard.writeText(lines.join("\n"));
  notify(words.copied);
}

/** The function in other libraries, with its parameters. */
export function CodeBlock({ choice, info }: { choice: Choice; info: ActivationInfo }) {
  return (
    <section>
      <h2>
        <Both text={words.code} />
      </h2>
      {codeFor(choice, info).map(({ library, lines }) => (
        <div class="code" key={library}>
          <div class="row">
            <h3>{library}</h3>
            <button type="button" class="link" aria-label={t(words.copyOf, { library })} onClick={() => copy(lines)}>
              {t(words.copy)}
            </button>
          </div>
          {lines.map((line) => (
            <code class="snippet" key={line}>
              {line}
            </code>
          ))}
        </div>
      ))}
    </section>
  );
}
