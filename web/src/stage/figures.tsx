import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { LineChart } from "../charts/LineChart";
import { activation } from "../core/catalogue";
import { Formula } from "../explore/facts/Formula";
import { colorFor } from "../explore/model/colors";
import { active, activeEntry } from "../explore/model/shown";
import { Plot } from "../explore/plot/Plot";
import { stageWords as words } from "../i18n/stage";
import { t } from "../i18n/text";
import { train } from "../i18n/train";
import type { Place } from "../race/results";
import { state } from "../state/state";
import { bands } from "../train/charts/bands";
import { accuracyBands, accuracyModel, gradientModel, lossBands, lossModel } from "../train/charts/models";
import { numbersShown } from "../train/inside/inside";
import { Network } from "../train/inside/Network";
import { isRegression } from "../train/race/config";
import { live } from "../train/race/live";
import { sampleRow } from "../train/race/looks";
import { nameOf } from "../train/race/names";
import { racers, running } from "../train/race/race";
import { shownRacer } from "../train/race/shown";
import { sentenceAt, sentences } from "../train/results/sentences";
import { Picture, score } from "../train/view/Boundaries";
import { Layer } from "../train/view/Neurons";
import { slopeSentence } from "./slope";

export type FigureName = keyof typeof words.figures;

interface Figure {
  /** Beside its name. */
  Head?: ComponentType;
  Drawing: ComponentType;
  /** The one sentence below, which changes with what the hand does. */
  sentence(): string;
  /** What ↑ and ↓ go through. */
  choices?: { count(): number; at(): number; choose(index: number): void };
}

/** The layer whose units are shown. */
const layer = signal(0);

const racerChoice = {
  count: () => racers.value.length,
  at: () => Math.min(state.shown.value, racers.value.length - 1),
  choose: (index: number) => {
    state.shown.value = index;
  },
};

const shownName = () => (shownRacer.value ? nameOf(shownRacer.value.entrant) : "");

/** Before the first epoch what to press, during a race how far it is, after it what it has shown. */
function raceSentence(place?: Place): string {
  live.bar.version.value;
  const done = shownRacer.value?.first.epochs ?? 0;
  if (done === 0) return t(words.invite);
  if (running.value) return t(words.going, { epoch: done, epochs: state.epochs.value });
  return (
    (place && sentenceAt(place)) || sentences.value[0] || t(words.going, { epoch: done, epochs: state.epochs.value })
  );
}

const charted = (name: string) => t(train.chartOf, { name });

/** The formula, large and in its curve's colour. */
function CurveFormula() {
  const info = activation(active.value?.id ?? "");
  if (!info) return null;
  return (
    <div class="stage-formula" data-color={colorFor(activeEntry.value, "f")}>
      <Formula tex={`f(x) = ${info.formula}`} />
    </div>
  );
}

const lossPlugins = [bands(lossBands)];
const accuracyPlugins = [bands(accuracyBands)];

function RaceDrawing() {
  const second = isRegression() ? train.r2 : train.accuracy;
  return (
    <div class="pair">
      <figure>
        <figcaption>{t(train.loss)}</figcaption>
        <LineChart name="stage-loss" label={charted(t(train.loss))} model={lossModel} plugins={lossPlugins} />
      </figure>
      <figure key={second.en}>
        <figcaption>{t(second)}</figcaption>
        <LineChart name="stage-accuracy" label={charted(t(second))} model={accuracyModel} plugins={accuracyPlugins} />
      </figure>
    </div>
  );
}

function BoundaryDrawing() {
  const racer = shownRacer.value;
  return racer ? <Picture key={racer.index} racer={racer} /> : null;
}

function NeuronsDrawing() {
  return <Layer key={layer.value} index={layer.value} />;
}

function accuracySentence(): string {
  live.captions.version.value;
  const value = shownRacer.value?.first.epoch.accuracy.at(-1);
  if (value === undefined) return t(words.invite);
  return t(isRegression() ? words.fit : words.accuracy, { name: shownName(), score: score(value) });
}

function sampleSentence(): string {
  const trace = numbersShown.value?.trace;
  if (!trace) return t(words.invite);
  const three = (value: number) => String(Number(value.toPrecision(3)));
  return t(words.prediction, {
    row: sampleRow.value,
    prediction: [...trace.prediction].map(three).join(", "),
    target: three(trace.target),
  });
}

export const figures: Record<FigureName, Figure> = {
  curve: {
    Head: CurveFormula,
    Drawing: () => <Plot order="f" />,
    sentence: slopeSentence,
    choices: {
      count: () => state.curves.value.length,
      at: () => Math.min(state.active.value, state.curves.value.length - 1),
      choose: (index) => {
        state.active.value = index;
      },
    },
  },
  race: { Drawing: RaceDrawing, sentence: () => raceSentence(), choices: racerChoice },
  boundary: { Drawing: BoundaryDrawing, sentence: accuracySentence, choices: racerChoice },
  gradient: {
    Drawing: () => <LineChart name="stage-gradient" label={charted(t(train.gradient))} model={gradientModel} />,
    sentence: () => raceSentence("gradient"),
    choices: racerChoice,
  },
  neurons: {
    Drawing: NeuronsDrawing,
    sentence: () => raceSentence("neurons"),
    choices: {
      count: () => shownRacer.value?.first.layer.gradient.length ?? 1,
      at: () => layer.value,
      choose: (index) => {
        layer.value = index;
      },
    },
  },
  sample: { Drawing: Network, sentence: sampleSentence, choices: racerChoice },
};

/** What stands beside the figure's name. */
export const subject = (name: FigureName): string =>
  name === "curve" ? (activation(active.value?.id ?? "")?.name ?? "") : name === "race" ? "" : shownName();
