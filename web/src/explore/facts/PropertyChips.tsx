import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Both } from "../../i18n/Both";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { type Choice, formatChoice } from "../../state/choice";
import { nextFloat } from "../model/floats";
import { readout, short } from "../model/format";
import { evaluate } from "../model/sample";
import { type Properties, properties } from "./properties";

/** How long a slider rests before the properties are worked out again, in milliseconds. */
const rest = 150;

/** Worked out at once for another activation, but while a parameter is dragged only when it rests. */
function useProperties(choice: Choice): Properties {
  const { id } = choice;
  const key = formatChoice(choice);
  const first = useMemo(() => ({ id, key, found: properties(choice) }), [id]);
  const later = useSignal(first);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (later.peek().key !== key) later.value = { id, key, found: properties(choice) };
    }, rest);
    return () => clearTimeout(timer);
  }, [key]);
  return later.value.id === id ? later.value.found : first.found;
}

const boundedness = {
  both: words.bounded,
  below: words.boundedBelow,
  above: words.boundedAbove,
  no: words.unbounded,
} as const;

/** A closed or open interval as it is written. */
export function interval({ range: [low, high], ends }: Properties): string {
  const open = ends[0].reached ? "[" : "(";
  const close = ends[1].reached ? "]" : ")";
  return `${open}${short(low)}, ${short(high)}${close}`;
}

/** Where float32 gives a bound that f itself never reaches. */
function Rounded({ range, ends }: Properties) {
  const said = ends.flatMap(({ roundedFrom: x }, side) =>
    x === undefined
      ? []
      : [
          t(x < 0 ? words.roundedBelow : words.roundedAbove, {
            bound: short(range[side] as number),
            x: threeDigits(x),
          }),
        ],
  );
  return said.length > 0 ? <p class="quiet">{said.join(" ")}</p> : null;
}

const threeDigits = (x: number) => short(Number(x.toPrecision(3)));

/** What f′ does at each kink: both limits, and the value that is taken, as in torch. */
function Kinks({ choice, kinks }: { choice: Choice; kinks: readonly number[] }) {
  if (kinks.length === 0) return null;
  return (
    <ul class="kinks quiet">
      {kinks.map((kink) => {
        const x = [nextFloat(kink, false), kink, nextFloat(kink, true)];
        const [below = 0, taken = 0, above = 0] = evaluate(choice, new Float32Array(x)).f1;
        const values = { x: short(kink), below: short(below), taken: short(taken), above: short(above) };
        return <li key={kink}>{t(words.kinkAt, values)}</li>;
      })}
    </ul>
  );
}

export function PropertyChips({ choice, kinks }: { choice: Choice; kinks: readonly number[] }) {
  const found = useProperties(choice);
  const chips = [
    t(words.valuesIn, { range: interval(found) }),
    t(words[found.smoothness]),
    t(found.monotonic ? words.monotonic : words.notMonotonic),
    t(boundedness[found.bounded]),
  ];
  return (
    <section>
      <h2>
        <Both text={words.properties} />
      </h2>
      <ul class="row chips properties">
        {chips.map((text) => (
          <li class="chip" key={text}>
            {text}
          </li>
        ))}
        <li class="chip" title={t(words.centreHint)}>
          {found.zeroCentred ? t(words.zeroCentred) : t(words.notZeroCentred, { mean: readout(found.mean) })}
        </li>
      </ul>
      <Rounded {...found} />
      <Kinks choice={choice} kinks={kinks} />
    </section>
  );
}
