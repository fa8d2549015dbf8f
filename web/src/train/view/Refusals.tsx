import { reason } from "../../i18n/refusal";
import { t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { live } from "../race/live";
import { nameOf } from "../race/names";
import { racers } from "../race/race";
import "./trouble.css";

/** Why racers could not start. */
export function Refusals() {
  live.league.version.value;
  const refused = racers.value.filter(({ first }) => first.stage === "refused");
  if (refused.length === 0) return null;
  return (
    <section class="card refusals" role="alert">
      {refused.slice(0, 3).map(({ entrant, first, index }) => (
        <p key={index}>
          {t(words.refused, { name: nameOf(entrant), reason: first.refusal ? reason(first.refusal) : "" })}
        </p>
      ))}
    </section>
  );
}
