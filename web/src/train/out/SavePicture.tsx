import { type Text, t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { savePicture } from "./picture";

/** Saves the card that it stands on. */
export function SavePicture({ name, title }: { name: string; title: Text }) {
  return (
    <button
      type="button"
      class="plain"
      data-picture={name}
      aria-label={`${t(words.png)}: ${t(title)}`}
      title={t(words.png)}
      onClick={({ currentTarget }) => void savePicture(currentTarget.closest(".card") as HTMLElement, name)}
    >
      ⤓
    </button>
  );
}
