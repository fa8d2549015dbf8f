import { NumberField } from "../../controls/NumberField";
import { Both } from "../../i18n/Both";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { state, table } from "../../state/state";
import { losses, optimizers } from "../../state/train";
import { classesChosen, isRegression, lossChosen } from "../race/config";
import { Overridden } from "./Overridden";
import { isTypical } from "./preset-list";
import { NumberRow, OptionalRow, SelectRow } from "./Rows";

/** The losses that the data allow. */
function fitting(): readonly (typeof losses)[number][] {
  const classes = classesChosen();
  if (classes === 0) return ["mse", "huber"];
  return classes === 2 ? losses : ["cross_entropy", "nll"];
}

/** The learning rate, its slider in powers of ten. */
function Rate() {
  const { value } = state.lr;
  return (
    <div class="field">
      <label for="setup-lr">{t(words.lr)}</label>
      <input
        type="range"
        aria-label={t(words.lr)}
        min={-5}
        max={0}
        step={0.25}
        value={value > 0 ? Math.log10(value) : -5}
        onInput={({ currentTarget }) => {
          state.lr.value = Number((10 ** currentTarget.valueAsNumber).toPrecision(2));
        }}
      />
      <NumberField
        id="setup-lr"
        value={value}
        {...table.lr.bounds}
        onValue={(typed) => {
          state.lr.value = typed;
        }}
      />
    </div>
  );
}

export function TrainingPanel() {
  return (
    <>
      <h2>
        <Both text={words.training} />
      </h2>
      <SelectRow
        id="loss"
        text={words.lossName}
        value={state.loss.value ?? ""}
        options={[
          { value: "", label: t(words.auto, { name: lossChosen() }) },
          ...fitting().map((value) => ({ value, label: value })),
        ]}
        onValue={(value) => {
          state.loss.value = value === "" ? null : (value as (typeof losses)[number]);
        }}
      />
      <SelectRow
        id="optimizer"
        text={words.optimizer}
        value={state.optimizer.value}
        options={optimizers.map((value) => ({ value, label: value }))}
        onValue={(value) => {
          state.optimizer.value = value as (typeof optimizers)[number];
        }}
      />
      <Rate />
      <Overridden what="lr" />
      {(state.optimizer.value === "sgd" || state.optimizer.value === "rmsprop") && (
        <NumberRow name="momentum" text={words.momentum} slider={{ low: 0, high: 0.99, step: 0.01 }} />
      )}
      <NumberRow name="batchSize" text={words.batchSize} slider={{ low: 1, high: 256, step: 1 }} />
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            checked={state.shuffle.value}
            onChange={({ currentTarget }) => {
              state.shuffle.value = currentTarget.checked;
            }}
          />
          {t(words.shuffle)}
        </label>
      </div>
      <NumberRow name="epochs" text={words.epochs} />
      <NumberRow name="seed" text={words.seed} />
      {isTypical() && <p class="quiet">{t(words.typicalSeed)}</p>}
      <NumberRow name="seeds" text={words.seeds} slider={{ low: 1, high: 20, step: 1 }} />
      <p class="quiet">{t(words.seedsHint)}</p>
      <OptionalRow name="goal" text={isRegression() ? words.goalR2 : words.goal} />
      <OptionalRow name="patience" text={words.patience} />
    </>
  );
}
