import { useRef } from "preact/hooks";
import { NumberField } from "../../controls/NumberField";
import { Both } from "../../i18n/Both";
import { inside as words } from "../../i18n/inside";
import { t } from "../../i18n/text";
import { useLive } from "../../page/use-live";
import { lossChosen } from "../race/config";
import { live } from "../race/live";
import { sampleRow, survey } from "../race/looks";
import { layerName } from "../race/names";
import { edgeSums, sumsAt } from "./arithmetic";
import { choose, edge, goTo, type Inside, numbersShown, stage, stageAt, stagesOf, unit } from "./inside";

function Steps({ shown }: { shown: Inside }) {
  const layers = shown.weights.length;
  const steps = stagesOf(layers);
  const step = Math.min(stage.value, steps - 1);
  const { kind, layer } = stageAt(step, layers);
  const name = kind === "loss" ? t(words.lossStage) : t(words[kind], { layer: layerName(layer, layers) });
  return (
    <div class="row">
      <button type="button" data-action="step-back" disabled={step === 0} onClick={() => goTo(step - 1, shown)}>
        ← {t(words.previous)}
      </button>
      <button type="button" data-action="step-on" disabled={step === steps - 1} onClick={() => goTo(step + 1, shown)}>
        {t(words.next)} →
      </button>
      <b>{name}</b>
      <span class="soft">{t(words.step, { step: step + 1, steps })}</span>
    </div>
  );
}

function Choice({ shown }: { shown: Inside }) {
  const { layer, index } = unit.value;
  const layers = shown.weights.length;
  const last = (survey.value?.samples ?? 1) - 1;
  return (
    <div class="row choice">
      <label for="sample-row">{t(words.row)}</label>
      <NumberField
        id="sample-row"
        value={sampleRow.value}
        min={0}
        max={last}
        whole
        onValue={(row) => {
          sampleRow.value = row;
        }}
      />
      <label for="sample-layer">{t(words.layer)}</label>
      <select
        id="sample-layer"
        value={layer}
        onChange={({ currentTarget }) => choose(Number(currentTarget.value), 0, shown)}
      >
        {shown.weights.map((_, place) => (
          <option key={layerName(place, layers)} value={place}>
            {layerName(place, layers)}
          </option>
        ))}
      </select>
      <label for="sample-unit">{t(words.unit)}</label>
      <select
        id="sample-unit"
        value={index}
        onChange={({ currentTarget }) => choose(layer, Number(currentTarget.value), shown)}
      >
        {Array.from({ length: shown.weights[layer]?.outputs ?? 0 }, (_, place) => (
          <option key={place + 1} value={place}>
            {place + 1}
          </option>
        ))}
      </select>
      <label for="sample-edge">{t(words.edge)}</label>
      <select
        id="sample-edge"
        value={edge.value ?? ""}
        onChange={({ currentTarget: { value } }) => {
          edge.value = value === "" ? null : Number(value);
        }}
      >
        <option value="">{t(words.none)}</option>
        {Array.from({ length: shown.weights[layer]?.inputs ?? 0 }, (_, place) => (
          <option key={place + 1} value={place}>
            {t(words.inputNumber, { n: place + 1 })}
          </option>
        ))}
      </select>
    </div>
  );
}

function Arithmetic({ shown }: { shown: Inside }) {
  const card = useRef<HTMLElement>(null);
  useLive(card, live.numbers, live.look);
  const step = Math.min(stage.value, stagesOf(shown.weights.length) - 1);
  const { layer } = stageAt(step, shown.weights.length);
  const index = Math.min(unit.value.index, (shown.weights[layer]?.outputs ?? 1) - 1);
  const from = edge.value;
  const sums = from === null ? sumsAt(shown, step, index, lossChosen()) : edgeSums(shown, layer, index, from);
  return (
    <section ref={card} class="card sample">
      <h2>
        <Both text={words.sample} /> <small>{t(words.sampleNote)}</small>
      </h2>
      <Choice shown={shown} />
      <Steps shown={shown} />
      <table class="sums" aria-live="polite">
        <tbody>
          {sums.map(({ name, terms, result }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="terms">{terms}</td>
              <td data-result={result}>= {result}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One sample's way through the network and back, step by step, with the arithmetic of one unit. */
export function Sample() {
  const shown = numbersShown.value;
  return shown ? <Arithmetic shown={shown} /> : null;
}
