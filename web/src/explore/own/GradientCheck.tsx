import { NumberField } from "../../controls/NumberField";
import { Both } from "../../i18n/Both";
import { formula as words } from "../../i18n/formula";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { readout, short } from "../model/format";
import { moveProbe } from "../model/probe";
import { gradient } from "./facts";

/** The derived f′ beside a difference quotient, at the probe and where the two differ most, and why they do. */
export function GradientCheck() {
  const found = gradient.value;
  const { min, max } = state.x.value;
  const rows = found && [
    { text: words.here, ...found.here },
    { text: words.worst, ...found.worst },
  ];
  return (
    <section class="card gradient-check" data-card="own-gradient">
      <h2 class="row">
        <span>
          <Both text={words.gradient} />
        </span>
        <label class="row at" for="own-x">
          x =
          <NumberField id="own-x" value={state.probe.value} min={min} max={max} onValue={moveProbe} />
        </label>
      </h2>
      <p class="quiet">{t(words.gradientHint)}</p>
      {rows?.map(({ text, x, derivative, quotient, difference, cause }) => (
        <div key={text.en} data-cause={cause}>
          <h3>
            {t(text)}: x = {short(Number(x.toPrecision(6)))}
          </h3>
          <p class="numbers">
            <span>
              f′ <b>{readout(derivative)}</b>
            </span>
            <span>
              {t(words.quotient)} <b>{readout(quotient)}</b>
            </span>
            <span>
              {t(words.difference)} <b>{readout(difference)}</b>
            </span>
          </p>
          {difference !== 0 && <p class="quiet">{t(words.causes[cause])}</p>}
        </div>
      ))}
    </section>
  );
}
