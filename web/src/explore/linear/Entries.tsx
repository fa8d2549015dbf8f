import { NumberField } from "../../controls/NumberField";
import { panels as words } from "../../i18n/panels";
import { t } from "../../i18n/text";
import { entryBounds } from "../../state/explore";

interface EntriesProps {
  name: string;
  values: readonly number[];
  columns: number;
  onValues: (values: number[]) => void;
}

/** A matrix or a vector (one column) whose numbers can be typed over. */
export function Entries({ name, values, columns, onValues }: EntriesProps) {
  return (
    <div class="entries">
      <span class="entries-name" aria-hidden="true">
        {name} =
      </span>
      <div class="brackets" data-columns={columns}>
        {values.map((value, index) => (
          <NumberField
            key={index}
            label={t(words.entry, { name, n: index + 1 })}
            value={value}
            {...entryBounds}
            onValue={(next) => onValues(values.with(index, next))}
          />
        ))}
      </div>
    </div>
  );
}
