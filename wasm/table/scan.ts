/** What stands between two cells: one mark, or any number of blanks. */
export type Separator = "," | ";" | "\t" | " ";

const quote = 34;
const space = 32;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;

/** What a scan tells of; `start` and `end` are the cell's place in the text, without quotes and blanks around it. */
export interface Visitor {
  /** `unquoted` stands for the cell where doubled quotes, or letters after a closing one, make it another text. */
  cell(column: number, start: number, end: number, unquoted?: string): void;
  /** After a row's last cell; `line` counts from 1. True ends the scan. */
  row(width: number, line: number): boolean | undefined;
}

/** A quote that is opened in this line and never closed. */
export class OpenQuote extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
  ) {
    super("a quote without its end");
  }
}

/** Reads separated text (RFC 4180 with its usual variations) without keeping any of it; blank lines do not count. */
export function scan(text: string, separator: Separator, visitor: Visitor): void {
  const blanks = separator === " ";
  const mark = separator.charCodeAt(0);
  const { length } = text;
  const isBlank = (code: number) => code === space || (code === tab && mark !== tab);
  const endsLine = (code: number) => code === lineFeed || code === carriageReturn;
  let line = 1;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < length) {
    const first = line;
    let column = 0;
    for (;;) {
      while (at < length && isBlank(text.charCodeAt(at))) ++at;
      if (at >= length || endsLine(text.charCodeAt(at))) {
        // An empty last cell, or an empty line; blanks at the end are neither.
        if (column > 0 && !blanks) visitor.cell(column++, at, at);
        break;
      }
      if (text.charCodeAt(at) === quote) {
        const opened = at + 1;
        let doubled = false;
        for (++at; ; ++at) {
          at = text.indexOf('"', at);
          if (at < 0) throw new OpenQuote(first, column + 1);
          if (text.charCodeAt(at + 1) !== quote) break;
          doubled = true;
          ++at;
        }
        const closed = at++;
        for (let i = opened; i < closed; ++i) if (text.charCodeAt(i) === lineFeed) ++line;
        const after = at;
        while (at < length && !endsLine(text.charCodeAt(at)) && text.charCodeAt(at) !== mark) ++at;
        const rest = text.slice(after, at).trim();
        const inside = doubled || rest ? text.slice(opened, closed).replaceAll('""', '"') + rest : undefined;
        visitor.cell(column++, opened, closed, inside);
      } else {
        const start = at;
        let code = text.charCodeAt(at);
        while (at < length && code !== mark && !endsLine(code) && !(blanks && code === tab))
          code = text.charCodeAt(++at);
        let end = at;
        while (end > start && isBlank(text.charCodeAt(end - 1))) --end;
        visitor.cell(column++, start, end);
      }
      if (at >= length || endsLine(text.charCodeAt(at))) break;
      ++at; // the separator
      if (!blanks && at >= length) visitor.cell(column++, at, at);
    }
    if (at < length) {
      at += text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
      ++line;
    }
    if (column > 0 && visitor.row(column, first)) return;
  }
}

/** Lines by which the separator is found. */
const sampled = 200;

/** The mark that most of the first lines have outside of quotes: semicolon, tab or comma, else blanks. */
export function findSeparator(text: string): Separator {
  const counts = { ";": 0, "\t": 0, ",": 0 };
  const inLine = new Set<keyof typeof counts>();
  let lines = 0;
  let quoted = false;
  let filled = false;
  for (let at = 0; at <= text.length && lines < sampled; ++at) {
    const letter = text[at] ?? "\n";
    if (letter === '"') quoted = !quoted;
    if (quoted && at < text.length) continue;
    if (letter === "\n" || letter === "\r") {
      if (filled) ++lines;
      for (const mark of inLine) ++counts[mark];
      inLine.clear();
      filled = false;
    } else {
      filled ||= letter.trim() !== "";
      if (letter === ";" || letter === "\t" || letter === ",") inLine.add(letter);
    }
  }
  const [mark] = ([";", "\t", ","] as const).toSorted((a, b) => counts[b] - counts[a]);
  return mark !== undefined && counts[mark] >= lines / 2 ? mark : " ";
}
