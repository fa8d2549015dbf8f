import { dashOf } from "../../charts/palette";
import { NumberField } from "../../controls/NumberField";
import { Swatch } from "../../controls/Swatch";
import { Both } from "../../i18n/Both";
import { explore as words } from "../../i18n/explore";
import { state } from "../../state/state";
import { colorFor } from "../model/colors";
import { readout } from "../model/format";
import { moveProbe } from "../model/probe";
import { orders } from "../model/sample";
import { entries, readings } from "../model/shown";
import "./probe.css";

/** x as a number, and what every curve gives there. */
export function ProbeCard() {
  const { min, max } = state.x.value;
  return (
    <section class="card probe">
      <h2 class="row">
        <span>
          <Both text={words.probe} />
        </span>
        <label class="row at" for="probe-x">
          x =
          <NumberField id="probe-x" value={state.probe.value} min={min} max={max} onValue={moveProbe} />
        </label>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{"f"}</span>
            </th>
            <th scope="col" class="f">
              f
            </th>
            <th scope="col" class="f1">
              f′
            </th>
            <th scope="col" class="f2">
              f″
            </th>
          </tr>
        </thead>
        <tbody>
          {readings.value.map((reading, index) => {
            const label = entries.value[index]?.label ?? "";
            return (
              <tr key={label}>
                <th scope="row">
                  <span class="row name">
                    <Swatch color={colorFor(index, "f")} dash={dashOf(index)} />
                    {label}
                  </span>
                </th>
                {orders.map((order) => (
                  <td key={order}>{readout(reading[order])}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
