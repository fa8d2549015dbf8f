import file from "../../../../tests/data/libraries.csv?raw";
import { activation } from "../../core/catalogue";
import { elsewhere as words } from "../../i18n/elsewhere";
import { t } from "../../i18n/text";
import { short } from "../model/format";

interface Difference {
  id: string;
  call: string;
  what: "value" | "slope";
  x: number;
  theirs: number;
  torch: number;
  cause: "default" | "formula" | "kink";
}

const [made = "", , ...rows] = file.trim().split("\n");
/** What was run: "PyTorch 2.13.0, Keras 3.15.1, JAX 0.10.2". */
const versions = made.replace(/^.* with |\.$/g, "");
const differences = rows.map((row): Difference => {
  const [id = "", , call = "", what, x, theirs, torch, cause] = row.split(",");
  return { id, call, what, x: Number(x), theirs: Number(theirs), torch: Number(torch), cause } as Difference;
});

/** One call after the other; where the value is another, so is the slope beside the kink. */
function List({ rows }: { rows: readonly Difference[] }) {
  const calls = [...new Set(rows.map(({ call }) => call))];
  return (
    <ul class="elsewhere">
      {calls.map((call) => {
        const own = rows.filter((each) => each.call === call);
        const told = own.filter((each) => each.what === "value" || each.cause === "kink");
        return (
          <li key={call}>
            <code>{call}</code>
            {(told.length > 0 ? told : own).map(({ what, x, theirs, torch, cause }) => (
              <span key={`${what} ${x}`}>
                {what === "value" ? "f" : "f′"}({short(x)}) = <b>{short(theirs)}</b>{" "}
                {t(words.inTorch, { value: short(torch) })} <span class="soft">{t(words[cause])}</span>
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

/** Where other libraries mean another function by the same name; this one's differences first. */
export function Elsewhere({ id }: { id: string }) {
  const own = differences.filter((each) => each.id === id);
  const others = [...new Set(differences.map((each) => each.id))].filter((each) => each !== id && activation(each));
  return (
    <div class="same-name">
      <h3>{t(words.title)}</h3>
      <p class="quiet">{t(words.about, { versions })}</p>
      {own.length > 0 ? <List rows={own} /> : <p>{t(words.same)}</p>}
      {others.map((other) => (
        <details key={other}>
          <summary>{activation(other)?.name}</summary>
          <List rows={differences.filter((each) => each.id === other)} />
        </details>
      ))}
    </div>
  );
}
