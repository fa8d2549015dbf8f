import { Both } from "../../i18n/Both";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { readout } from "../model/format";
import { logits, outcome, rowInfo } from "./model";

/** Bars from the zero line; log-probabilities hang below it. */
function Bar({ value, low, high }: { value: number; low: number; high: number }) {
  const span = high - low || 1;
  const finite = Number.isFinite(value) ? value : 0;
  const left = ((Math.min(finite, 0) - low) / span) * 100;
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="10" />
      <rect class="fill" x={left} width={(Math.abs(finite) / span) * 100} height="10" />
    </svg>
  );
}

/** The function's outputs as bars, with their sum. */
export function Outputs() {
  const info = rowInfo.value;
  const result = outcome.value;
  if (!info) return null;
  if (!result) return <p class="quiet">{t(words.gluOdd)}</p>;
  const values = [...result.value];
  const finite = values.filter(Number.isFinite);
  const low = Math.min(0, ...finite);
  const high = low < 0 ? Math.max(0, ...finite) : Math.max(1, ...finite);
  const logarithmic = info.range[1] === 0;
  const sum = values.reduce((total, value) => total + (logarithmic ? Math.exp(value) : value), 0);
  const paired = values.length < logits.value.length;
  return (
    <section class="card">
      <h2>
        <Both text={words.outputs} />
      </h2>
      <table class="outputs">
        <tbody>
          {values.map((value, index) => (
            <tr key={index}>
              <th scope="row">
                y<sub>{index + 1}</sub>
              </th>
              <td class="wide">
                <Bar value={value} low={low} high={high} />
              </td>
              <td data-output={value}>{readout(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="sum">
        {paired ? t(words.gluPairs) : t(logarithmic ? words.sumOfExp : words.sum, { sum: readout(sum) })}
      </p>
    </section>
  );
}
