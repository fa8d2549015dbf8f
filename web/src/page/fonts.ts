/** Safari has no idle callbacks. */
const idle: (work: () => void) => void = globalThis.requestIdleCallback ?? ((work) => setTimeout(work));

/** Fonts and the characters that were laid out in them. */
const met = new Set<string>();

function* newFonts(characters: string): Generator<Partial<CSSStyleDeclaration>> {
  for (const element of document.querySelectorAll("body *")) {
    const { fontFamily, fontSize, fontStyle, fontWeight } = getComputedStyle(element);
    const font = { fontFamily, fontSize, fontStyle, fontWeight };
    const name = [...Object.values(font), characters].join();
    if (!met.has(name)) yield font;
    met.add(name);
  }
}

/** Milliseconds before the first font, and before another try where something else is going on. */
const rest = 1000;

/**
 * Lays out each character of `words`, shown to nobody, in every font that is on the page, once, and one font at a time
 * when there is nothing else to do. A browser looks for a font's file, and for a glyph in it, when it lays it out first:
 * without this, the first change of language held up the page by as much as a second. It waits while `isBusy`.
 */
export function meetFonts(words: object, isBusy = () => false): void {
  const characters = [...new Set(JSON.stringify(words))].join("");
  const fonts = newFonts(characters);
  const probe = document.createElement("span");
  probe.className = "unseen";
  probe.ariaHidden = "true";
  probe.textContent = characters;
  const meetNext = () => {
    if (isBusy()) return later();
    const { value: font } = fonts.next();
    if (!font) return;
    Object.assign(probe.style, font);
    document.body.append(probe);
    probe.getBoundingClientRect();
    probe.remove();
    idle(meetNext);
  };
  const later = () => {
    setTimeout(() => idle(meetNext), rest);
  };
  later();
}
