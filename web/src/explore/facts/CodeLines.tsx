import { notify } from "../../controls/notice";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import type { Code } from "./torch-code";

async function copy(lines: readonly string[]): Promise<void> {
  await navigator.clipboard.writeText(lines.join("\n"));
  notify(words.copied);
}

/** The function in one library. */
export function CodeLines({ library, lines }: Code) {
  return (
    <div class="code">
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
  );
}
