import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Lesson, Step as StepData } from "../../lessons/build/schema";
import { lessonWords as words } from "../i18n/lessons";
import { t } from "../i18n/text";
import { state, table } from "../state/state";
import { followTraining } from "../train/follow";
import { type Answer, answer, progressOf } from "./answers";
import { ChooseTask } from "./ChooseTask";
import { say } from "./figure";
import { GuessTask } from "./GuessTask";
import { OrderOutcome, OrderTask } from "./OrderTask";
import { go, stepIndex } from "./player";
import { play, raceOver, running } from "./race";
import { SketchTask } from "./SketchTask";

// A step that sets a race up and starts it at once must not be overtaken by the view that shows it.
followTraining();

/** Whether what a step waits for has happened. */
function arrived(wait: StepData["wait"]): boolean {
  if (wait === undefined) return true;
  if (wait === "race") return raceOver.value;
  const field = wait.field as keyof typeof table;
  const { value } = state[field];
  if ("is" in wait) return table[field].format(value as never) === wait.is;
  return typeof value === "number" && value >= wait.from && value <= wait.to;
}

/** Does for the visitor what a step asks of him. */
function perform(wait: StepData["wait"]): void {
  if (wait === undefined) return;
  if (wait === "race") {
    void play();
    return;
  }
  const field = wait.field as keyof typeof table;
  const value = "is" in wait ? table[field].parse(wait.is) : (wait.from + wait.to) / 2;
  if (value !== undefined) (state[field] as { value: unknown }).value = value;
}

/** What a step waits for, with a button that does it. */
function Waiting({ wait }: { wait: NonNullable<StepData["wait"]> }) {
  const there = arrived(wait);
  if (wait === "race") {
    return (
      <div class="row">
        <button type="button" class={there ? "" : "go"} disabled={running.value} onClick={() => perform(wait)}>
          {t(running.value ? words.running : there ? words.runAgain : words.run)}
        </button>
        {!there && !running.value && <span class="quiet">{t(words.waitRace)}</span>}
      </div>
    );
  }
  if (there) return null;
  return (
    <div class="row">
      <span class="quiet">{t(words.waitField)}</span>
      <button type="button" onClick={() => perform(wait)}>
        {t(words.doIt)}
      </button>
    </div>
  );
}

interface PredictionProps {
  lesson: Lesson;
  step: StepData;
  number: number;
  shown: boolean;
  onShown(shown: boolean): void;
}

function PredictionTask({ lesson, step, number, shown, onShown }: PredictionProps) {
  const task = step.predict;
  if (!task) return null;
  const given = progressOf(lesson.id).answers[number];
  const take = (next: Answer) => answer(lesson.id, number, next);
  const common = { lesson, onAnswer: take, shown };
  const same = given?.kind === task.kind ? given : undefined;
  return (
    <div class="task">
      {task.kind === "sketch" && (
        <SketchTask {...common} task={task} given={same as Extract<Answer, { kind: "sketch" }>} />
      )}
      {task.kind === "guess" && (
        <GuessTask {...common} task={task} given={same as Extract<Answer, { kind: "guess" }>} />
      )}
      {task.kind === "choose" && (
        <ChooseTask {...common} task={task} given={same as Extract<Answer, { kind: "choose" }>} />
      )}
      {task.kind === "order" && (
        <OrderTask lesson={lesson} onAnswer={take} task={task} given={same as Extract<Answer, { kind: "order" }>} />
      )}
      {task.kind !== "order" && (
        <button type="button" class={shown ? "" : "go"} onClick={() => onShown(!shown)}>
          {t(shown ? words.tryAgain : words.reveal)}
        </button>
      )}
    </div>
  );
}

/** The order that was predicted last before a step. */
function predictedOrder(
  lesson: Lesson,
  before: number,
): { by: "accuracy" | "loss"; predicted: readonly string[] | undefined } {
  for (let index = before; index >= 0; index--) {
    const { predict } = lesson.steps[index] as StepData;
    if (predict?.kind !== "order") continue;
    const given = progressOf(lesson.id).answers[index + 1];
    return { by: predict.by, predicted: given?.kind === "order" ? given.racers : undefined };
  }
  return { by: "accuracy", predicted: undefined };
}

/** One step: its sentence, what is to be predicted or done, and the way on. */
export function Step({ lesson }: { lesson: Lesson }) {
  const index = stepIndex.value;
  const step = lesson.steps[index] as StepData;
  const sentence = useRef<HTMLParagraphElement>(null);
  const revealed = useSignal(-1);
  useEffect(() => {
    sentence.current?.focus({ preventScroll: true });
  }, [index]);
  const last = index === lesson.steps.length - 1;
  return (
    <>
      <p ref={sentence} class="sentence" tabIndex={-1}>
        {say(lesson, step.say)}
      </p>
      <PredictionTask
        key={`${lesson.id}/${index}`}
        lesson={lesson}
        step={step}
        number={index + 1}
        shown={revealed.value === index}
        onShown={(shown) => {
          revealed.value = shown ? index : -1;
        }}
      />
      {step.wait && <Waiting wait={step.wait} />}
      {step.compare && <OrderOutcome {...predictedOrder(lesson, index)} />}
      <div class="way">
        <button type="button" disabled={index === 0} onClick={() => go(-1)}>
          {t(words.back)}
        </button>
        {!last && (
          <button
            type="button"
            class={arrived(step.wait) ? "go" : ""}
            disabled={!arrived(step.wait)}
            onClick={() => go(1)}
          >
            {t(words.next)}
          </button>
        )}
      </div>
    </>
  );
}
