import { NumberField } from "../../controls/NumberField";
import { Segments } from "../../controls/Segments";
import { elementwise } from "../../core/catalogue";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { layerBounds, mostStages, seedBounds } from "../../state/explore";
import { state } from "../../state/state";
import { FileRow } from "./FileRow";
import { between, sizes } from "./model";
import { problemOf } from "./problem";
import { readNumbers, readSizes } from "./read";
import { TypedField } from "./TypedField";

const example = [0.5, -1.2, 3.3, 0.8];

const typedSizes = (text: string) => readSizes(text, 2, mostStages);

function takeSizes(text: string): void {
  const read = typedSizes(text) ?? state.sizes.value;
  if (read[0] !== state.vector.value?.length) state.vector.value = null;
  state.sizes.value = read;
}

function takeNumbers(text: string): void {
  const read = readNumbers(text);
  if ("values" in read && read.values.length > 0) state.vector.value = read.values;
}

function Between() {
  return (
    <>
      {between.value.map(({ id }, index) => (
        <div class="field" key={index}>
          <label for={`between-${index}`}>{t(words.after, { n: index + 1 })}</label>
          <select
            id={`between-${index}`}
            value={id}
            onChange={({ currentTarget: { value } }) => {
              state.between.value = between.value.with(index, { id: value });
            }}
          >
            {elementwise().map((info) => (
              <option key={info.id} value={info.id}>
                {info.name}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  );
}

/** The network and what goes in. */
export function Setup() {
  const vector = state.vector.value;
  return (
    <div class="network-setup">
      <TypedField
        id="network-sizes"
        label={t(words.sizes)}
        text={sizes.value.join("-")}
        problemOf={(text) =>
          typedSizes(text) ? undefined : t(words.sizesWrong, { most: mostStages, max: layerBounds.max })
        }
        onText={takeSizes}
      />
      <Between />
      <div class="field">
        <label for="network-seed">{t(words.seed)}</label>
        <NumberField
          id="network-seed"
          value={state.manual_seed.value}
          {...seedBounds}
          onValue={(seed) => {
            state.manual_seed.value = seed;
          }}
        />
      </div>
      <Segments
        label={t(words.input)}
        options={[
          { value: "randn", label: "torch.randn" },
          { value: "typed", label: t(words.typed) },
        ]}
        value={vector ? "typed" : "randn"}
        onValue={(value) => {
          state.vector.value = value === "typed" ? example : null;
        }}
      />
      {vector && (
        <>
          <TypedField
            id="network-numbers"
            label={t(words.numbers)}
            text={vector.join(" ")}
            rows={3}
            problemOf={(text) => problemOf(readNumbers(text))}
            onText={takeNumbers}
          />
          <FileRow />
        </>
      )}
    </div>
  );
}
