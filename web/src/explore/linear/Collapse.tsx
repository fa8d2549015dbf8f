import { core } from "../../core/core";
import { Both } from "../../i18n/Both";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { affine, product, rowsOf, term } from "./arithmetic";
import { Entries } from "./Entries";

const vector = (values: readonly number[]): string => `(${values.map((value) => term(value)).join(", ")})`;

/** Two linear layers, the one that they amount to, and what a ReLU between them changes. */
export function Collapse() {
  const all = state.layers.value;
  const parts = [all.slice(0, 4), all.slice(4, 6), all.slice(6, 10), all.slice(10, 12), all.slice(12)] as const;
  const [first, firstBias, second, secondBias, x] = parts;
  const [w1, w2] = [rowsOf(first, 2), rowsOf(second, 2)];
  const hidden = affine(w1, x, firstBias);
  const active = core().evaluate({ id: "relu" }, Float32Array.from(hidden), 0).value;
  const results = [
    { text: words.twoLayers, value: affine(w2, hidden, secondBias) },
    { text: words.oneLayer, value: affine(product(w2, w1), x, affine(w2, firstBias, secondBias)) },
    { text: words.withRelu, value: affine(w2, [...active], secondBias) },
  ];
  const names = ["W₁", "b₁", "W₂", "b₂", "x"];
  return (
    <section class="card">
      <h2>
        <Both text={words.collapseTitle} />
      </h2>
      <div class="matrices">
        {parts.map((values, index) => (
          <Entries
            key={names[index]}
            name={names[index] ?? ""}
            values={values}
            columns={values.length === 4 ? 2 : 1}
            onValues={(next) => {
              state.layers.value = parts.flatMap((old, at) => (at === index ? next : old));
            }}
          />
        ))}
      </div>
      <table class="results">
        <tbody>
          {results.map(({ text, value }) => (
            <tr key={text.en}>
              <th scope="row">{t(text)}</th>
              <td>
                y = <b>{vector(value)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{t(words.collapseHint)}</p>
    </section>
  );
}
