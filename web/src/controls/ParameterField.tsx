import type { ParameterInfo } from "../core/types";
import { explore as words } from "../i18n/explore";
import { t } from "../i18n/text";
import { NumberField } from "./NumberField";

interface ParameterFieldProps {
  info: ParameterInfo;
  id: string;
  value: number | string;
  /** False refuses the value, which then stays what it was. */
  onValue: (value: number | string) => unknown;
}

/** A parameter of an activation: a choice, or a number by slider and by typing. */
export function ParameterField({ info, id, value, onValue }: ParameterFieldProps) {
  const name = (
    <label for={id}>
      <code>{info.name}</code> {info.learnable && <small>{t(words.learnable)}</small>}
    </label>
  );
  if (info.choices?.length) {
    return (
      <div class="field">
        {name}
        <select id={id} value={String(value)} onChange={(event) => onValue(event.currentTarget.value)}>
          {info.choices.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      </div>
    );
  }
  return (
    <div class="field">
      {name}
      <input
        type="range"
        aria-label={info.name}
        min={info.min}
        max={info.max}
        step={info.step}
        value={value}
        onInput={(event) => onValue(Number(event.currentTarget.value))}
      />
      <NumberField id={id} value={Number(value)} min={info.min} max={info.max} onValue={onValue} />
    </div>
  );
}
