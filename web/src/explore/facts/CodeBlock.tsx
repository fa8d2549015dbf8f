import { signal } from "@preact/signals";
import { part } from "../../controls/part";
import type { ActivationInfo } from "../../core/types";
import { Both } from "../../i18n/Both";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import type { Choice } from "../../state/choice";
import { CodeLines } from "./CodeLines";
import { torchCode } from "./torch-code";
import "./code.css";

const OtherCode = part(() => import("./OtherCode"), { quiet: true });

/** Stays open from one function to the next. */
const unfolded = signal(false);

/** The function in PyTorch, and, when asked for, in other libraries. */
export function CodeBlock({ choice, info }: { choice: Choice; info: ActivationInfo }) {
  const torch = torchCode(choice, info);
  const open = unfolded.value || !torch; // where torch lacks it, PyTorch's code is among the others
  return (
    <section>
      <h2>
        <Both text={words.code} />
      </h2>
      {torch && <CodeLines {...torch} />}
      <button
        type="button"
        class="wide"
        aria-expanded={open}
        onClick={() => {
          unfolded.value = !unfolded.value;
        }}
      >
        {t(words.otherCode)} {open ? "▴" : "▾"}
      </button>
      {open && <OtherCode choice={choice} info={info} />}
    </section>
  );
}
