/** How many names are offered at once. */
const most = 6;

/** The name that is being typed before the caret; a module before it (torch., F.) stays as it is. */
function begun(text: string, caret: number): string {
  const [word = ""] =
    /(?<![\w.])(?:[A-Za-z]\w*\.)*[A-Za-z_]\w*$|(?<=[)|]\.)[A-Za-z_]\w*$/.exec(text.slice(0, caret)) ?? [];
  return word.slice(word.lastIndexOf(".") + 1);
}

/** Names that what is being typed may become: those that begin with it first. */
export function offersFor(text: string, caret: number, names: readonly string[]): string[] {
  const word = begun(text, caret).toLowerCase();
  if (word === "" || /^\w/.test(text.slice(caret))) return [];
  const place = (name: string) => name.toLowerCase().indexOf(word);
  const found = names.filter((name) => place(name) === 0 || (word.length > 1 && place(name) > 0));
  if (found.some((name) => name === word) && found.length === 1) return [];
  return found.sort((a, b) => Number(place(a) > 0) - Number(place(b) > 0) || a.length - b.length).slice(0, most);
}

/** What is to be written in the place of which characters when a name is taken. */
export function taken(text: string, caret: number, name: string): { from: number; to: number; insert: string } {
  const bracket = text[caret] === "(" ? "" : "(";
  return { from: caret - begun(text, caret).length, to: caret, insert: name + bracket };
}
