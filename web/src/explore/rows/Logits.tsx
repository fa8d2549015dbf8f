import { NumberField } from "../../controls/NumberField";
import { Both } from "../../i18n/Both";
import { typeset } from "../../i18n/number";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { logitBounds, temperatureBounds } from "../../state/explore";
import { state } from "../../state/state";
import { logits, nextCount, resize, setLogit, suitLogits } from "./model";

const examples = [
  [1, 2, 3],
  [1, 1, 1],
  [-1, 0, 3, 5],
  [1000, 1001, 1002],
  [2, -1, 0.5, 1, -2, 3],
];

/** Sliders reach this far; the number beside takes the whole range. */
const reach = 10;

function Logit({ index, value }: { index: number; value: number }) {
  const name = t(words.logit, { n: index + 1 });
  return (
    <div class="field">
      <label for={`logit-${index}`}>
        x<sub>{index + 1}</sub>
        <span class="unseen"> {name}</span>
      </label>
      <input
        type="range"
        aria-label={name}
        min={Math.min(-reach, value)}
        max={Math.max(reach, value)}
        step="0.1"
        value={value}
        onInput={(event) => setLogit(index, Number(event.currentTarget.value))}
      />
      <NumberField
        id={`logit-${index}`}
        value={value}
        min={logitBounds.min}
        max={logitBounds.max}
        onValue={(next) => setLogit(index, next)}
      />
    </div>
  );
}

/** The inputs, two to ten of them, and the temperature that divides them. */
export function Logits() {
  const list = logits.value;
  const more = nextCount(1, list.length + 1);
  const fewer = nextCount(-1, list.length - 1);
  return (
    <section class="card">
      <h2>
        <Both text={words.logits} />
      </h2>
      {list.map((value, index) => (
        <Logit key={index} index={index} value={value} />
      ))}
      <div class="row">
        <button type="button" disabled={more === undefined} onClick={() => resize(more ?? list.length)}>
          ＋ {t(words.addLogit)}
        </button>
        <button type="button" disabled={fewer === undefined} onClick={() => resize(fewer ?? list.length)}>
          － {t(words.removeLogit)}
        </button>
      </div>
      <h3>{t(words.examples)}</h3>
      <div class="row">
        {examples.map((example) => (
          <button
            key={example.join()}
            type="button"
            class="chip"
            onClick={() => {
              state.logits.value = example;
              suitLogits();
            }}
          >
            {typeset(example.join(", "))}
          </button>
        ))}
      </div>
      <h2>
        <Both text={words.temperature} />
      </h2>
      <div class="field">
        <label for="temperature">T</label>
        <input
          type="range"
          aria-label={t(words.temperature)}
          min={Math.log10(temperatureBounds.min)}
          max={Math.log10(temperatureBounds.max)}
          step="0.01"
          value={Math.log10(state.temperature.value)}
          aria-valuetext={String(state.temperature.value)}
          onInput={(event) => {
            state.temperature.value = Number((10 ** Number(event.currentTarget.value)).toPrecision(2));
          }}
        />
        <NumberField
          id="temperature"
          value={state.temperature.value}
          {...temperatureBounds}
          onValue={(value) => {
            state.temperature.value = value;
          }}
        />
      </div>
      <p class="quiet">{t(words.temperatureHint)}</p>
    </section>
  );
}
