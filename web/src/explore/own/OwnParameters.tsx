import { NumberField } from "../../controls/NumberField";
import { formula as words } from "../../i18n/formula";
import { t } from "../../i18n/text";
import { change, own, setValue } from "./model";

/** A slider for every name that is nothing else; each may be marked as learned in training. */
export function OwnParameters() {
  const shown = own.value;
  if (!shown || shown.info.parameters.length === 0) return null;
  const { choice, formula, info } = shown;
  const learnable = formula.learnable ?? [];
  return (
    <section class="parameters" data-card="own-parameters">
      <h2 class="unseen">{t(words.parameters)}</h2>
      {info.parameters.map(({ name, min, max, step, default: initial }) => {
        const value = Number(choice.parameters?.[name] ?? initial);
        const learned = learnable.includes(name);
        return (
          <div class="field" key={name}>
            <label for={`own-value-${name}`}>
              <code>{name}</code>
            </label>
            <input
              type="range"
              aria-label={name}
              min={min}
              max={max}
              step={step}
              value={value}
              onInput={(event) => setValue(name, Number(event.currentTarget.value))}
            />
            <NumberField
              id={`own-value-${name}`}
              value={value}
              min={min}
              max={max}
              onValue={(next) => setValue(name, next)}
            />
            <label class="check learn">
              <input
                type="checkbox"
                data-action={`own-learn-${name}`}
                checked={learned}
                onChange={() =>
                  change({ learnable: learned ? learnable.filter((each) => each !== name) : [...learnable, name] })
                }
              />
              {t(words.learn)}
            </label>
          </div>
        );
      })}
    </section>
  );
}
