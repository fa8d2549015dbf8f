import { useSignal } from "@preact/signals";
import { type Bounds, parseNumber, within } from "../state/field";

interface NumberFieldProps extends Bounds {
  id?: string;
  label?: string;
  value: number;
  /** False refuses the number: the field is then marked and the state keeps what it had. */
  onValue: (value: number) => unknown;
}

/** A typed number: taken while typing as soon as it is valid, put right when left. */
export function NumberField({ id, label, value, onValue, ...bounds }: NumberFieldProps) {
  const typed = useSignal<string | null>(null);
  const wrong = useSignal(false);
  const take = (text: string) => {
    const parsed = parseNumber(text.trim().replaceAll("−", "-"));
    wrong.value = !within(parsed, bounds) || onValue(parsed) === false;
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
