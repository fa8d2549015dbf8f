import type { Lesson } from "../../lessons/build/schema";
import { lessonWords as words } from "../i18n/lessons";
import { t } from "../i18n/text";
import { say } from "./figure";

/** Empty axes to draw a curve into. */
function Axes() {
  return (
    <svg class="axes" viewBox="0 0 300 150" aria-hidden="true">
      {Array.from({ length: 13 }, (_, i) => (
        <path key={i} d={`M${i * 25} 0V150`} class="fine" />
      ))}
      {Array.from({ length: 7 }, (_, i) => (
        <path key={i} d={`M0 ${i * 25}H300`} class="fine" />
      ))}
      <path d="M150 0V150M0 100H300" />
    </svg>
  );
}

/** A lesson on paper: what is predicted, what was seen, the questions. Shown in print alone. */
export function Sheet({ lesson }: { lesson: Lesson }) {
  const tasks = lesson.steps.flatMap(({ predict, say: sentence }) => (predict ? [{ predict, sentence }] : []));
  return (
    <article class="sheet">
      <h1>
        {lesson.number} {t(lesson.title)}
      </h1>
      <p class="line">{t(words.sheetName)}</p>
      <p>{t(lesson.goal)}</p>
      <ol>
        {tasks.map(({ predict, sentence }) => (
          <li key={sentence.en}>
            <p>{"ask" in predict ? say(lesson, predict.ask) : say(lesson, sentence)}</p>
            {predict.kind === "choose" && (
              <ul class="boxes">
                {predict.options.map((option) => (
                  <li key={option.en}>{say(lesson, option)}</li>
                ))}
              </ul>
            )}
            {predict.kind === "sketch" && <Axes />}
            <p class="line">{t(words.sheetPredict)}</p>
            <p class="line">{t(words.sheetSeen)}</p>
          </li>
        ))}
        {lesson.questions.map(({ ask }) => (
          <li key={ask.en}>
            <p>{say(lesson, ask)}</p>
            <p class="line" />
            <p class="line" />
          </li>
        ))}
      </ol>
    </article>
  );
}
