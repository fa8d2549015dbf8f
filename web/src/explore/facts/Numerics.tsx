import { Terms } from "../../controls/Term";
import type { ActivationInfo } from "../../core/types";
import { Both } from "../../i18n/Both";
import { explore as words } from "../../i18n/explore";
import { typeset } from "../../i18n/number";
import { t } from "../../i18n/text";
import type { Choice } from "../../state/choice";
import { state } from "../../state/state";
import { comparable, comparison } from "../model/comparison";
import { short } from "../model/format";
import { evaluate } from "../model/sample";
import { type TorchDigits, torchError, torchVersion } from "../model/torch";
import { setRange, shortened } from "../model/zoom";

const kinds = [
  { what: "value", sign: "f" },
  { what: "derivative", sign: "f′" },
] as const;

/** Two significant digits, or a power of ten for what is far off. */
function ulp(value: number | undefined): string {
  if (value === undefined) return "—";
  return value >= 1e4 ? short(Number(value.toPrecision(2))) : short(Number(value.toPrecision(3)));
}

/** As many digits as tell torch's from ours. */
const digits = (value: number): string => (value === 0 ? "0" : typeset(String(Number(value.toPrecision(6)))));

/** torch's digits beside ours. */
function Digits({ choice, rows }: { choice: Choice; rows: readonly TorchDigits[] }) {
  const [first] = rows;
  if (!first) return null;
  const sign = first.what === "value" ? "f" : "f′";
  const ours = evaluate(
    choice,
    Float32Array.from(rows, ({ x }) => x),
  )[first.what === "value" ? "f" : "f1"];
  return (
    <div>
      <table class="digits">
        <caption class="quiet">{t(words.digitsOf, { what: `${sign}(x)`, version: torchVersion })}</caption>
        <thead>
          <tr>
            <th scope="col">x</th>
            <th scope="col">PyTorch</th>
            <th scope="col">{t(words.here)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ x, got }, index) => (
            <tr key={x}>
              <th scope="row">{short(x)}</th>
              <td class="wrong">{digits(got)}</td>
              <td>{digits(ours[index] as number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{t(words.torchMark, { version: torchVersion })}</p>
    </div>
  );
}

/** Shows the stretch where torch is wrong, the one with the value first. */
function toggle(): void {
  state.digits.value = !state.digits.peek();
  if (!state.digits.peek()) return;
  const x = comparable.peek().map((row) => row.x);
  const [low, high] = [Math.min(...x), Math.max(...x)];
  setRange(shortened({ min: low - (high - low) * 0.08, max: high + (high - low) * 0.08 }));
}

/** How far off we and torch are, and where torch's errors can be seen. */
export function Numerics({ choice, info }: { choice: Choice; info: ActivationInfo }) {
  const standard = kinds.some(({ what }) => torchError(choice, what) !== undefined);
  return (
    <section>
      <h2>
        <Both text={words.numerics} />
      </h2>
      {standard ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{t(words.largest)}</th>
              <th scope="col">{t(words.here)}</th>
              <th scope="col">PyTorch</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ what, sign }) => {
              const torch = torchError(choice, what);
              return (
                <tr key={what}>
                  <th scope="row">{sign}</th>
                  <td>{ulp(info.maxUlp[what])}</td>
                  <td class={torch !== undefined && torch > 100 ? "wrong" : undefined}>{ulp(torch)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : (
        <p class="quiet">{t(words.atDefaults)}</p>
      )}
      {comparable.value.length > 0 && (
        <button type="button" class="wide" aria-expanded={state.digits.value} onClick={toggle}>
          {t(state.digits.value ? words.hideDigits : words.seeDigits)}
        </button>
      )}
      <Terms names={["ulp", "kink"]} />
      <Digits choice={choice} rows={comparison.value} />
    </section>
  );
}
