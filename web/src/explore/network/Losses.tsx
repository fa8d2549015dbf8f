import { NumberField } from "../../controls/NumberField";
import { Both } from "../../i18n/Both";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { percent } from "../half/percent";
import { readout } from "../model/format";
import { stages, type Way, waysOf } from "./model";

function Ways({ ways }: { ways: readonly Way[] }) {
  return (
    <table class="ways">
      <thead>
        <tr>
          <th scope="col">{t(words.lossNow)}</th>
          <th scope="col">{t(words.lossBest)}</th>
          <th scope="col">{t(words.slope)}</th>
        </tr>
      </thead>
      {ways.map(({ code, isRight, loss, least, gradient }) => (
        <tbody key={code} class={isRight ? undefined : "wrong"}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              <span aria-hidden="true">{isRight ? "✓" : "✗"}</span> <code>{code}</code>
            </th>
          </tr>
          <tr>
            <td data-loss={loss}>{readout(loss)}</td>
            <td>{readout(least)}</td>
            <td data-gradient={gradient}>{readout(gradient)}</td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

/** The loss joined rightly, with a softmax too many, and without the logarithm. */
export function Losses() {
  const logits = stages.value.at(-2)?.values;
  if (!logits) return null;
  const target = Math.min(state.target.value, logits.length - 1);
  const ways = waysOf(logits, target);
  const [right, twice] = ways as [Way, Way];
  return (
    <section class="card" data-card="losses">
      <h2>
        <Both text={words.wrongWays} />
      </h2>
      {logits.length < 2 ? (
        <p>{t(words.oneOutput)}</p>
      ) : (
        <>
          <p class="quiet">{t(words.wrongHint)}</p>
          <div class="row">
            <label for="network-target">{t(words.target)}</label>
            <NumberField
              id="network-target"
              value={target}
              min={0}
              max={logits.length - 1}
              whole
              onValue={(value) => {
                state.target.value = value;
              }}
            />
          </div>
          <Ways ways={ways} />
          <p>{t(words.twice, { best: readout(twice.least) })}</p>
          {right.gradient !== 0 && <p>{t(words.twiceSlope, { share: percent(twice.gradient / right.gradient) })}</p>}
          <p>{t(words.noLog)}</p>
        </>
      )}
    </section>
  );
}
