import { Both } from "../../i18n/Both";
import { formula as words } from "../../i18n/formula";
import { t } from "../../i18n/text";
import { readout, short } from "../model/format";
import { orderNames } from "../model/sample";
import { setRange, shortened } from "../model/zoom";
import { stretches } from "./facts";
import { change } from "./model";
import type { Stretch } from "./naive";

const bound = (value: number) => short(Number(value.toPrecision(4)));

/** Shows the stretch with a little beside it, as written. */
function look({ from, to }: Stretch): void {
  const air = Math.max((to - from) * 0.1, 1e-5);
  change({ asWritten: true });
  setRange(shortened({ min: from - air, max: to + air }));
}

/** Where the formula goes wrong if every operation is rounded as it is written. */
export function Written() {
  const list = stretches.value;
  return (
    <section class="card written" data-card="own-trouble">
      <h2>
        <Both text={words.trouble} />
      </h2>
      <p class="quiet">{t(words.troubleHint)}</p>
      {list.length === 0 && <p>{t(words.noTrouble)}</p>}
      <ul>
        {list.slice(0, 6).map((each) => {
          const where = `x ∈ [${bound(each.from)}, ${bound(each.to)}]`;
          const order = orderNames[each.order].replace("(x)", "");
          const values = { order, x: bound(each.x), written: readout(each.written), right: readout(each.right) };
          return (
            <li key={`${each.order} ${each.from}`} data-trouble={each.trouble}>
              <div class="head">
                <b>
                  {order} {t(words.kinds[each.trouble])}
                </b>
                <button
                  type="button"
                  class="link"
                  aria-label={t(words.lookAt, { where: `${order}, ${where}` })}
                  onClick={() => look(each)}
                >
                  {t(words.look)}
                </button>
              </div>
              <span>{where}</span>
              <span class="quiet">{t(words.example, values)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
