import "./lessons.css";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Lesson } from "../../lessons/build/schema";
import { notify } from "../controls/notice";
import { part } from "../controls/part";
import { Segments } from "../controls/Segments";
import { Both } from "../i18n/Both";
import { claimWords } from "../i18n/claims";
import { common } from "../i18n/common";
import { lessonWords as words } from "../i18n/lessons";
import { t } from "../i18n/text";
import { download } from "../page/download";
import { allStored, deleteStored } from "../page/store";
import { state } from "../state/state";
import { progressOf } from "./answers";
import { say } from "./figure";
import { begin, list } from "./player";
import { Sheet } from "./Sheet";

const Claims = part(() => import("./Claims"));

type Listed = (typeof list)[number];

function Teacher({ entry }: { entry: Listed }) {
  const lesson = useSignal<Lesson | undefined>(undefined);
  const open = () => {
    entry.load().then(
      ({ default: loaded }) => {
        lesson.value = loaded;
      },
      () => notify(common.partFailed, {}, { text: common.again, act: open }),
    );
  };
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && open()}>
      <summary>{t(words.teacher)}</summary>
      {lesson.value && (
        <ul>
          {lesson.value.teacher.map(({ minutes, note }) => (
            <li key={note.en}>
              <strong>{t(words.minutes, { minutes })}</strong> {say(lesson.value as Lesson, note)}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function Card({ entry, onSheet }: { entry: Listed; onSheet(entry: Listed): void }) {
  const { step, done } = progressOf(entry.id);
  const begun = step > 1 && !done;
  return (
    <li class="card lesson" data-done={done}>
      <h3>
        <span class="number">{entry.number}</span> {t(entry.title)}
      </h3>
      <p class="quiet">
        {t(words.minutes, { minutes: entry.minutes })} · {t(words.steps, { steps: entry.steps })}
        {done && ` · ✓ ${t(words.done)}`}
      </p>
      <p>{t(entry.goal)}</p>
      <div class="row">
        <button type="button" class="go" onClick={() => begin(entry.id, begun ? step : 1)}>
          {begun ? t(words.goOn, { step }) : t(done ? words.again : words.start)}
        </button>
        <button type="button" onClick={() => onSheet(entry)}>
          {t(words.sheet)}
        </button>
      </div>
      <Teacher entry={entry} />
    </li>
  );
}

/** All lessons, how far the visitor has come, and what a teacher needs. */
export default function Lessons() {
  const sheet = useSignal<Lesson | undefined>(undefined);
  useEffect(() => {
    const done = () => {
      sheet.value = undefined;
    };
    addEventListener("afterprint", done);
    return () => removeEventListener("afterprint", done);
  }, []);
  const print = async (entry: Listed) => {
    try {
      sheet.value = (await entry.load()).default;
      requestAnimationFrame(() => window.print());
    } catch {
      notify(common.partFailed, {}, { text: common.again, act: () => void print(entry) });
    }
  };
  const some = Object.keys(allStored()).length > 0;
  return (
    <div class="lessons">
      <Segments
        label={t(words.title)}
        options={[
          { value: "lessons", label: <Both text={words.title} /> },
          { value: "claims", label: <Both text={claimWords.title} /> },
        ]}
        value={state.shelf.value}
        onValue={(shelf) => {
          state.shelf.value = shelf;
        }}
      />
      {state.shelf.value === "claims" && <Claims />}
      {state.shelf.value === "lessons" && <p class="soft">{t(words.intro)}</p>}
      {state.shelf.value === "lessons" && (
        <ol class="lesson-list">
          {list.map((entry) => (
            <Card key={entry.id} entry={entry} onSheet={(chosen) => void print(chosen)} />
          ))}
        </ol>
      )}
      <p class="quiet row">
        {t(words.licence)} {t(words.kept)}
        {some && (
          <>
            <button
              type="button"
              class="link"
              data-action="export-stored"
              onClick={() =>
                download("activation-playground.json", JSON.stringify(allStored(), null, 2), "application/json")
              }
            >
              {t(words.exportStored)}
            </button>
            <button type="button" class="link" data-action="delete-stored" onClick={deleteStored}>
              {t(words.deleteStored)}
            </button>
          </>
        )}
      </p>
      {sheet.value && <Sheet lesson={sheet.value} />}
    </div>
  );
}
