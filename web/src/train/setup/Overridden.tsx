import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import type { Entrant } from "../../race/contest";
import { state } from "../../state/state";
import { tidyRate } from "../race/names";

/** Below a field in which the racers differ: what each has in its place. */
export function Overridden({ what }: { what: "init" | "lr" | "norm" | "depth" }) {
  const shown = ({ [what]: value }: Entrant) =>
    value === undefined ? undefined : typeof value === "number" ? tidyRate(value) : value;
  const values = [...new Set(state.racers.value.map(shown).filter((value) => value !== undefined))];
  if (values.length === 0) return null;
  return (
    <p class="quiet" data-own={what}>
      {t(words.ownValues, { values: values.join(" · ") })}
    </p>
  );
}
