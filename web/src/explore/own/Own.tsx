import { useEffect } from "preact/hooks";
import { Both } from "../../i18n/Both";
import { formula as words } from "../../i18n/formula";
import { syntax } from "../../i18n/syntax";
import { t } from "../../i18n/text";
import { meetFonts } from "../../page/fonts";
import { openKept } from "../../state/kept";
import { Formula } from "../facts/Formula";
import { orders } from "../model/sample";
import { Checks } from "./Checks";
import { CodeCard } from "./CodeCard";
import { Editor } from "./Editor";
import { GradientCheck } from "./GradientCheck";
import { failure, follow, own } from "./model";
import { OwnChart } from "./OwnChart";
import { OwnParameters } from "./OwnParameters";
import { Actions, Settings } from "./Settings";
import { Examples, Shelf } from "./Shelf";
import { Written } from "./Written";
import "./own.css";

function start(): () => void {
  void openKept();
  return follow();
}

/** f and f′ as they are read in a book. */
function Formulas() {
  const info = own.value?.info;
  return (
    <div class="formulas" data-card="own-formulas">
      {info && (
        <>
          <Formula tex={`f(x) = ${info.formula}`} />
          <Formula tex={`f'(x) = ${info.derivativeFormula}`} />
        </>
      )}
    </div>
  );
}

function Failed() {
  return (
    <section class="card">
      <p>{t(words.failed, { reason: failure.value ?? "" })}</p>
      <button type="button" class="go" onClick={start}>
        {t(words.retry)}
      </button>
    </section>
  );
}

/** Where one writes an activation of one's own, sees what it is worth, and takes it along. */
export default function Own() {
  useEffect(() => meetFonts({ words, syntax }), []);
  useEffect(start, []);
  if (failure.value !== undefined) return <Failed />;
  return (
    <div class="panel own-panel">
      <section class="card own-editor">
        <h2>
          <Both text={words.title} />
        </h2>
        <Editor />
        <OwnParameters />
        <Settings />
        <Formulas />
        <Actions />
      </section>
      <section class="card own-charts" data-card="own-charts">
        <h2 class="unseen">{t(words.formulaOf)}</h2>
        {orders.map((order) => (
          <OwnChart key={order} order={order} />
        ))}
      </section>
      <div class="column">
        <section class="card">
          <h2>
            <Both text={words.examples} />
          </h2>
          <p class="quiet">{t(words.hint)}</p>
          <Examples />
        </section>
        <Checks />
        <GradientCheck />
        <Written />
        <CodeCard />
        <Shelf />
      </div>
    </div>
  );
}
