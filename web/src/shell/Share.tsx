import "./share.css";
import { useRef } from "preact/hooks";
import { encode } from "uqr";
import { notify } from "../controls/notice";
import { common } from "../i18n/common";
import { share as words } from "../i18n/share";
import { type Text, t } from "../i18n/text";
import { link } from "../state/address";
import { state } from "../state/state";

async function copy(text: string, copied: Text, byHand: Text, name: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(copied);
  } catch {
    notify(byHand, { [name]: text });
  }
}

function copyLink(address: string): Promise<void> {
  const isOwn = state.dataset.peek() === "custom";
  return isOwn
    ? copy(address, common.sharedWithoutData, common.shareByHandWithoutData, "link")
    : copy(address, common.shared, common.shareByHand, "link");
}

/** What a course site takes; never added to this page. */
function embedding(src: string, title: string): string {
  const frame = document.createElement("iframe");
  Object.assign(frame, { src, title, width: "100%", height: "600", allow: "fullscreen; clipboard-write" });
  return frame.outerHTML;
}

/** Whether other devices can open the page at this address. */
export function isPublic({ protocol, hostname }: Pick<URL, "protocol" | "hostname">): boolean {
  return /^https?:$/.test(protocol) && !/^(localhost|.+\.localhost|127\..+|\[::1\])$/.test(hostname);
}

/** The code as one path in modules, with the quiet zone of four that the standard asks for; undefined where it is too long. */
export function qrPath(text: string): { size: number; path: string } | undefined {
  try {
    const { size, data } = encode(text, { ecc: "L", border: 4 });
    const dark = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")));
    return { size, path: dark.join("") };
  } catch {
    return undefined;
  }
}

function Code({ address }: { address: string }) {
  const picture = useRef<SVGSVGElement>(null);
  if (!isPublic(new URL(address))) return <p class="quiet">{t(words.qrLocal)}</p>;
  const code = qrPath(address);
  if (!code) return <p class="quiet">{t(words.qrTooLong)}</p>;
  return (
    <>
      <svg ref={picture} class="qr" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={t(words.qr)}>
        <path d={code.path} shape-rendering="crispEdges" />
      </svg>
      <p class="quiet">{t(words.qrHint)}</p>
      {document.fullscreenEnabled && (
        <button type="button" onClick={() => void picture.current?.requestFullscreen()}>
          {t(words.large)}
        </button>
      )}
    </>
  );
}

/** Hands on the page as it is now: to a neighbour, a course site, the phones in the room. */
export default function Share() {
  const address = link();
  return (
    <>
      <button type="button" class="go" data-action="copy-link" onClick={() => void copyLink(address)}>
        {t(words.copyLink)}
      </button>
      <Code address={address} />
      <button
        type="button"
        data-action="copy-embedding"
        onClick={() =>
          void copy(embedding(link("bare"), t(common.brand)), words.embeddingCopied, words.copyByHand, "text")
        }
      >
        {t(words.copyEmbedding)}
      </button>
      <p class="quiet">{t(words.embeddingHint)}</p>
    </>
  );
}
