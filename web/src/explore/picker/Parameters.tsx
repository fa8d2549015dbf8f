import { ParameterField } from "../../controls/ParameterField";
import { activation } from "../../core/catalogue";
import { Both } from "../../i18n/Both";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { mostCurves } from "../../state/explore";
import { addAgain, resetParameters, setParameters } from "../model/selection";
import { activeIndex, shown } from "../model/shown";
import { FanControl } from "./FanControl";

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
          <ParameterField
            info={parameter}
            id={`parameter-${parameter.name}`}
            value={choice.parameters?.[parameter.name] ?? parameter.default}
            onValue={(value) => setParameters(index, { [parameter.name]: value })}
          />
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
