import { readout } from "../explore/model/format";
import { activeEntry, readings } from "../explore/model/shown";
import { stageWords as words } from "../i18n/stage";
import { t } from "../i18n/text";
import { state } from "../state/state";

/** Slopes so near to 1 pass a gradient on as it is, for all that an eye can see. */
const near = 0.1;

function kindOf(slope: number): keyof typeof words.slopes {
  if (slope === 0) return "zero";
  if (slope < 0) return "negative";
  if (slope < 0.3) return "small";
  if (slope < 1 - near) return "middle";
  return slope <= 1 + near ? "one" : "large";
}

/** What the slope at the probe does to a gradient. */
export function slopeSentence(): string {
  const slope = readings.value[activeEntry.value]?.f1;
  if (slope === undefined || Number.isNaN(slope)) return "";
  return t(words.slopes[kindOf(slope)], {
    x: readout(state.probe.value),
    slope: readout(Number(slope.toPrecision(3))),
    ten: readout(Number((slope ** 10).toPrecision(2))),
  });
}
