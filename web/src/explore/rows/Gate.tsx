import { core } from "../../core/core";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { readout } from "../model/format";
import { outcome, scaled } from "./model";

/** GLU's pairs: each value, its gate and their product. */
export function Gate() {
  const x = scaled.value;
  const result = outcome.value;
  const half = x.length / 2;
  if (!result || result.value.length !== half) return null;
  const gates = core().evaluate({ id: "sigmoid" }, x.slice(half), 0).value;
  return (
    <section class="card">
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{t(words.value)}</th>
            <th scope="col">{t(words.gate)}</th>
            <th scope="col">{t(words.product)}</th>
          </tr>
        </thead>
        <tbody>
          {[...result.value].map((product, index) => (
            <tr key={index}>
              <th scope="row">{t(words.outputN, { n: index + 1 })}</th>
              <td>{readout(x[index] as number)}</td>
              <td>{readout(gates[index] as number)}</td>
              <td>{readout(product)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
