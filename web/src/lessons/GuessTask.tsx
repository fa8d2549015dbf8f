import type { Prediction } from "../../lessons/build/schema";
import { NumberField } from "../controls/NumberField";
import { lessonWords as words } from "../i18n/lessons";
import { t } from "../i18n/text";
import { say, written } from "./figure";
import { Outcome, type TaskProps } from "./Task";

/** A number is guessed; percentages are typed as such: 25 for 25 %. */
export function GuessTask({
  lesson,
  task,
  given,
  onAnswer,
  shown,
}: TaskProps<Extract<Prediction, { kind: "guess" }>, "guess">) {
  const figure = lesson.figures[task.answer] as (typeof lesson.figures)[string];
  const percent = figure.as === "percent";
  const guess = given?.value;
  const off = guess === undefined ? Number.NaN : Math.abs(guess - figure.value);
  const show = (value: number) => written({ ...figure, value });
  return (
    <div class="guess-task">
      <p>{say(lesson, task.ask)}</p>
      {!shown && (
        <p class="row">
          <label for="guess">{t(words.guess)}</label>
          <NumberField
            id="guess"
            min={-1e12}
            max={1e12}
            value={guess === undefined ? 0 : percent ? 100 * guess : guess}
            onValue={(value) => onAnswer({ kind: "guess", value: percent ? value / 100 : value })}
          />
          {percent && "%"}
        </p>
      )}
      {shown && (
        <Outcome right={off <= task.near}>
          {guess !== undefined && t(words.guessIs, { answer: show(figure.value), guess: show(guess), off: show(off) })}{" "}
          {say(lesson, task.because)}
        </Outcome>
      )}
    </div>
  );
}
