import { NumberField } from "../../controls/NumberField";
import { type Text, t } from "../../i18n/text";
import { state, table } from "../../state/state";

type NumberName = {
  [K in keyof typeof state]: (typeof state)[K]["value"] extends number ? K : never;
}[keyof typeof state];

interface NumberRowProps {
  name: NumberName;
  text: Text;
  min: number;
  max: number;
  whole?: boolean;
  /** A slider beside the field, from `low` to `high`. */
  slider?: { low: number; high: number; step: number };
}

/** A number of the state by its name: a label, perhaps a slider, a field to type in. */
export function NumberRow({ name, text, min, max, whole, slider }: NumberRowProps) {
  const entry = state[name];
  const id = `setup-${name}`;
  const take = (value: number) => {
    if (table[name].parse(table[name].format(value as never)) === undefined) return false;
    entry.value = value;
    return true;
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
      <NumberField id={id} value={entry.value} min={min} max={max} {...(whole ? { whole } : {})} onValue={take} />
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
  /** What the field starts with once it is switched on. */
  start: number;
  min: number;
  max: number;
}

/** A number that may be switched off. */
export function OptionalRow({ name, text, start, min, max }: OptionalRowProps) {
  const entry = state[name];
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={entry.value !== null}
          onChange={({ currentTarget }) => {
            entry.value = currentTarget.checked ? start : null;
          }}
        />
        {t(text)}
      </label>
      <span />
      {entry.value !== null && (
        <NumberField
          label={t(text)}
          value={entry.value}
          min={min}
          max={max}
          whole={name === "patience"}
          onValue={(value) => {
            entry.value = value;
          }}
        />
      )}
    </div>
  );
}
