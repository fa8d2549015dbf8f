import type { ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LineChart } from "../charts/LineChart";
import type { Model } from "../charts/model";
import { activation } from "../core/catalogue";
import { Both } from "../i18n/Both";
import { type Text, t } from "../i18n/text";
import { train as words } from "../i18n/train";
import { RaceBar, Setup } from "./Controls";
import { accuracyModel, gradientModel, lossModel } from "./charts";
import { League } from "./League";
import { followSetup, racers, shownIndex } from "./race";
import "./train.css";

function ChartCard({
  name,
  title,
  note,
  model,
}: {
  name: string;
  title: Text;
  note?: string;
  model: ReadonlySignal<Model>;
}) {
  return (
    <section class={`card chart-card ${name}`}>
      <h2>
        <Both text={title} /> {note && <small>{note}</small>}
      </h2>
      <LineChart name={name} label={t(words.chartOf, { name: t(title) })} model={model} />
    </section>
  );
}

/** The circles experiment, once for each chosen activation: same data, same first weights. */
export function Train() {
  useEffect(() => followSetup(), []);
  const shown = racers.value[shownIndex.value];
  return (
    <div class="train">
      <RaceBar />
      <Setup />
      <ChartCard name="loss" title={words.loss} model={lossModel} />
      <ChartCard name="accuracy" title={words.accuracy} model={accuracyModel} />
      <ChartCard
        name="gradient"
        title={words.gradient}
        note={`mean |∂L/∂W| · ${activation(shown?.choice.id ?? "")?.name ?? ""}`}
        model={gradientModel}
      />
      <League />
    </div>
  );
}
