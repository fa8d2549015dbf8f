import { colorOf, dashOf } from "../charts/palette";
import { Swatch } from "../controls/Swatch";
import { activation } from "../core/catalogue";
import { Both } from "../i18n/Both";
import { t } from "../i18n/text";
import { train as words } from "../i18n/train";
import { state } from "../state/state";
import { type Racer, racers, shownIndex } from "./race";

function statusOf({ choice, status, reason, divergedAt }: Racer): string {
  if (status === "refused") {
    const rowwise = activation(choice.id)?.kind === "vector";
    return t(words.refused, { reason: rowwise ? t(words.rowwise) : (reason ?? "") });
  }
  if (status === "diverged") return t(words.diverged, { epoch: divergedAt ?? 0 });
  return t(words[status]);
}

const percent = (value: number | undefined) => (value === undefined ? "—" : `${(value * 100).toFixed(1)}%`);

/** Every racer's result so far, best loss first. */
export function League() {
  const rows = racers.value
    .map((racer, index) => ({ racer, index }))
    .sort((a, b) => (a.racer.loss.at(-1) ?? 1e9) - (b.racer.loss.at(-1) ?? 1e9));
  return (
    <section class="card league">
      <h2>
        <Both text={words.league} />
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(words.activation)}</th>
            <th scope="col">{t(words.loss)}</th>
            <th scope="col">{t(words.accuracy)}</th>
            <th scope="col">{t(words.epochTo90)}</th>
            <th scope="col">{t(words.status)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ racer, index }) => {
            const name = activation(racer.choice.id)?.name ?? racer.choice.id;
            const reached = racer.accuracy.findIndex((value) => value >= 0.9);
            return (
              <tr
                key={racer.choice.id}
                data-racer={racer.choice.id}
                data-epochs={racer.loss.length}
                data-status={racer.status}
              >
                <th scope="row">
                  <button
                    type="button"
                    class="plain name"
                    aria-label={t(words.select, { name })}
                    aria-pressed={index === shownIndex.value}
                    onClick={() => {
                      state.shown.value = index;
                    }}
                  >
                    <Swatch color={colorOf(index)} dash={dashOf(index)} /> {name}
                  </button>
                </th>
                {racer.status === "refused" ? (
                  <td colSpan={4} class="why">
                    {statusOf(racer)}
                  </td>
                ) : (
                  <>
                    <td>{racer.loss.at(-1)?.toFixed(4) ?? "—"}</td>
                    <td>{percent(racer.accuracy.at(-1))}</td>
                    <td>{reached < 0 ? "—" : reached + 1}</td>
                    <td>{statusOf(racer)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
