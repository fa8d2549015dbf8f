import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { live } from "../race/frames";
import { nameOf } from "../race/names";
import { racers } from "../race/runs";

/** Why racers could not start. */
export function Refusals() {
  live.league.version.value;
  const refused = racers.value.filter(({ first }) => first.stage === "refused");
  if (refused.length === 0) return null;
  return (
    <section class="card refusals" role="alert">
      {refused.slice(0, 3).map(({ entrant, first, index }) => {
        const { field, value, allowed, message } = first.refusal ?? { message: "" };
        const name = nameOf(entrant);
        return (
          <p key={index}>
            {field
              ? t(words.refused, { name, field, value: String(value), allowed: allowed ?? "" })
              : t(words.refusedPlain, { name, message })}
          </p>
        );
      })}
    </section>
  );
}
