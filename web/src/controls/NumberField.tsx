import { useSignal } from "@preact/signals";
import { parseNumber } from "../state/field";

export interface NumberFieldProps {
  id?: string;
  label?: string;
  value: number;
  min: number;
  max: number;
  whole?: boolean;
  /** False refuses the number: the field is then marked and the state keeps what it had. */
  onValue: (value: number) => unknown;
}

/** A typed number: taken while typing as soon as it is valid, put right when left. */
export function NumberField({ id, label, value, min, max, whole, onValue }: NumberFieldProps) {
  const typed = useSignal<string | null>(null);
  const wrong = useSignal(false);
  const take = (text: string) => {
    const parsed = parseNumber(text.trim().replaceAll("−", "-"));
    const inside = parsed !== undefined && parsed >= min && parsed <= max && (!whole || Number.isInteger(parsed));
    wrong.value = !inside || onValue(parsed) === false;
  };
  return (
    <input
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      class="number"
      type="text"
      inputMode="decimal"
      autocomplete="off"
      value={typed.value ?? String(value)}
      aria-invalid={wrong.value}
      onFocus={(event) => {
        typed.value = String(value);
        event.currentTarget.select();
      }}
      onInput={(event) => {
        typed.value = event.currentTarget.value;
        take(event.currentTarget.value);
      }}
      onBlur={() => {
        typed.value = null;
        wrong.value = false;
      }}
    />
  );
}
