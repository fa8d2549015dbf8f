import list from "virtual:lessons";
import { signal } from "@preact/signals";
import { activation } from "../../core/catalogue";
import { tableWords as words } from "../../i18n/table";
import { t } from "../../i18n/text";
import { state } from "../../state/state";

const place = signal<"hidden" | "output">("hidden");
const task = signal<"two" | "several" | "number">("two");
const depth = signal<"shallow" | "deep">("shallow");
const budget = signal<"tight" | "free">("tight");

/** The advice, and the lesson in which a run of 20 seeds bears it out. */
function advice(): { id: keyof typeof words.advice; lesson: string } {
  if (place.value === "output") {
    const ids = { two: "sigmoid", several: "softmax", number: "identity" } as const;
    return { id: ids[task.value], lesson: "outputs" };
  }
  if (depth.value === "shallow")
    return budget.value === "tight" ? { id: "relu", lesson: "classic" } : { id: "leaky_relu", lesson: "slopes" };
  if (task.value === "number") return { id: "elu", lesson: "batchnorm" };
  return budget.value === "tight" ? { id: "hardswish", lesson: "hard" } : { id: "gelu", lesson: "gates" };
}

type Answer = keyof typeof words.answers;

function Question<A extends Answer>({
  name,
  value,
  answers,
}: {
  name: keyof typeof words.questions;
  value: { value: A };
  answers: readonly A[];
}) {
  return (
    <label>
      {t(words.questions[name])}{" "}
      <select
        id={`guide-${name}`}
        value={value.value}
        onChange={({ currentTarget }) => {
          value.value = currentTarget.value as A;
        }}
      >
        {answers.map((answer) => (
          <option key={answer} value={answer}>
            {t(words.answers[answer])}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Four questions that end in a row of the table. */
export function Guide() {
  const { id, lesson } = advice();
  const entry = list.find((each) => each.id === lesson);
  return (
    <section class="card guide">
      <h2>{t(words.guide)}</h2>
      <div class="row">
        <Question name="place" value={place} answers={["hidden", "output"]} />
        <Question name="task" value={task} answers={["two", "several", "number"]} />
        {place.value === "hidden" && <Question name="depth" value={depth} answers={["shallow", "deep"]} />}
        {place.value === "hidden" && <Question name="budget" value={budget} answers={["tight", "free"]} />}
      </div>
      <p aria-live="polite" data-advice={id}>
        <b>{activation(id)?.name ?? id}</b> {t(words.advice[id])}{" "}
        {entry && (
          <button
            type="button"
            class="link"
            onClick={() => {
              state.lesson.value = entry.id;
              state.step.value = 1;
            }}
          >
            {t(words.borneOut, { lesson: t(entry.title) })}
          </button>
        )}
      </p>
    </section>
  );
}
