import { Both } from "../../i18n/Both";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { WithLayers } from "../model/WithLayers";
import { AnySize } from "./AnySize";
import { affine, dot, rowsOf, sum, term } from "./arithmetic";
import { Collapse } from "./Collapse";
import { Entries } from "./Entries";
import "./linear.css";

function Affine() {
  const all = state.affine.value;
  const [weights, x, bias] = [all.slice(0, 6), all.slice(6, 9), all.slice(9)];
  const rows = rowsOf(weights, 3);
  const y = affine(rows, x, bias);
  const put = (next: number[]) => {
    state.affine.value = next;
  };
  return (
    <section class="card">
      <h2>
        <Both text={words.linearTitle} />
      </h2>
      <div class="matrices">
        <Entries name="W" values={weights} columns={3} onValues={(next) => put([...next, ...x, ...bias])} />
        <Entries name="x" values={x} columns={1} onValues={(next) => put([...weights, ...next, ...bias])} />
        <Entries name="b" values={bias} columns={1} onValues={(next) => put([...weights, ...x, ...next])} />
      </div>
      <ul class="sums">
        {rows.map((row, index) => (
          <li key={index}>
            y<sub>{index + 1}</sub> = {sum(row, x, bias[index] ?? 0)} = <b>{term(y[index] ?? 0)}</b>
          </li>
        ))}
      </ul>
      <code class="snippet">torch.nn.Linear(3, 2)</code>
    </section>
  );
}

function Bilinear() {
  const all = state.bilinear.value;
  const [first, matrix, second, [bias = 0]] = [all.slice(0, 2), all.slice(2, 6), all.slice(6, 8), all.slice(8)];
  const inner = rowsOf(matrix, 2).map((row) => dot(row, second));
  const put = (a: readonly number[], b: readonly number[], c: readonly number[], d: readonly number[]) => {
    state.bilinear.value = [...a, ...b, ...c, ...d];
  };
  return (
    <section class="card">
      <h2>
        <Both text={words.bilinearTitle} />
      </h2>
      <div class="matrices">
        <Entries name="x₁" values={first} columns={1} onValues={(next) => put(next, matrix, second, [bias])} />
        <Entries name="A" values={matrix} columns={2} onValues={(next) => put(first, next, second, [bias])} />
        <Entries name="x₂" values={second} columns={1} onValues={(next) => put(first, matrix, next, [bias])} />
        <Entries name="b" values={[bias]} columns={1} onValues={(next) => put(first, matrix, second, next)} />
      </div>
      <ul class="sums">
        {rowsOf(matrix, 2).map((row, index) => (
          <li key={index}>
            (Ax₂)<sub>{index + 1}</sub> ={" "}
            {row.map((value, at) => `${term(value)}·${term(second[at] ?? 0)}`).join(" + ")} = {term(inner[index] ?? 0)}
          </li>
        ))}
        <li>
          y = {sum(first, inner, bias)} = <b>{term(dot(first, inner) + bias)}</b>
        </li>
      </ul>
      <code class="snippet">torch.nn.Bilinear(2, 2, 1)</code>
    </section>
  );
}

/** Linear and bilinear maps small enough to be followed by hand, and why layers need an activation between them. */
export default function Linear() {
  return (
    <div class="panel linear-panel">
      <p class="quiet">{t(words.linearHint)}</p>
      <Affine />
      <Bilinear />
      <Collapse />
      <WithLayers>
        <AnySize />
      </WithLayers>
    </div>
  );
}
