import { Failed } from "../../controls/Failed";
import { elementwise } from "../../core/catalogue";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import "./cost.css";
import type { Cost as Measured } from "./cost-worker";
import { broken, costs, measure, measuring, measured as progress } from "./measure";

const elements = 4096;
const ways = ["simd", "scalar", "plain"] as const;

const nanoseconds = (value: number | undefined) => (value === undefined ? "—" : value.toFixed(value < 1 ? 2 : 1));

/** Bars on one scale; what is slower than the scale runs to its end. */
function Bar({ cost, most }: { cost: Measured; most: number }) {
  return (
    <svg class="bars" viewBox="0 0 100 15" preserveAspectRatio="none" aria-hidden="true">
      {ways.map((way, index) => (
        <rect key={way} class={way} y={index * 5} height="4" width={Math.min(100, ((cost[way] ?? 0) / most) * 100)} />
      ))}
    </svg>
  );
}

/** What every activation costs on this machine. */
export default function Cost() {
  const measured = costs.value;
  const relu = measured.get("relu")?.simd ?? measured.get("relu")?.scalar;
  const all = [...measured.values()];
  const most = Math.max(1, ...all.flatMap((cost) => ways.map((way) => cost[way] ?? 0)));
  return (
    <section class="card cost-panel">
      <div class="row">
        <button type="button" class="go" disabled={measuring.value} onClick={() => void measure()}>
          {t(measuring.value ? words.measuring : words.measure)}
        </button>
        {measuring.value && <progress aria-label={t(words.measuring)} value={progress.value} />}
        <p class="quiet">{t(words.costHint, { count: elements })}</p>
      </div>
      {broken.value && <Failed onAgain={measure} />}
      {all.length === 0 && !measuring.value && !broken.value && <p class="soft">{t(words.notYet)}</p>}
      {all.length > 0 && (
        <div class="cost-table">
          <table aria-label={t(words.costCaption)}>
            <thead>
              <tr>
                <th scope="col">{t(words.activation)}</th>
                <td />
                {ways.map((way) => (
                  <th scope="col" key={way} class={way}>
                    {t(words[way])}
                  </th>
                ))}
                <th scope="col">{t(words.relative)}</th>
              </tr>
            </thead>
            <tbody>
              {elementwise().map(({ id, name }) => {
                const cost = measured.get(id);
                if (!cost) return null;
                const own = cost.simd ?? cost.scalar;
                return (
                  <tr key={id} data-cost={id}>
                    <th scope="row">{name}</th>
                    <td class="wide">
                      <Bar cost={cost} most={most} />
                    </td>
                    {ways.map((way) => (
                      <td key={way}>{nanoseconds(cost[way])}</td>
                    ))}
                    <td>{relu ? `${(own / relu).toFixed(1)} ×` : "—"}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
