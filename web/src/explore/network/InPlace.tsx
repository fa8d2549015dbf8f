import { useSignal } from "@preact/signals";
import { activation, elementwise } from "../../core/catalogue";
import { Both } from "../../i18n/Both";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { torchCode } from "../facts/torch-code";
import { complaint, savesOutput } from "./in-place";
import { sizes } from "./model";

/** What PyTorch says when an activation's output is changed before backward. */
export function InPlace() {
  const id = useSignal("sigmoid");
  const info = activation(id.value);
  if (!info) return null;
  const [inputs = 1, outputs = 1] = sizes.value;
  const module = torchCode({ id: info.id }, info)?.lines[0]?.replace("torch.", "");
  const step = savesOutput[info.id];
  return (
    <section class="card" data-card="in-place">
      <h2>
        <Both text={words.inPlace} />
      </h2>
      <p class="quiet">{t(words.inPlaceHint)}</p>
      <div class="row">
        <label for="in-place-first">{t(words.inPlaceFirst)}</label>
        <select
          id="in-place-first"
          value={id.value}
          onChange={({ currentTarget: { value } }) => {
            id.value = value;
          }}
        >
          {elementwise()
            .filter(({ torch }) => torch.module !== "")
            .map(({ id: each, name }) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <pre class="snippet">{`y = ${module}(nn.Linear(${inputs}, ${outputs})(x))\ny.mul_(2)\ny.sum().backward()`}</pre>
      <p>
        {t(words.says)}{" "}
        {step ? (
          <code class="wrong" data-says={info.id}>
            {complaint(step, [1, outputs])}
          </code>
        ) : (
          <span data-says={info.id}>{t(words.nothingSaid, { name: info.name })}</span>
        )}
      </p>
    </section>
  );
}
