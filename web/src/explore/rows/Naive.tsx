import { Both } from "../../i18n/Both";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { readout } from "../model/format";
import { evaluateRow, rowInfo, scaled } from "./model";
import { naiveSoftmax } from "./naive-softmax";

/** Softmax by its definition, beside the core's, which subtracts the largest first. */
export function Naive() {
  const id = rowInfo.value?.id;
  if (id !== "softmax") return null;
  const naive = naiveSoftmax(scaled.value);
  const stable = evaluateRow(id, scaled.value)?.value ?? new Float32Array();
  return (
    <section class="card">
      <h2>
        <Both text={words.naive} />
      </h2>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{t(words.naiveForm)}</th>
            <th scope="col">{t(words.stableForm)}</th>
          </tr>
        </thead>
        <tbody>
          {naive.map((value, index) => (
            <tr key={index}>
              <th scope="row">
                y<sub>{index + 1}</sub>
              </th>
              <td class={Number.isNaN(value) ? "wrong" : undefined}>{readout(value)}</td>
              <td>{readout(stable[index] ?? Number.NaN)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{t(words.naiveHint)}</p>
      <button
        type="button"
        onClick={() => {
          state.temperature.value = 1;
          state.logits.value = [1000, 1001, 1002];
        }}
      >
        {t(words.tryThousand)}
      </button>
    </section>
  );
}
