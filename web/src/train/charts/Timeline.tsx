import { useRef } from "preact/hooks";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { useLive } from "../../page/use-live";
import { past, reached, seeNewest, seePast } from "../race/epoch";
import { live } from "../race/live";
import "./timeline.css";

/** Goes back through the epochs of a race: all that is on show is then as it was. */
export function Timeline() {
  const card = useRef<HTMLElement>(null);
  useLive(card, live.bar);
  live.bar.version.value;
  const newest = reached();
  const epoch = past.value ?? newest;
  return (
    <section ref={card} class="card timeline" data-epoch={epoch}>
      <label for="epoch-seen">{t(words.lookBack)}</label>
      <input
        id="epoch-seen"
        type="range"
        min={0}
        max={Math.max(1, newest)}
        value={epoch}
        disabled={newest === 0}
        title={t(words.lookBackHint)}
        aria-valuetext={t(words.epochIs, { n: epoch })}
        onInput={({ currentTarget }) => seePast(Number(currentTarget.value))}
      />
      <output for="epoch-seen">{t(words.epochIs, { n: epoch })}</output>
      <button type="button" class="quiet" data-action="newest" disabled={past.value === null} onClick={seeNewest}>
        {t(words.newest)}
      </button>
    </section>
  );
}
