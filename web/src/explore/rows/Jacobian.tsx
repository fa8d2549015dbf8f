import { Both } from "../../i18n/Both";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { readout } from "../model/format";
import { logits, outcome } from "./model";

/** How strongly a cell is coloured, in steps that the style sheet knows. */
function shade(value: number, largest: number): string {
  const strength = largest > 0 && Number.isFinite(value) ? Math.round((Math.abs(value) / largest) * 8) : 0;
  return `${value < 0 ? "minus" : "plus"}-${strength}`;
}

/** ∂y/∂x as a heat map that is also a table. */
export function Jacobian() {
  const result = outcome.value;
  if (!result?.jacobian) return null;
  const inputs = logits.value.length;
  const entries = [...result.jacobian];
  const largest = Math.max(...entries.map(Math.abs).filter(Number.isFinite));
  const rows = Array.from({ length: result.value.length }, (_, row) => entries.slice(row * inputs, (row + 1) * inputs));
  return (
    <section class="card">
      <h2>
        <Both text={words.jacobian} />
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keys */}
      <section class="scroll" tabIndex={0} aria-label={t(words.jacobian)}>
        <table class="heat">
          <thead>
            <tr>
              <td />
              {rows[0]?.map((_, column) => (
                <th scope="col" key={column}>
                  x<sub>{column + 1}</sub>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                <th scope="row">
                  y<sub>{row + 1}</sub>
                </th>
                {cells.map((value, column) => (
                  <td key={column} class={shade(value, largest)}>
                    {Math.abs(value) < 5e-5 ? "0" : readout(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet">{t(words.jacobianHint)}</p>
    </section>
  );
}
