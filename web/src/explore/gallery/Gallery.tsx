import { Segments } from "../../controls/Segments";
import { catalogue } from "../../core/catalogue";
import type { ActivationInfo } from "../../core/types";
import { activationWords } from "../../i18n/activations";
import { explore, families } from "../../i18n/explore";
import { panels as words } from "../../i18n/panels";
import { type Text, t } from "../../i18n/text";
import { offered } from "../../state/kept";
import { state } from "../../state/state";
import { open } from "../model/selection";
import "./gallery.css";
import { height, multiple, place, rowBars, width } from "./multiple";
import { SlideMenu } from "./SlideMenu";

const [zeroX, zeroY] = place(0, 0);

function Drawing({ info }: { info: ActivationInfo }) {
  const shown = state.gallery.value;
  const paths = multiple(info);
  return (
    <>
      {shown !== "f1" && <path class="f" d={paths.f} />}
      {shown !== "f" && <path class={shown === "both" ? "f1 dashed" : "f1"} d={paths.f1} />}
    </>
  );
}

function Bars({ info }: { info: ActivationInfo }) {
  return (
    <>
      {rowBars(info).map(({ input, output }, index) => {
        const left = 18 + index * 40;
        const bar = (value: number, offset: number, name: string) => {
          const [, top] = place(0, Math.max(value, 0));
          const [, bottom] = place(0, Math.min(value, 0));
          return <rect class={name} x={left + offset} y={top} width="12" height={Math.max(bottom - top, 1)} />;
        };
        return (
          <g key={input}>
            {bar(input, 0, "in")}
            {output !== undefined && bar(output, 14, "out")}
          </g>
        );
      })}
    </>
  );
}

function Card({ info }: { info: ActivationInfo }) {
  const name = activationWords[info.id]?.name;
  return (
    <li>
      <button type="button" class="multiple" data-id={info.id} onClick={() => open(info)}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <path class="axes" d={`M0 ${zeroY}H${width}M${zeroX} 0V${height}`} />
          {info.kind === "elementwise" ? <Drawing info={info} /> : <Bars info={info} />}
        </svg>
        <small class="family">{families[info.family] ? t(families[info.family] as Text) : info.family}</small>
        <span>
          {info.name} {name && t(name).toLowerCase() !== info.name.toLowerCase() && <small>{t(name)}</small>}
        </span>
      </button>
    </li>
  );
}

/** Every activation as a small multiple, all on one scale. */
export default function Gallery() {
  const options = [
    { value: "f", label: "f" },
    { value: "f1", label: "f′" },
    { value: "both", label: t(words.both) },
  ] as const;
  return (
    <section class="card gallery-card">
      <div class="row">
        <Segments
          label={t(words.gallery)}
          options={options}
          value={state.gallery.value}
          onValue={(shown) => {
            state.gallery.value = shown;
          }}
        />
        <SlideMenu />
        <p class="quiet">{t(words.galleryHint)}</p>
      </div>
      <ul class="multiples" aria-label={t(explore.functions)}>
        {[...catalogue(), ...offered()].map((info) => (
          <Card key={info.id} info={info} />
        ))}
      </ul>
    </section>
  );
}
