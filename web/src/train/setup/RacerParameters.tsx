import { ParameterField } from "../../controls/ParameterField";
import { accepts, activation } from "../../core/catalogue";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { withParameters } from "../../state/choice";
import { formatEntrant } from "../../state/entrant";
import { state } from "../../state/state";
import { nameOf } from "../race/names";

/** The chosen racer's own parameters, such as LeakyReLU's slope. */
export function RacerParameters() {
  const entrants = state.racers.value;
  const index = Math.min(state.shown.value, entrants.length - 1);
  const entrant = entrants[index];
  const info = entrant && activation(entrant.id);
  if (!entrant || !info || info.parameters.length === 0) return null;
  const set = (name: string, value: number | string): boolean => {
    const { parameters: _, ...rest } = entrant;
    const next = { ...rest, ...withParameters(entrant, { [name]: value }) };
    const taken = entrants.some((other, i) => i !== index && formatEntrant(other) === formatEntrant(next));
    if (taken || !accepts(next.id, next.parameters ?? {})) return false;
    state.racers.value = entrants.with(index, next);
    return true;
  };
  return (
    <fieldset class="racer-parameters">
      <legend>{t(words.parametersOf, { name: nameOf(entrant, []) })}</legend>
      {info.parameters.map((parameter) => (
        <ParameterField
          key={`${info.id} ${parameter.name}`}
          info={parameter}
          id={`racer-${parameter.name}`}
          value={entrant.parameters?.[parameter.name] ?? parameter.default}
          onValue={(value) => set(parameter.name, value)}
        />
      ))}
    </fieldset>
  );
}
