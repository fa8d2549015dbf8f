import type { Text } from "./text";

/** Words of handing on the page as it is now. */
export const share = {
  copyLink: { zh: "复制链接", en: "Copy the link" },
  copyEmbedding: { zh: "复制嵌入代码", en: "Copy the code to embed" },
  embeddingHint: {
    zh: "嵌入代码（iframe）用于课程网站：只显示当前内容，没有标题栏和切换标签。",
    en: "The code to embed (an iframe) is for course sites: it shows just this, without header and tabs.",
  },
  embeddingCopied: { zh: "嵌入代码已复制。", en: "The code to embed is copied." },
  copyByHand: { zh: "请手动复制：{text}", en: "Copy this by hand: {text}" },
  qr: { zh: "当前链接的二维码", en: "QR code of the current link" },
  qrHint: { zh: "用手机扫码打开同一页面。", en: "Scan it with a phone to open the same page." },
  large: { zh: "全屏显示", en: "Fill the screen" },
  qrTooLong: {
    zh: "链接太长，二维码放不下；请改用复制链接。",
    en: "The link is too long for a QR code. Copy it instead.",
  },
  qrLocal: {
    zh: "页面只在这台电脑上，手机打不开这个链接，所以没有二维码。把 dist 文件夹放到网站上即可。",
    en: "The page is on this computer alone, where phones cannot open it, so there is no QR code. Put the folder dist on a web site.",
  },
} satisfies Record<string, Text>;
