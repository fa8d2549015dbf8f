import { useComputed } from "@preact/signals";
import type { Compiler } from "playground-core/compiler";
import { NumberField } from "../../controls/NumberField";
import { Both } from "../../i18n/Both";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { batchBounds, bilinearBounds, linearBounds, seedBounds } from "../../state/explore";
import { state } from "../../state/state";
import { readout } from "../model/format";
import { layers } from "../model/layers";
import { bilinearLoop, farthest, linearLoop } from "./sizes";

interface Outcome {
  library: Float32Array;
  loop: Float64Array;
  exact: Float64Array;
}

const asIs = (value: number) => value;

function linearOutcome(core: Compiler): Outcome {
  const [inputs = 1, outputs = 1] = state.linear_sizes.value;
  const torch = core.manualSeed(state.manual_seed.value);
  const layer = torch.linear(inputs, outputs);
  const x = torch.randn(state.batch.value * inputs);
  return {
    library: core.linear(x, layer),
    loop: linearLoop(x, layer, Math.fround),
    exact: linearLoop(x, layer, asIs),
  };
}

function bilinearOutcome(core: Compiler): Outcome {
  const [inputs1 = 1, inputs2 = 1, outputs = 1] = state.bilinear_sizes.value;
  const torch = core.manualSeed(state.manual_seed.value);
  const layer = torch.bilinear(inputs1, inputs2, outputs);
  const [x1, x2] = [torch.randn(state.batch.value * inputs1), torch.randn(state.batch.value * inputs2)];
  return {
    library: core.bilinear(x1, x2, layer),
    loop: bilinearLoop(x1, x2, layer, Math.fround),
    exact: bilinearLoop(x1, x2, layer, asIs),
  };
}

function Compared({ library, loop, exact }: Outcome) {
  const rows = [
    { text: words.library, values: library },
    { text: words.loop, values: loop },
    { text: words.exact, values: exact },
  ];
  const difference = farthest(library, loop);
  return (
    <>
      <table class="results">
        <tbody>
          {rows.map(({ text, values }) => (
            <tr key={text.en}>
              <th scope="row">{t(text)}</th>
              {[...values.slice(0, 2)].map((value, index) => (
                <td key={index}>{value.toFixed(8)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p data-difference={difference}>
        {t(words.difference, {
          count: library.length,
          most: readout(difference),
          same: library.filter((value, index) => value === loop[index]).length,
          library: readout(farthest(library, exact)),
          loop: readout(farthest(loop, exact)),
        })}
      </p>
    </>
  );
}

interface SizesProps {
  names: readonly string[];
  field: "linear_sizes" | "bilinear_sizes";
  bounds: typeof linearBounds;
}

function Sizes({ names, field, bounds }: SizesProps) {
  const values = state[field].value;
  return (
    <>
      {names.map((name, index) => (
        <span key={name}>
          <label for={`${field}-${index}`}>{name}</label>{" "}
          <NumberField
            id={`${field}-${index}`}
            value={values[index] ?? 1}
            {...bounds}
            onValue={(value) => {
              state[field].value = values.with(index, value);
            }}
          />
        </span>
      ))}
    </>
  );
}

/** Linear and bilinear layers of chosen sizes, with PyTorch's weights: the library's sum against a loop's. */
export function AnySize() {
  const linear = useComputed(() => layers.value && linearOutcome(layers.value));
  const bilinear = useComputed(() => layers.value && bilinearOutcome(layers.value));
  const [inputs, outputs] = [t(words.inputsOf), t(words.outputsOf)];
  return (
    <section class="card any-size">
      <h2>
        <Both text={words.linearHeading} />
      </h2>
      <p class="quiet">{t(words.libraryHint)}</p>
      <div class="row">
        <label for="size-seed">{t(words.seed)}</label>
        <NumberField
          id="size-seed"
          value={state.manual_seed.value}
          {...seedBounds}
          onValue={(seed) => {
            state.manual_seed.value = seed;
          }}
        />
        <label for="size-batch">{t(words.batch)}</label>
        <NumberField
          id="size-batch"
          value={state.batch.value}
          {...batchBounds}
          onValue={(rows) => {
            state.batch.value = rows;
          }}
        />
      </div>
      <h3>
        <code>nn.Linear({state.linear_sizes.value.join(", ")})</code>
      </h3>
      <div class="row">
        <Sizes names={[inputs, outputs]} field="linear_sizes" bounds={linearBounds} />
      </div>
      {linear.value && <Compared {...linear.value} />}
      <h3>
        <code>nn.Bilinear({state.bilinear_sizes.value.join(", ")})</code>
      </h3>
      <div class="row">
        <Sizes names={[`${inputs}₁`, `${inputs}₂`, outputs]} field="bilinear_sizes" bounds={bilinearBounds} />
      </div>
      {bilinear.value && <Compared {...bilinear.value} />}
    </section>
  );
}
