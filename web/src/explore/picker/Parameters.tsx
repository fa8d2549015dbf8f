import { NumberField } from "../../controls/NumberField";
import { activation } from "../../core/catalogue";
import type { ParameterInfo } from "../../core/types";
import { Both } from "../../i18n/Both";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { mostCurves } from "../../state/explore";
import { addAgain, resetParameters, setParameters } from "../model/selection";
import { activeIndex, shown } from "../model/shown";
import { FanControl } from "./FanControl";

function Parameter({ info, value, index }: { info: ParameterInfo; value: number | string; index: number }) {
  const id = `parameter-${info.name}`;
  const set = (next: number | string) => setParameters(index, { [info.name]: next });
  const name = (
    <label for={id}>
      <code>{info.name}</code> {info.learnable && <small>{t(words.learnable)}</small>}
    </label>
  );
  if (info.choices?.length) {
    return (
      <div class="field">
        {name}
        <select id={id} value={String(value)} onChange={(event) => set(event.currentTarget.value)}>
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
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
      <NumberField id={id} value={Number(value)} min={info.min} max={info.max} onValue={set} />
    </div>
  );
}

/** The selected curve's parameters, by slider and by number. */
export function Parameters() {
  const index = activeIndex.value;
  const choice = shown.value[index];
  const info = choice && activation(choice.id);
  if (!choice || !info || info.parameters.length === 0) return null;
  return (
    <section class="parameters">
      <h2>
        <Both text={words.parameters} />
      </h2>
      {info.parameters.map((parameter) => (
        <div key={`${info.id} ${parameter.name}`}>
          <Parameter info={parameter} value={choice.parameters?.[parameter.name] ?? parameter.default} index={index} />
          {!parameter.choices?.length && <FanControl info={parameter} />}
        </div>
      ))}
      <div class="row">
        <button
          type="button"
          data-action="add-again"
          disabled={shown.value.length >= mostCurves}
          title={shown.value.length >= mostCurves ? t(words.full, { count: mostCurves }) : undefined}
          onClick={() => addAgain(index)}
        >
          ＋ {t(words.addAgain)}
        </button>
        <button type="button" disabled={!choice.parameters} onClick={() => resetParameters(index)}>
          {t(words.defaults)}
        </button>
      </div>
    </section>
  );
}
