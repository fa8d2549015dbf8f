import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { readout } from "../model/format";

const side = 10;
const longest = 32;

interface CellsProps {
  name: string;
  values: Float32Array;
  /** A picture: as many rows as columns, where that comes out even. */
  isSquare: boolean;
  chosen: number | undefined;
  onChoose(unit: number): void;
}

/** Numbers as coloured cells, against the largest of them. */
export function Cells({ name, values, isSquare, chosen, onChoose }: CellsProps) {
  const root = Math.sqrt(values.length);
  const columns = isSquare && Number.isInteger(root) && root > 4 ? root : Math.min(values.length, longest);
  const rows = Math.ceil(values.length / columns);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0) || 1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field below chooses by keys
    <svg
      class="cells"
      viewBox={`0 0 ${columns * side} ${rows * side}`}
      width={columns * side * (columns <= 10 ? 3.2 : 1.6)}
      role="img"
      aria-label={t(words.cells, { stage: name, n: values.length })}
      onClick={({ target }) => {
        const unit = target instanceof Element ? target.getAttribute("data-unit") : null;
        if (unit !== null) onChoose(Number(unit));
      }}
    >
      {Array.from(values, (value, index) => (
        <rect
          key={index}
          data-unit={index}
          class={`${value < 0 ? "minus" : "plus"}${index === chosen ? " chosen" : ""}`}
          x={(index % columns) * side + 0.5}
          y={Math.floor(index / columns) * side + 0.5}
          width={side - 1}
          height={side - 1}
          fill-opacity={(Number.isFinite(value) ? Math.abs(value) / largest : 1).toFixed(3)}
        >
          <title>{`[${index}] ${readout(value)}`}</title>
        </rect>
      ))}
    </svg>
  );
}
