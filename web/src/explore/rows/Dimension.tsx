import { Segments } from "../../controls/Segments";
import { activation } from "../../core/catalogue";
import { core } from "../../core/core";
import { Both } from "../../i18n/Both";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { rowsOf, transposed } from "../linear/arithmetic";
import { Entries } from "../linear/Entries";
import { readout } from "../model/format";

const columns = 4;

function softmaxRows(rows: readonly number[][]): number[][] {
  const width = rows[0]?.length ?? 1;
  const { value } = core().evaluateRows({ id: "softmax" }, Float32Array.from(rows.flat()), width);
  return rowsOf([...value], width);
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Softmax of a matrix along either of its dimensions: what then sums to 1. */
export function Dimension() {
  if (!activation("softmax")) return null;
  const rows = rowsOf(state.matrix.value, columns);
  const along = state.dim.value;
  const result = along === "1" ? softmaxRows(rows) : transposed(softmaxRows(transposed(rows)));
  const sums = transposed(result).map(sumOf);
  return (
    <section class="card" data-card="dimension">
      <h2>
        <Both text={words.softmaxOver} />
      </h2>
      <Segments
        label={t(words.dimension)}
        options={[
          { value: "0", label: t(words.dim0) },
          { value: "1", label: t(words.dim1) },
        ]}
        value={along}
        onValue={(dim) => {
          state.dim.value = dim as "0" | "1";
        }}
      />
      <Entries
        name="X"
        values={state.matrix.value}
        columns={columns}
        onValues={(values) => {
          state.matrix.value = values;
        }}
      />
      <code class="snippet">torch.softmax(X, dim={along})</code>
      <table class="dimension">
        <tbody>
          {result.map((row, index) => (
            <tr key={index}>
              {row.map((value, column) => (
                <td key={column} data-softmax={value}>
                  {readout(value)}
                </td>
              ))}
              <td class={along === "1" ? "one" : "soft"}>{`${t(words.total)} ${readout(sumOf(row))}`}</td>
            </tr>
          ))}
          <tr>
            {sums.map((value, column) => (
              <td key={column} class={along === "0" ? "one" : "soft"}>
                {`${t(words.total)} ${readout(value)}`}
              </td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  );
}
