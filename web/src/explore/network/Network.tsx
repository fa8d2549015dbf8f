import { useEffect } from "preact/hooks";
import { Both } from "../../i18n/Both";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { meetFonts } from "../../page/fonts";
import { state } from "../../state/state";
import { CodeLines } from "../facts/CodeLines";
import { WithLayers } from "../model/WithLayers";
import { InPlace } from "./InPlace";
import { Losses } from "./Losses";
import { between, sizes } from "./model";
import { Setup } from "./Setup";
import { Stages } from "./Stages";
import { scriptOf } from "./script";
import "../facts/code.css";
import "./network.css";

/** Where a vector is followed through a network, number by number. */
export default function Network() {
  useEffect(() => meetFonts({ words }), []);
  const lines = scriptOf(state.manual_seed.value, sizes.value, between.value, state.vector.value);
  return (
    <div class="panel network-panel">
      <div class="column">
        <section class="card">
          <h2>
            <Both text={words.title} />
          </h2>
          <p class="quiet">{t(words.hint)}</p>
          <Setup />
        </section>
        <section class="card script">
          <CodeLines library="PyTorch" lines={lines} />
        </section>
      </div>
      <WithLayers>
        <section class="card">
          <Stages />
        </section>
        <div class="column">
          <Losses />
          <InPlace />
        </div>
      </WithLayers>
    </div>
  );
}
