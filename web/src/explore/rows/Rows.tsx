import { useLayoutEffect } from "preact/hooks";
import { Segments } from "../../controls/Segments";
import { rowwise } from "../../core/catalogue";
import { activationWords } from "../../i18n/activations";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { CodeBlock } from "../facts/CodeBlock";
import { Formula } from "../facts/Formula";
import { Dimension } from "./Dimension";
import { Gate } from "./Gate";
import { Jacobian } from "./Jacobian";
import { Logits } from "./Logits";
import { rowInfo, suitLogits } from "./model";
import { Naive } from "./Naive";
import { Outputs } from "./Outputs";
import "../linear/linear.css";
import "./rows.css";

/** The functions that work on whole rows: logits in, probabilities (or gated values) out. */
export default function Rows() {
  const info = rowInfo.value;
  useLayoutEffect(suitLogits, [info?.id]);
  if (!info) return null;
  const about = activationWords[info.id];
  return (
    <div class="panel rows-panel">
      <div class="column">
        <section class="card">
          <Segments
            label={t(words.row)}
            options={rowwise().map(({ id, name }) => ({ value: id, label: name }))}
            value={info.id}
            onValue={(id) => {
              state.row.value = id;
            }}
          />
          <Formula tex={`f(x) = ${info.formula}`} />
          {about && (
            <p>
              {t(about.use)} <span class="soft">{t(about.drawback)}</span>
            </p>
          )}
        </section>
        <Logits />
      </div>
      <div class="column">
        <Outputs />
        <Gate />
        <Jacobian />
        <Dimension />
      </div>
      <div class="column">
        <Naive />
        <section class="card">
          <CodeBlock choice={{ id: info.id }} info={info} />
        </section>
      </div>
    </div>
  );
}
