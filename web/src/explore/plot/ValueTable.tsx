import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { readout, short } from "../model/format";
import { evaluate, type Order } from "../model/sample";
import { entries } from "../model/shown";

const rows = 13;

/** The chart as numbers; the x of a row moves the probe there. */
export function ValueTable({ order, name, onPick }: { order: Order; name: string; onPick: (x: number) => void }) {
  const { min, max } = state.x.value;
  const x = Float32Array.from({ length: rows }, (_, i) => min + ((max - min) * i) / (rows - 1));
  const columns = entries.value.map(({ choice }) => evaluate(choice, x)[order]);
  return (
    <div class="scroll values">
      <table aria-label={t(words.chartOf, { name })}>
        <thead>
          <tr>
            <th scope="col">x</th>
            {entries.value.map(({ label }, index) => (
              <th scope="col" key={index}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...x].map((at, row) => (
            <tr key={at}>
              <th scope="row">
                <button type="button" class="link" onClick={() => onPick(at)}>
                  {short(at)}
                </button>
              </th>
              {columns.map((values, index) => (
                <td key={index}>{readout(values[row] as number)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
