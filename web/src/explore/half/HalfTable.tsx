import { elementwise } from "../../core/catalogue";
import { Both } from "../../i18n/Both";
import { half as words } from "../../i18n/half";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { short } from "../model/format";
import { show } from "../model/selection";
import { active } from "../model/shown";
import type { Facts } from "./lens";
import { allFacts } from "./model";
import { percent } from "./percent";

function gone({ below, above, around }: Facts["vanishes"]): string {
  const even = above !== undefined && below === -above;
  const zones = [
    even ? `|x| ≥ ${short(above)}` : "",
    even || below === undefined ? "" : `≤ ${short(below)}`,
    even || above === undefined ? "" : `≥ ${short(above)}`,
    around === undefined ? "" : `|x| ≤ ${short(around)}`,
  ].filter(Boolean);
  return zones.length > 0 ? zones.join(", ") : "—";
}

/** All activations with their defaults, one row each. */
export function HalfTable() {
  const rows = allFacts.value;
  return (
    <section class="card half-table">
      <h2>
        <Both text={words.all} />
      </h2>
      <div class="scroll">
        <table>
          <caption class="unseen">{t(words.tableOf, { format: state.format.value })}</caption>
          <thead>
            <tr>
              <th scope="col">{t(words.activation)}</th>
              <th scope="col">{t(words.valuesLeft)}</th>
              <th scope="col">{t(words.goneAt)}</th>
              <th scope="col">{t(words.errorOf)}</th>
            </tr>
          </thead>
          <tbody>
            {elementwise().map((info) => {
              const known = rows.get(info.id);
              if (!known) return null;
              return (
                <tr key={info.id} data-half={info.id} aria-current={active.value?.id === info.id ? "true" : undefined}>
                  <th scope="row">
                    <button type="button" class="link" onClick={() => show(info)}>
                      {info.name}
                    </button>
                  </th>
                  <td>{known.within.values}</td>
                  <td>{gone(known.vanishes)}</td>
                  <td>{percent(known.value.error)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
