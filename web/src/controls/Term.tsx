import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { common } from "../i18n/common";
import { type TermName, terms } from "../i18n/terms";
import { t } from "../i18n/text";
import { state } from "../state/state";
import { Popover } from "./Popover";
import "./term.css";

type Glossary = typeof import("../i18n/glossary").glossary;

/** Loaded when the first term is opened. */
const loaded = signal<Glossary | null>(null);

function Meaning({ name }: { name: TermName }) {
  useEffect(() => {
    if (!loaded.peek())
      import("../i18n/glossary").then(
        ({ glossary }) => {
          loaded.value = glossary;
        },
        () => {}, // without a network: the next time it is opened
      );
  }, []);
  const entry = loaded.value?.[name];
  if (!entry) return <p>{t(common.loading)}</p>;
  const { lesson } = entry;
  return (
    <>
      <p>{t(entry.means)}</p>
      {lesson && (
        <button
          type="button"
          class="link"
          onClick={() => {
            state.lesson.value = lesson;
            state.step.value = 1;
          }}
        >
          {t(common.toLesson)}
        </button>
      )}
    </>
  );
}

/** A word underlined with dots: a tap or a key opens what it means. */
export function Term({ name }: { name: TermName }) {
  return (
    <span class="term" data-term={name}>
      <Popover label={t(terms[name])}>
        <Meaning name={name} />
      </Popover>
    </span>
  );
}

/** The terms that stand in a place, to be looked up beside it. */
export function Terms({ names }: { names: readonly TermName[] }) {
  if (names.length === 0) return null;
  return (
    <p class="terms quiet">
      {t(common.terms)}{" "}
      {names.map((name) => (
        <Term key={name} name={name} />
      ))}
    </p>
  );
}

/** Those of `names` that a text speaks of, in the page's language. */
export const termsIn = (text: string, names: readonly TermName[]): TermName[] =>
  names.filter((name) => text.toLowerCase().includes(t(terms[name]).toLowerCase()));
