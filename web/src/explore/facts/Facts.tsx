import { activation } from "../../core/catalogue";
import { core } from "../../core/core";
import { formulaOf } from "../../core/formulas";
import { activationWords } from "../../i18n/activations";
import { explore as words } from "../../i18n/explore";
import { language, other, tag } from "../../i18n/language";
import { t, tOther } from "../../i18n/text";
import { state } from "../../state/state";
import { active } from "../model/shown";
import { Parameters } from "../picker/Parameters";
import { CodeBlock } from "./CodeBlock";
import { Formula } from "./Formula";
import { Numerics } from "./Numerics";
import { PropertyChips } from "./PropertyChips";
import "./facts.css";

/** What is known of the selected activation. */
export function Facts() {
  const choice = active.value;
  const info = activation(choice?.id ?? "");
  if (!choice || !info) return null;
  const about = activationWords[info.id];
  const { citation, year, url } = info.paper;
  return (
    <section class="card facts">
      <h2 class="title">
        {info.name} {about && <span class="soft">{t(about.name)}</span>}{" "}
        {about && <small lang={tag(other(language.value))}>{tOther(about.name)}</small>}
      </h2>
      <div>
        <Formula tex={`f(x) = ${info.formula}`} />
        <Formula tex={`f'(x) = ${info.derivativeFormula}`} />
      </div>
      <Parameters />
      {about && (
        <p>
          {t(about.use)} <span class="soft">{t(about.drawback)}</span>
        </p>
      )}
      <PropertyChips choice={choice} kinks={core().describe(choice).kinks} />
      {formulaOf(info.id) ? (
        <button
          type="button"
          class="wide"
          data-action="own-edit"
          onClick={() => {
            state.formula.value = choice;
            state.panel.value = "own";
          }}
        >
          {t(words.editFormula)}
        </button>
      ) : (
        <>
          <Numerics choice={choice} info={info} />
          <CodeBlock choice={choice} info={info} />
        </>
      )}
      {citation && (
        <p class="quiet">
          {t(words.paper)}{" "}
          <a href={url} target="_blank" rel="noreferrer">
            {citation}, {year}
          </a>
        </p>
      )}
    </section>
  );
}
