import { NumberField } from "../../controls/NumberField";
import { type Text, t } from "../../i18n/text";
import type { NumberEntry } from "../../state/field";
import { state, table } from "../../state/state";

type NumberName = {
  [K in keyof typeof table]: (typeof table)[K] extends NumberEntry ? K : never;
}[keyof typeof table];

interface NumberRowProps {
  name: NumberName;
  text: Text;
  /** A slider beside the field, from `low` to `high`. */
  slider?: { low: number; high: number; step: number };
}

/** A number of the state by its name: a label, perhaps a slider, a field to type in. */
export function NumberRow({ name, text, slider }: NumberRowProps) {
  const entry = state[name];
  const id = `setup-${name}`;
  const take = (value: number) => {
    entry.value = value;
  };
  return (
    <div class="field">
      <label for={id}>{t(text)}</label>
      {slider ? (
        <input
          type="range"
          aria-label={t(text)}
          min={slider.low}
          max={slider.high}
          step={slider.step}
          value={entry.value}
          onInput={({ currentTarget }) => take(currentTarget.valueAsNumber)}
        />
      ) : (
        <span />
      )}
      <NumberField id={id} value={entry.value} {...table[name].bounds} onValue={take} />
    </div>
  );
}

interface SelectRowProps {
  id: string;
  text: Text;
  value: string;
  options: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
}

export function SelectRow({ id, text, value, options, onValue }: SelectRowProps) {
  return (
    <div class="field">
      <label for={`setup-${id}`}>{t(text)}</label>
      <select id={`setup-${id}`} value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
        {options.map(({ value: option, label }) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface OptionalRowProps {
  name: "goal" | "patience";
  text: Text;
}

/** A number that may be switched off; switched on, it begins with its field's initial value. */
export function OptionalRow({ name, text }: OptionalRowProps) {
  const entry = state[name];
  const { initial, bounds } = table[name].field;
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={entry.value !== null}
          onChange={({ currentTarget }) => {
            entry.value = currentTarget.checked ? initial : null;
          }}
        />
        {t(text)}
      </label>
      <span />
      {entry.value !== null && (
        <NumberField
          label={t(text)}
          value={entry.value}
          {...bounds}
          onValue={(value) => {
            entry.value = value;
          }}
        />
      )}
    </div>
  );
}
