import { NumberField } from "../../controls/NumberField";
import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { state } from "../../state/state";
import { bracketed } from "../linear/arithmetic";
import { readout } from "../model/format";
import { Cells } from "./Cells";
import { chosen, nameOf, type Stage, sizes, stages, summary } from "./model";

/** Terms of a sum that are written out. */
const written = 4;

function titleOf({ kind, layer, choice }: Stage): string {
  if (choice) return nameOf(choice);
  if (kind === "input") return t(words.input);
  if (kind === "softmax") return "Softmax";
  return layer === sizes.value.length - 1 ? t(words.logits) : t(words.layer, { n: layer });
}

const factor = (value: number): string => bracketed(value, readout(value));

/** How one number comes about. */
function arithmetic(all: readonly Stage[], index: number, unit: number): string {
  const [stage, before] = [all[index] as Stage, all[index - 1]];
  const result = readout(stage.values[unit] ?? Number.NaN);
  const name = `${stage.variable}[${unit}]`;
  if (!before) return `${name} = ${result}`;
  if (stage.kind === "softmax")
    return `${name} = exp(${before.variable}[${unit}]) / Σ exp(${before.variable}) = ${result}`;
  if (!stage.weights) return `${name} = f(${readout(before.values[unit] ?? Number.NaN)}) = ${result}`;
  const { weight, bias } = stage.weights;
  const inputs = before.values.length;
  const terms = Array.from(before.values.slice(0, written), (value, i) => {
    return `${factor(weight[unit * inputs + i] as number)} · ${factor(value)}`;
  });
  const rest = inputs > written ? [`… (${t(words.more, { n: inputs - written })})`] : [];
  return `${name} = ${[...terms, ...rest, factor(bias[unit] as number)].join(" + ")} = ${result}`;
}

function Card({ index }: { index: number }) {
  const all = stages.value;
  const stage = all[index] as Stage;
  const { values, kind } = stage;
  const isChosen = chosen.value.stage === index;
  const unit = Math.min(chosen.value.unit, values.length - 1);
  const { mean, deviation, zeros } = summary(values);
  const choose = (next: number) => {
    chosen.value = { stage: index, unit: next };
  };
  const title = titleOf(stage);
  return (
    <li class="network-stage" data-stage-kind={kind}>
      <h3>
        {title} <code>[1, {values.length}]</code>
      </h3>
      <Cells
        name={title}
        values={values}
        isSquare={kind === "input" && state.vector.value !== null}
        chosen={isChosen ? unit : undefined}
        onChoose={choose}
      />
      <code class="first" data-values={values.slice(0, 5).join(" ")}>
        tensor([[{[...values.slice(0, 5)].map(readout).join(", ")}
        {values.length > 5 ? ", …" : ""}]])
      </code>
      <p class="quiet">
        {kind === "softmax"
          ? t(words.sums, { sum: readout(values.reduce((sum, value) => sum + value, 0)) })
          : t(words.statistics, { mean: readout(mean), deviation: readout(deviation), zeros })}
      </p>
      <div class="row unit">
        <label for={`unit-${index}`}>{t(words.unit)}</label>
        <NumberField
          id={`unit-${index}`}
          value={isChosen ? unit : 0}
          min={0}
          max={values.length - 1}
          whole
          onValue={choose}
        />
        <code>{arithmetic(all, index, isChosen ? unit : 0)}</code>
      </div>
    </li>
  );
}

/** The vector after every step, as cells, as numbers, and how one number comes about. */
export function Stages() {
  return (
    <ol class="stages">
      {stages.value.map(({ variable }, index) => (
        <Card key={variable} index={index} />
      ))}
    </ol>
  );
}
