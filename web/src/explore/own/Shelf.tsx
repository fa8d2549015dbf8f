import { activation } from "../../core/catalogue";
import { formulaOf } from "../../core/formulas";
import { Both } from "../../i18n/Both";
import { formula as words } from "../../i18n/formula";
import { type Text, t } from "../../i18n/text";
import { kept } from "../../state/kept";
import { remove } from "./actions";
import { byHand, type Example, examples } from "./examples";
import { edit } from "./model";

function List({ title, list }: { title: Text; list: readonly Example[] }) {
  return (
    <div class="row examples">
      <h3>{t(title)}</h3>
      {list.map(({ name, source, values, learnable, beside }) => (
        <button
          key={name}
          type="button"
          data-example={name}
          title={source}
          onClick={() => edit({ source, name, ...(learnable && { learnable }) }, values, beside ?? null, false)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** One click each. */
export function Examples() {
  return (
    <div data-card="own-examples" class="example-lists">
      <List title={words.papers} list={examples} />
      <List title={words.byHand} list={byHand} />
    </div>
  );
}

/** What stays on this device: opened again, or deleted. */
export function Shelf() {
  return (
    <section class="card shelf" data-card="own-kept">
      <h2>
        <Both text={words.kept} />
      </h2>
      {kept.value.length === 0 && <p class="quiet">{t(words.noneKept)}</p>}
      <ul>
        {kept.value.map((choice) => {
          const formula = formulaOf(choice.id);
          const name = activation(choice.id)?.name ?? "";
          return (
            formula && (
              <li key={choice.id}>
                <button
                  type="button"
                  class="kept"
                  title={t(words.open, { name })}
                  onClick={() => edit(formula, choice.parameters)}
                >
                  <b>{name}</b>
                  <code>{formula.source}</code>
                </button>
                <button
                  type="button"
                  class="plain"
                  data-action="own-delete"
                  aria-label={t(words.remove, { name })}
                  onClick={() => remove(choice, name)}
                >
                  ✕
                </button>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
