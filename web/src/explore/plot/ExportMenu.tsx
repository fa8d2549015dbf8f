import { Popover } from "../../controls/Popover";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { download } from "../../page/download";
import { chartsAsCsv, chartsAsPng } from "./export";

/** What is shown, to take away. */
export function ExportMenu() {
  return (
    <Popover label={t(words.out)}>
      <button
        type="button"
        data-export="png"
        onClick={async () => {
          const picture = await chartsAsPng();
          if (picture) download("activations.png", picture);
        }}
      >
        {t(words.png)}
      </button>
      <button type="button" data-export="csv" onClick={() => download("activations.csv", chartsAsCsv(), "text/csv")}>
        {t(words.csv)}
      </button>
    </Popover>
  );
}
