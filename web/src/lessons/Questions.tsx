import { useEffect } from "preact/hooks";
import type { Lesson } from "../../lessons/build/schema";
import { lessonWords as words } from "../i18n/lessons";
import { t } from "../i18n/text";
import { remember } from "./answers";
import { say } from "./figure";
import { begin, leave, list } from "./player";

/** The end of a lesson: two questions, and where to go from here. */
export function Questions({ lesson }: { lesson: Lesson }) {
  useEffect(() => remember(lesson.id, { done: true }), [lesson]);
  const next = list.find(({ number }) => number > lesson.number);
  return (
    <section class="questions">
      <h3>{t(words.questions)}</h3>
      <ol>
        {lesson.questions.map(({ ask, answer }) => (
          <li key={ask.en}>
            {say(lesson, ask)}
            <details>
              <summary>{t(words.showAnswer)}</summary>
              <p>{say(lesson, answer)}</p>
            </details>
          </li>
        ))}
      </ol>
      <div class="row">
        <span>{t(words.ended)}</span>
        {next && (
          <button type="button" class="go" onClick={() => begin(next.id)}>
            {t(words.nextLesson, { title: t(next.title) })}
          </button>
        )}
        <button type="button" onClick={() => leave("list")}>
          {t(words.toList)}
        </button>
      </div>
    </section>
  );
}
