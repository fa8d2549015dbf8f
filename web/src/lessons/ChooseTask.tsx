import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Prediction } from "../../lessons/build/schema";
import { LineChart } from "../charts/LineChart";
import { type Model, toPoints } from "../charts/model";
import { NumberField } from "../controls/NumberField";
import { core } from "../core/core";
import { lessonWords as words } from "../i18n/lessons";
import { t } from "../i18n/text";
import { parseChoice } from "../state/choice";
import { say } from "./figure";
import { Outcome, type TaskProps } from "./Task";

type Choose = Extract<Prediction, { kind: "choose" }>;

const x = Float32Array.from({ length: 401 }, (_, i) => -5 + i / 40);

/** A curve without its name. */
function Unnamed({ activation, order }: NonNullable<Choose["curve"]>) {
  const model = useMemo(
    () =>
      computed<Model>(() => {
        const { id, parameters } = parseChoice(activation) ?? { id: "relu" };
        const y = core().evaluate({ id, ...(parameters ? { parameters: { ...parameters } } : {}) }, x, 1)[order];
        const label = order === "value" ? "f" : "f′";
        return {
          x: { min: -5, max: 5 },
          y: {},
          series: [{ label, color: order === "value" ? "--f" : "--d1", dash: [], points: toPoints(x, y) }],
        };
      }),
    [activation, order],
  );
  return (
    <div class="sketch-plot">
      <LineChart name="unnamed" label={order === "value" ? "f" : "f′"} model={model} />
    </div>
  );
}

/** One of several answers, by one visitor or by a class with its hands up. */
export function ChooseTask({ lesson, task, given, onAnswer, shown }: TaskProps<Choose, "choose">) {
  const votes = given?.votes ?? task.options.map(() => 0);
  const cast = votes.reduce((sum, count) => sum + count, 0);
  const chosen = given?.option ?? -1;
  return (
    <div class="choose-task">
      <p>{say(lesson, task.ask)}</p>
      {task.curve && <Unnamed {...task.curve} />}
      <ol class="options">
        {task.options.map((option, index) => (
          <li key={option.en} data-right={shown && index === task.right - 1}>
            <label>
              <input
                type="radio"
                name="option"
                disabled={shown}
                checked={chosen === index}
                onChange={() => onAnswer({ kind: "choose", option: index, votes })}
              />
              {say(lesson, option)}
            </label>
            {shown ? (
              cast > 0 && (
                <span class="quiet">
                  {t(words.share, { share: `${Math.round((100 * (votes[index] ?? 0)) / cast)}%` })}
                </span>
              )
            ) : (
              <NumberField
                label={t(words.votes, { option: say(lesson, option) })}
                min={0}
                max={999}
                whole
                value={votes[index] ?? 0}
                onValue={(value) =>
                  onAnswer({
                    kind: "choose",
                    option: chosen,
                    votes: votes.map((count, i) => (i === index ? value : count)),
                  })
                }
              />
            )}
          </li>
        ))}
      </ol>
      {!shown && <p class="quiet">{t(words.voteNote)}</p>}
      {shown && <Outcome right={chosen === task.right - 1}>{say(lesson, task.because)}</Outcome>}
    </div>
  );
}
