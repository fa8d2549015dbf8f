import type { ComponentChildren } from "preact";
import type { Lesson, Prediction } from "../../lessons/build/schema";
import { lessonWords as words } from "../i18n/lessons";
import { t } from "../i18n/text";
import type { Answer } from "./answers";

/** A prediction that is asked for, what the visitor has answered so far, and whether the truth is shown. */
export interface TaskProps<P extends Prediction, K extends Answer["kind"]> {
  lesson: Lesson;
  task: P;
  given: Extract<Answer, { kind: K }> | undefined;
  onAnswer(answer: Answer): void;
  shown: boolean;
}

/** What a prediction came to. */
export function Outcome({ right, children }: { right: boolean; children: ComponentChildren }) {
  return (
    <p class="outcome" data-right={right} role="status">
      <strong>{right ? "✓" : "✗"}</strong> {right ? t(words.right) : t(words.notQuite)} {children}
    </p>
  );
}
