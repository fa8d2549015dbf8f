import { useSignal } from "@preact/signals";
import { Both } from "../../i18n/Both";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { type Initialiser, initialisers, type Norm, norms } from "../../state/entrant";
import { state, table } from "../../state/state";
import { classesChosen, lossChosen } from "../race/config";
import { ownData } from "../race/own-data";
import { Overridden } from "./Overridden";
import { NumberRow, SelectRow } from "./Rows";

/** The widths of the hidden layers as a list to type. */
function Hidden() {
  const typed = useSignal<string | null>(null);
  const wrong = useSignal(false);
  return (
    <div class="field">
      <label for="setup-hidden">{t(words.hidden)}</label>
      <input
        id="setup-hidden"
        class="list"
        type="text"
        autocomplete="off"
        title={t(words.hiddenHint)}
        value={typed.value ?? state.hidden.value.join(", ")}
        aria-invalid={wrong.value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          const widths = table.hidden.parse(currentTarget.value.replace(/[\s，、·]+/g, ",").replace(/,+/g, ","));
          wrong.value = widths === undefined;
          if (widths) state.hidden.value = widths;
        }}
        onBlur={() => {
          typed.value = null;
          wrong.value = false;
        }}
      />
    </div>
  );
}

/** The network in a sentence, with what is usually left out: the output's bias, activation and loss. */
function Summary() {
  const classes = classesChosen();
  const loss = lossChosen();
  const outputs = loss === "cross_entropy" || loss === "nll" ? classes : 1;
  const columns = ownData.value?.columns ?? 2;
  const inputs = state.dataset.value === "curve" ? 1 : state.dataset.value === "custom" ? columns : 2;
  const hidden = state.hidden.value.join(" → ");
  return (
    <p class="quiet">
      {t(words.summary, { inputs, hidden, outputs, loss, activation: loss === "bce" ? "Sigmoid" : t(words.none) })}
      {state.norm.value === "before" && ` ${t(words.frozenBias)}`}
    </p>
  );
}

export function NetworkPanel() {
  return (
    <>
      <h2>
        <Both text={words.network} />
      </h2>
      <Hidden />
      <Overridden what="depth" />
      <SelectRow
        id="init"
        text={words.init}
        value={state.init.value}
        options={initialisers.map((value) => ({ value, label: value }))}
        onValue={(value) => {
          state.init.value = value as Initialiser;
        }}
      />
      <Overridden what="init" />
      <SelectRow
        id="norm"
        text={words.norm}
        value={state.norm.value}
        options={norms.map((value) => ({ value, label: t(words.norms[value]) }))}
        onValue={(value) => {
          state.norm.value = value as Norm;
        }}
      />
      <Overridden what="norm" />
      <NumberRow name="dropout" text={words.dropout} slider={{ low: 0, high: 0.8, step: 0.05 }} />
      <Summary />
    </>
  );
}
