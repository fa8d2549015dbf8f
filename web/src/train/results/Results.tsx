import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Terms, termsIn } from "../../controls/Term";
import { Both } from "../../i18n/Both";
import { resultWords as words } from "../../i18n/results";
import { t } from "../../i18n/text";
import { useLive } from "../../page/use-live";
import type { Place } from "../../race/results";
import { live } from "../race/live";
import { sentenceAt, sentences } from "./sentences";
import "./results.css";

/** What sentences on a race speak of. */
const spokenOf = ["dead", "saturated", "gradient", "median", "heldOut", "batchNorm", "rate"] as const;

/** How many sentences are said unasked. */
const first = 3;

/** What the race has shown, in words. */
export function Results() {
  const card = useRef<HTMLElement>(null);
  useLive(card, live.results);
  const all = useSignal(false);
  const { value } = sentences;
  const shown = all.value ? value : value.slice(0, first);
  return (
    <section ref={card} class="card results">
      <h2>
        <Both text={words.title} />
      </h2>
      <div aria-live="polite">
        {value.length === 0 ? (
          <p class="quiet">{t(words.wait)}</p>
        ) : (
          <ul>
            {shown.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </div>
      <Terms names={termsIn(shown.join(" "), spokenOf)} />
      {value.length > first && !all.value && (
        <button
          type="button"
          class="link"
          onClick={() => {
            all.value = true;
          }}
        >
          {t(words.more, { count: value.length - first })}
        </button>
      )}
    </section>
  );
}

/** The sentence under a drawing; its line is kept free for it. */
export function Sentence({ place }: { place: Place }) {
  return <p class="sentence-line">{sentenceAt(place)}</p>;
}
