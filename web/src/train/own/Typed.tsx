import { useSignal } from "@preact/signals";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";
import { offer } from "../race/own-data";
import { asConfig, asText, drawnPoints, parsePoints } from "./points";

/** The points as text: the way to draw without a pointer. */
export function Typed() {
  const typed = useSignal<string | null>(null);
  const wrong = useSignal<number | null>(null);
  return (
    <div class="typed">
      <label for="own-points">{t(words.typed)}</label>
      <textarea
        id="own-points"
        rows={8}
        spellcheck={false}
        value={typed.value ?? asText(drawnPoints.value)}
        aria-invalid={wrong.value !== null}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          const points = parsePoints(currentTarget.value);
          wrong.value = "line" in points ? points.line : null;
          if (!("line" in points)) drawnPoints.value = points;
        }}
        onBlur={() => {
          if (wrong.value === null) typed.value = null;
        }}
      />
      {wrong.value !== null && <p class="problem">{t(words.typedWrong, { line: wrong.value })}</p>}
      <button
        type="button"
        class="go"
        data-action="use-points"
        disabled={drawnPoints.value.length < 4}
        onClick={() => void offer(t(words.drawn), asConfig(drawnPoints.value))}
      >
        {t(words.use)}
      </button>
    </div>
  );
}
