import { palette } from "./palette";

/** Words that belong to no chart. */
const apart = "button.plain, button.link, .check, .terms, select, table, .unseen, svg";

/** What a stylesheet says of a drawing, to be written into a copy that stands alone. */
const presentation = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];

/** The drawing as it looks on the page. */
async function imageOf(drawing: SVGElement): Promise<HTMLImageElement> {
  const copy = drawing.cloneNode(true) as SVGElement;
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [index, element] of [drawing, ...drawing.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(element);
    for (const property of presentation) copies[index]?.setAttribute(property, style.getPropertyValue(property));
  }
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

/** Each character where it stands, so that lines break as they do on the page. */
function write(context: CanvasRenderingContext2D, text: Text): void {
  const { fontWeight, fontSize, fontFamily, color } = getComputedStyle(text.parentElement as HTMLElement);
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  context.fillStyle = color;
  const range = document.createRange();
  let at = 0;
  for (const character of text.data) {
    range.setStart(text, at);
    at += character.length;
    range.setEnd(text, at);
    const { left, top, width } = range.getBoundingClientRect();
    if (width > 0) context.fillText(character, left, top + context.measureText(character).fontBoundingBoxAscent);
  }
}

/**
 * A part of the page as a PNG, as it is on the screen and in the screen's resolution: charts, drawings and words, without
 * what one works them by. `margin`: pixels left free around it.
 */
export async function pictureOf(element: HTMLElement, margin = 0): Promise<Blob | null> {
  const drawings = [...element.querySelectorAll<SVGElement>("svg")];
  const images = await Promise.all(drawings.map(imageOf));
  // As on the screen, what is drawn begins with a whole pixel.
  const pixel = (length: number) => Math.round(length * devicePixelRatio);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const picture = document.createElement("canvas");
  picture.width = pixel(right + margin) - pixel(left - margin);
  picture.height = pixel(bottom + margin) - pixel(top - margin);
  const context = picture.getContext("2d") as CanvasRenderingContext2D;
  context.fillStyle = palette.peek().color("--card");
  context.fillRect(0, 0, picture.width, picture.height);
  context.translate(-pixel(left - margin), -pixel(top - margin));
  const draw = (place: Element, image: CanvasImageSource) => {
    const box = place.getBoundingClientRect();
    const [x, y] = [pixel(box.left), pixel(box.top)];
    context.drawImage(image, x, y, pixel(box.right) - x, pixel(box.bottom) - y);
  };
  for (const canvas of element.querySelectorAll("canvas")) draw(canvas, canvas);
  for (const [index, image] of images.entries()) draw(drawings[index] as SVGElement, image);
  context.scale(devicePixelRatio, devicePixelRatio);
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (!node.parentElement?.closest(apart)) write(context, node as Text);
  return new Promise((resolve) => picture.toBlob(resolve));
}
