import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { state } from "../../state/state";
import { isRegression } from "../race/config";
import { live } from "../race/live";
import { nameOf } from "../race/names";
import { shownRacer } from "../race/shown";
import { Sentence } from "../results/Results";
import { bands } from "./bands";
import { ChartCard } from "./ChartCard";
import { clearGhost, ghost } from "./ghost";
import { accuracyBands, accuracyModel, gradientModel, lossBands, lossModel } from "./models";

const lossPlugins = [bands(lossBands)];
const accuracyPlugins = [bands(accuracyBands)];

function note(): string {
  const parts = ghost.value ? [t(words.ghost)] : [];
  if (state.seeds.value > 1) parts.push(t(words.median, { count: state.seeds.value }));
  else if (state.held.value > 0) parts.push(t(words.testDotted));
  return parts.join(" · ");
}

const tenths = (share: number) => `${(share * 100).toFixed(1)}%`;

export function LossCard() {
  return (
    <ChartCard
      name="loss"
      title={words.loss}
      note={note()}
      model={lossModel}
      live={live.loss}
      plugins={lossPlugins}
      below={<Sentence place="loss" />}
    >
      <label class="check quiet">
        <input
          type="checkbox"
          checked={state.logLoss.value}
          onChange={({ currentTarget }) => {
            state.logLoss.value = currentTarget.checked;
          }}
        />
        {t(words.logScale)}
      </label>
      {ghost.value && (
        <button type="button" class="quiet" data-action="clear-ghost" onClick={clearGhost}>
          {t(words.clearGhost)}
        </button>
      )}
    </ChartCard>
  );
}

export function AccuracyCard() {
  const title = isRegression() ? words.r2 : words.accuracy;
  return (
    <ChartCard
      key={title.en}
      name="accuracy"
      title={title}
      note={note()}
      model={accuracyModel}
      live={live.accuracy}
      plugins={accuracyPlugins}
      {...(isRegression() ? {} : { format: tenths })}
      below={<Sentence place="accuracy" />}
    />
  );
}

export function GradientCard() {
  const shown = shownRacer.value;
  const name = shown ? nameOf(shown.entrant) : "";
  return (
    <ChartCard
      name="gradient"
      title={words.gradient}
      note={`mean |∂L/∂W| · ${name}`}
      model={gradientModel}
      live={live.gradient}
      below={<Sentence place="gradient" />}
    />
  );
}
