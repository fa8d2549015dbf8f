import { useRef } from "preact/hooks";
import { Both } from "../../i18n/Both";
import { inside as words } from "../../i18n/inside";
import { t } from "../../i18n/text";
import { useLive } from "../../page/use-live";
import { live } from "../race/live";
import { looks, survey } from "../race/looks";
import { nameOf } from "../race/names";
import { shownRacer } from "../race/shown";
import "./confusion.css";

/** Steps of the tint, each a class of the stylesheet. */
const shades = 5;

/** Which class the shown racer took for which, of what is held out if anything is. */
export function ConfusionMatrix() {
  const card = useRef<HTMLElement>(null);
  useLive(card, live.numbers);
  live.numbers.version.value;
  const racer = shownRacer.value;
  const data = survey.value;
  const counted = racer && looks.get(racer)?.confusion;
  const isCurrent = racer && racer.first.epochs > 0 && data && counted?.classes === data.classes;
  const { classes = 0, counts, testCounts } = isCurrent && counted ? counted : {};
  const cells = testCounts ?? counts;
  const names = Array.from({ length: classes }, (_, i) => data?.classNames[i] ?? `${i}`);
  const row = (i: number) => [...(cells?.subarray(i * classes, (i + 1) * classes) ?? [])];
  return (
    <section ref={card} class="card confusion" hidden={!cells || classes < 2} data-classes={classes}>
      <h2>
        <Both text={words.confusion} />{" "}
        {racer && (
          <small>
            {"· "}
            {t(testCounts ? words.confusionHeldOut : words.confusionTraining, { name: nameOf(racer.entrant) })}
          </small>
        )}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section class="scroll" tabIndex={0} aria-label={t(words.confusion)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(words.trueClass)}</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{t(words.recall)}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((actual, i) => {
              const numbers = row(i);
              const all = numbers.reduce((sum, count) => sum + count, 0);
              return (
                <tr key={actual}>
                  <th scope="row">{actual}</th>
                  {numbers.map((count, k) => (
                    <td
                      key={names[k]}
                      data-shade={all > 0 ? Math.ceil((count / all) * shades) : 0}
                      data-right={i === k}
                      title={t(words.confusionCell, { actual, predicted: names[k] ?? "", count })}
                    >
                      {count}
                    </td>
                  ))}
                  <td>{all > 0 ? `${((100 * (numbers[i] ?? 0)) / all).toFixed(1)}%` : "—"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
