import { activation } from "../core/catalogue";
import { activationWords } from "../i18n/activations";
import { Both } from "../i18n/Both";
import { explore as words } from "../i18n/explore";
import { language, tag } from "../i18n/language";
import { other, t, tOther } from "../i18n/text";
import { Formula } from "./Formula";
import { active } from "./model";
import { Parameters } from "./Parameters";

/** What is known of the selected activation. */
export function Facts() {
  const info = activation(active.value?.id ?? "");
  if (!info) return null;
  const about = activationWords[info.id];
  return (
    <section class="card facts">
      <h2 class="title">
        {info.name} {about && <span class="soft">{t(about.name)}</span>}{" "}
        {about && <small lang={tag(other(language.value))}>{tOther(about.name)}</small>}
      </h2>
      <Formula tex={`f(x) = ${info.formula}`} />
      <Formula tex={`f'(x) = ${info.derivativeFormula}`} />
      <Parameters />
      {about && (
        <p>
          {t(about.use)} <span class="soft">{t(about.drawback)}</span>
        </p>
      )}
      <h2>
        <Both text={words.code} />
      </h2>
      <code class="snippet">torch.nn.{info.torch.module}()</code>
    </section>
  );
}
