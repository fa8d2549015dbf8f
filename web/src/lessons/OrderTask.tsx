import type { Prediction } from "../../lessons/build/schema";
import { lessonWords as words } from "../i18n/lessons";
import { typeset } from "../i18n/number";
import { t } from "../i18n/text";
import { train } from "../i18n/train";
import { entered, raceOver, ranking, score } from "./race";
import { Outcome, type TaskProps } from "./Task";

type Order = Extract<Prediction, { kind: "order" }>;

/** The racers are put in order before they start. */
export function OrderTask({ task, given, onAnswer }: Omit<TaskProps<Order, "order">, "shown">) {
  const racers = entered(task.by);
  const known = given?.racers.filter((key) => racers.some((racer) => racer.key === key)) ?? [];
  const order = [...known, ...racers.map(({ key }) => key).filter((key) => !known.includes(key))];
  const move = (from: number, to: number) => {
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onAnswer({ kind: "order", racers: next });
  };
  return (
    <div class="order-task">
      <p id="order-label">{t(words.order)}</p>
      <ol aria-labelledby="order-label">
        {order.map((key, place) => {
          const name = racers.find((racer) => racer.key === key)?.name ?? key;
          return (
            <li key={key}>
              <span>{name}</span>
              <button
                type="button"
                class="icon"
                disabled={place === 0}
                aria-label={t(words.up, { name })}
                onClick={() => move(place, place - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                class="icon"
                disabled={place === order.length - 1}
                aria-label={t(words.down, { name })}
                onClick={() => move(place, place + 1)}
              >
                ↓
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const result = (by: Order["by"], value: number) =>
  Number.isNaN(value) ? "NaN" : by === "accuracy" ? `${(100 * value).toFixed(1)}%` : typeset(value.toPrecision(3));

/** The predicted order beside the one that came. */
export function OrderOutcome({ by, predicted }: { by: Order["by"]; predicted: readonly string[] | undefined }) {
  if (!raceOver.value) return <p class="quiet">{t(words.orderWait)}</p>;
  const ranked = ranking(by);
  const { pairs, right } = score(predicted ?? [], ranked);
  const names = new Map(ranked.map(({ key, name }) => [key, name]));
  return (
    <div class="order-outcome">
      <table>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t(words.orderReal)}</th>
            <th scope="col">{t(by === "accuracy" ? train.accuracy : train.loss)}</th>
            {predicted && <th scope="col">{t(words.orderYours)}</th>}
          </tr>
        </thead>
        <tbody>
          {ranked.map((racer, place) => (
            <tr key={racer.key}>
              <td>{place + 1}</td>
              <td>{racer.name}</td>
              <td>{result(by, racer.result)}</td>
              {predicted && <td>{names.get(predicted[place] ?? "") ?? "—"}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {predicted ? (
        <Outcome right={pairs === right}>{t(words.orderScore, { pairs, right })}</Outcome>
      ) : (
        <p class="quiet">{t(words.orderMissing)}</p>
      )}
    </div>
  );
}
