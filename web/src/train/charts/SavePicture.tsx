import { pictureOf } from "../../charts/picture";
import { type Text, t } from "../../i18n/text";
import { train as words } from "../../i18n/train";
import { download } from "../../page/download";

async function save(card: HTMLElement, name: string): Promise<void> {
  const picture = await pictureOf(card);
  if (picture) download(`${name}.png`, picture);
}

/** Saves the card that it stands on as a picture. */
export function SavePicture({ name, title }: { name: string; title: Text }) {
  return (
    <button
      type="button"
      class="plain"
      data-picture={name}
      aria-label={`${t(words.png)}: ${t(title)}`}
      title={t(words.png)}
      onClick={({ currentTarget }) => void save(currentTarget.closest(".card") as HTMLElement, name)}
    >
      ⤓
    </button>
  );
}
