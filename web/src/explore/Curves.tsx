import { InTurn } from "../controls/InTurn";
import { explore as words } from "../i18n/explore";
import { t } from "../i18n/text";
import { state } from "../state/state";
import { AxisBar } from "./AxisBar";
import { Chips } from "./Chips";
import { Facts } from "./Facts";
import { Picker } from "./Picker";
import { Plot } from "./Plot";
import { ProbeCard } from "./ProbeCard";
import { orders } from "./sample";
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
