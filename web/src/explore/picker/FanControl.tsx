import { useSignal } from "@preact/signals";
import type { ParameterInfo } from "../../core/types";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { state, table } from "../../state/state";
import { fanValues } from "../model/fan-values";

/** Draws the selected activation at several values of one parameter. */
export function FanControl({ info }: { info: ParameterInfo }) {
  const typed = useSignal<string | null>(null);
  const wrong = useSignal(false);
  const fan = state.fan.value;
  const on = fan?.parameter === info.name;
  return (
    <div class="row fan">
      <button
        type="button"
        aria-pressed={on}
        onClick={() => {
          state.fan.value = on ? null : { parameter: info.name, values: fanValues(info) };
        }}
      >
        {t(words.fan)}
      </button>
      {on && (
        <input
          type="text"
          class="fan-values"
          aria-label={t(words.fanValues, { name: info.name })}
          aria-invalid={wrong.value}
          value={typed.value ?? fan.values.join(", ")}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            const text = event.currentTarget.value
              .replace(/[\s，、]+/g, (gap) => (gap.trim() ? "," : ""))
              .replaceAll("−", "-");
            const parsed = table.fan.parse(`${info.name}:${text}`);
            wrong.value = !parsed;
            if (parsed) state.fan.value = parsed;
          }}
          onBlur={() => {
            typed.value = null;
            wrong.value = false;
          }}
        />
      )}
    </div>
  );
}
