/** Of a card, what is in the middle of the screen: there the visitor reads. Between two cards, what is a little above. */
function readNow(): Element | undefined {
  const at = (part: number) => document.elementFromPoint(innerWidth / 2, innerHeight * part);
  return [at(0.5), at(0.45)].find((element) => element?.closest(".card")) ?? undefined;
}

/**
 * Gives what does a change and leaves what is being read now where it was on the screen. Browsers do so by themselves,
 * but not where the style of what is around it changes, and Safari never. At its top, the page stays there. All is laid
 * out right after the change, so that painting it, in the next frame, is a task of its own.
 */
export function keptPlace(): (change: () => void) => Promise<void> {
  const read = (scrollY > 0 && readNow()) || document.body;
  const top = () => read.getBoundingClientRect().top;
  return async (change) => {
    const before = top();
    change();
    await undefined; // what depends on it is rendered
    const moved = read.isConnected ? top() - before : 0;
    if (moved !== 0) scrollBy(0, moved);
  };
}
