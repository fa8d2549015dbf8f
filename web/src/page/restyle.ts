import { freeFrame, inFrame } from "./frame";
import { keptPlace } from "./place";

/** How many pixels are between an element and what is on the screen. */
function away(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(top - innerHeight, -bottom, 0);
}

/** Of a card the whole, or the parts, that nobody sees. */
function unseen(card: HTMLElement): HTMLElement[] {
  const parts = away(card) > 0 ? [card] : ([...card.children] as HTMLElement[]);
  return parts.filter((part) => away(part) > 0 && !part.contains(document.activeElement));
}

/**
 * Changes how all of the page looks. The browser styles, lays out and paints first what is on the screen, and then the
 * rest, card by card in a frame of its own, the nearest first: all together would hold up the page. So would the visitor's
 * click, the change and its painting in one task: the change has its own, and no drawing in the frame that shows it.
 */
export async function restyle(change: () => void): Promise<void> {
  const inPlace = keptPlace();
  const rest = [...document.querySelectorAll<HTMLElement>("main .card")]
    .map((card) => ({ distance: away(card), parts: unseen(card) }))
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => a.distance - b.distance)
    .map(({ parts }) => parts.map((part) => ({ part, height: `${part.offsetHeight}px` })));
  for (const { part, height } of rest.flat()) Object.assign(part.style, { contentVisibility: "hidden", height });
  await new Promise((resolve) => setTimeout(resolve));
  freeFrame();
  await inPlace(change);
  const show = (parts: (typeof rest)[number]) => {
    for (const { part } of parts) Object.assign(part.style, { contentVisibility: "", height: "" });
  };
  for (const parts of rest) inFrame(() => void inPlace(() => show(parts)), true);
}
