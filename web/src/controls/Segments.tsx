import type { ComponentChildren } from "preact";

interface SegmentsProps<T extends string> {
  label: string;
  options: readonly { value: T; label: ComponentChildren }[];
  value: T;
  onValue: (value: T) => void;
}

/** A few choices side by side, one of them taken. */
export function Segments<T extends string>({ label, options, value, onValue }: SegmentsProps<T>) {
  return (
    <fieldset class="segments" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          data-value={option.value}
          onClick={() => onValue(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
