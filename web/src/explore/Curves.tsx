import { InTurn } from "../controls/InTurn";
import { explore as words } from "../i18n/explore";
import { t } from "../i18n/text";
import { state } from "../state/state";
import { Facts } from "./facts/Facts";
import { ProbeCard } from "./facts/ProbeCard";
import { orders } from "./model/sample";
import { Chips } from "./picker/Chips";
import { Picker } from "./picker/Picker";
import { AxisBar } from "./plot/AxisBar";
import { Plot } from "./plot/Plot";
import "./curves.css";

/** The curves and derivatives of up to six activations, and what is known of the selected one. */
export function Curves() {
  return (
    <InTurn>
      <Picker />
      <div class="card plots">
        <div class="row bar">
          <Chips />
          <AxisBar />
        </div>
        <div class="stack">
          {orders
            .filter((order) => state.orders.value.includes(order))
            .map((order) => (
              <Plot key={order} order={order} />
            ))}
        </div>
        <p class="quiet hint">{t(words.hint)}</p>
      </div>
      <div class="side">
        <InTurn>
          <ProbeCard />
          <Facts />
        </InTurn>
      </div>
    </InTurn>
  );
}
