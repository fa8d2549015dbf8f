/** What stands between two cells: one mark, or any number of blanks. */
export type Separator = "," | ";" | "\t" | " ";

/** How a text is laid out: where its table begins, on which line, and what stands between its cells. */
export interface Layout {
  at: number;
  line: number;
  separator: Separator;
}

/** The first line may be Excel's `sep=;`, and the header may follow a #, as NumPy writes it. */
export function findLayout(text: string): Layout {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const said = /^"?sep=([,;\t])"?(\r\n|\r|\n)/i.exec(text.slice(at, at + 10));
  if (said) return { at: at + said[0].length, line: 2, separator: said[1] as Separator };
  if (text[at] === "#") ++at;
  return { at, line: 1, separator: findSeparator(text, at) };
}

/** Lines, and characters, by which the separator is found. */
const sampled = 200;
const mostSampled = 1_000_000;
const marks = [";", "\t", ","] as const;

/** The mark that most of the first lines have outside of quotes: semicolon, tab or comma, else blanks. */
function findSeparator(text: string, begin: number): Separator {
  const lines = [...firstLines(text.slice(begin, begin + mostSampled))];
  const counts = marks.map((mark) => lines.filter((line) => line.replaceAll(quotes, "").includes(mark)).length);
  const best = Math.max(...counts);
  const mark = marks[counts.indexOf(best)] as Separator;
  if (2 * best < lines.length || best === 0) return " ";
  return mark === "," && haveDecimalCommas(lines) ? " " : mark;
}

const quotes = /"[^"]*"/g;

/** The first lines that are not blank; a quote that opens a cell takes the end of its line with it. */
function* firstLines(text: string): Generator<string> {
  let lines = 0;
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= text.length && lines < sampled; ++at) {
    const letter = text[at] ?? "\n";
    if (letter === '"') quoted = !quoted && /[\s,;"]/.test(text[at - 1] ?? " ");
    if ((letter !== "\n" && letter !== "\r") || (quoted && at < text.length)) continue;
    const line = text.slice(start, at).trim();
    start = at + 1;
    if (line === "") continue;
    ++lines;
    yield line;
  }
}

/** `5,1 3,5 setosa`: below the header each part between blanks has a comma within a number, or none. */
function haveDecimalCommas(lines: readonly string[]): boolean {
  const rows = lines.slice(lines.length > 2 ? 1 : 0).map((line) => line.match(/"[^"]*"|[^\s"]+/g) ?? []);
  const width = rows[0]?.length ?? 0;
  return (
    width > 1 &&
    rows.every(
      (parts) => parts.length === width && parts.every((part) => /^(".*"|[^,]*|[+-]?\d+,\d+(e[+-]?\d+)?)$/i.test(part)),
    )
  );
}
