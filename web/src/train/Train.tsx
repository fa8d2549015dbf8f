import { useEffect } from "preact/hooks";
import { t } from "../i18n/text";
import { train as words } from "../i18n/train";
import { state } from "../state/state";
import { AccuracyCard, GradientCard, LossCard } from "./charts/cards";
import { followSetup } from "./race/actions";
import { Setup } from "./setup/Setup";
import { Boundaries } from "./view/Boundaries";
import { League } from "./view/League";
import { Neurons } from "./view/Neurons";
import { RaceBar } from "./view/RaceBar";
import { Refusals } from "./view/Refusals";
import "./train.css";

/** A fair race: the same data, first weights and batches for every racer. */
export function Train() {
  useEffect(() => followSetup(), []);
  return (
    <div class="train" data-seeds={state.seeds.value}>
      <RaceBar />
      <Setup />
      <div class="middle">
        <Refusals />
        <LossCard />
        <AccuracyCard />
        <GradientCard />
        <Neurons />
      </div>
      <aside class="right" aria-label={t(words.league)}>
        <Boundaries />
        <League />
      </aside>
    </div>
  );
}
