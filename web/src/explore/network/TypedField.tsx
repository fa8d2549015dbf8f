import { useSignal } from "@preact/signals";

interface TypedFieldProps {
  id: string;
  label: string;
  /** How the value is written. */
  text: string;
  /** Lines of a longer text. */
  rows?: number;
  /** What is wrong with a text, if anything is. */
  problemOf(text: string): string | undefined;
  /** Is given texts with which nothing is wrong. */
  onText(text: string): void;
}

/** A value typed as text: taken while typing as soon as it is right; a wrong one stays as typed, with what is wrong. */
export function TypedField({ id, label, text, rows, problemOf, onText }: TypedFieldProps) {
  const typed = useSignal<string | null>(null);
  const problem = typed.value === null ? undefined : problemOf(typed.value);
  const field = {
    id,
    value: typed.value ?? text,
    "aria-invalid": problem !== undefined,
    onInput({ currentTarget: { value } }: { currentTarget: { value: string } }) {
      typed.value = value;
      if (problemOf(value) === undefined) onText(value);
    },
    onBlur() {
      if (problem === undefined) typed.value = null;
    },
  };
  return (
    <div class="field wide">
      <label for={id}>{label}</label>
      {rows ? (
        <textarea {...field} rows={rows} spellcheck={false} />
      ) : (
        <input {...field} type="text" autocomplete="off" />
      )}
      {problem !== undefined && <p class="problem">{problem}</p>}
    </div>
  );
}
