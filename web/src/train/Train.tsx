import "./train.css";
import { useEffect } from "preact/hooks";
import { InTurn } from "../controls/InTurn";
import { common } from "../i18n/common";
import { inside } from "../i18n/inside";
import { presetNames } from "../i18n/presets";
import { t } from "../i18n/text";
import { train as words } from "../i18n/train";
import { meetFonts } from "../page/fonts";
import { AccuracyCard, GradientCard, LossCard } from "./charts/cards";
import { Timeline } from "./charts/Timeline";
import { Export } from "./export/Export";
import { followTraining } from "./follow";
import { Network } from "./inside/Network";
import { Sample } from "./inside/Sample";
import { OwnData } from "./own/OwnData";
import { running } from "./race/race";
import { warmUp } from "./race/warm-up";
import { Results } from "./results/Results";
import { Setup } from "./setup/Setup";
import { Boundaries } from "./view/Boundaries";
import { ConfusionMatrix } from "./view/ConfusionMatrix";
import { League } from "./view/League";
import { Neurons } from "./view/Neurons";
import { RaceBar } from "./view/RaceBar";
import { Refusals } from "./view/Refusals";
import { Trouble } from "./view/Trouble";

/** Before the view is drawn for the first time, so that its racers are there and nothing moves when they come. */
followTraining();

/** A fair race: the same data, first weights and batches for every racer. */
export default function Train() {
  useEffect(() => {
    warmUp();
    meetFonts({ common, words, inside, presetNames }, () => running.peek());
  }, []);
  return (
    <div class="train-frame">
      <div class="train">
        <InTurn>
          <RaceBar />
          <Setup />
          <div class="middle">
            <OwnData />
            <Trouble />
            <Refusals />
            <Results />
            <InTurn>
              <LossCard />
              <AccuracyCard />
              <Timeline />
              <GradientCard />
              <Network />
              <Neurons />
              <Sample />
            </InTurn>
          </div>
          <aside class="right" aria-label={t(words.league)}>
            <InTurn>
              <Boundaries />
              <League />
              <ConfusionMatrix />
              <Export />
            </InTurn>
          </aside>
        </InTurn>
      </div>
    </div>
  );
}
