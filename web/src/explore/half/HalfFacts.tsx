import type { ComponentChildren } from "preact";
import { Both } from "../../i18n/Both";
import { half as words } from "../../i18n/half";
import { t } from "../../i18n/text";
import { xBounds } from "../../state/explore";
import { state } from "../../state/state";
import { short } from "../model/format";
import { facts } from "./model";
import { percent } from "./percent";

/** An x that the lens can be moved to. */
function Place({ x }: { x: number }) {
  if (Math.abs(x) > xBounds.max) return <>{short(x)}</>;
  return (
    <button
      type="button"
      class="link"
      title={t(words.look)}
      onClick={() => {
        state.probe.value = x;
      }}
    >
      {short(x)}
    </button>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What is lost of the chosen activation. */
export function HalfFacts() {
  const known = facts.value;
  if (!known) return null;
  const { within, vanishes, value, slope, fails } = known;
  const { below, above, around } = vanishes;
  const gone = below !== undefined || above !== undefined || around !== undefined;
  return (
    <section class="card half-facts">
      <h2>
        <Both text={words.lost} />
      </h2>
      <dl>
        <Fact name={t(words.left)}>
          {t(words.leftOf, { inputs: within.inputs, values: within.values, slopes: within.slopes })}
        </Fact>
        <Fact name={t(words.vanishes)}>
          {!gone && t(words.nowhere)}
          {below !== undefined && (
            <span>
              x ≤ <Place x={below} />
            </span>
          )}
          {above !== undefined && (
            <span>
              x ≥ <Place x={above} />
            </span>
          )}
          {around !== undefined && (
            <span>
              0 &lt; |x| ≤ <Place x={around} />
            </span>
          )}
        </Fact>
        <Fact name={t(words.error)}>
          <span>
            f: {percent(value.error)} (x = <Place x={value.x} />)
          </span>
          <span>
            f′: {percent(slope.error)} (x = <Place x={slope.x} />)
          </span>
        </Fact>
        {fails !== undefined && (
          <Fact name={t(words.fails)}>
            x = <Place x={fails} />
          </Fact>
        )}
      </dl>
      <p class="quiet">{t(words.why)}</p>
    </section>
  );
}
