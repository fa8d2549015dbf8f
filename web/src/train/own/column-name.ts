import type { TableReport } from "playground-core";
import { own as words } from "../../i18n/own";
import { t } from "../../i18n/text";

/** A column's name, or which it is. */
export const nameOf = ({ columns }: TableReport, i: number): string =>
  columns[i]?.name || t(words.column, { n: i + 1 });
