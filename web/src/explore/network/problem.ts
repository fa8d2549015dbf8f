import { network as words } from "../../i18n/network";
import { t } from "../../i18n/text";
import { layerBounds, vectorBounds } from "../../state/explore";
import type { Read } from "./read";

/** Why numbers cannot be taken. */
export function problemOf(read: Read): string | undefined {
  if ("many" in read) return t(words.numbersMany, { max: layerBounds.max, n: read.many });
  if ("wrong" in read) return t(words.numberWrong, { n: read.wrong, text: read.text, max: vectorBounds.max });
  return undefined;
}
