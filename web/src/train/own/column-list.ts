/** `3-5, 9` for columns 2, 3, 4 and 8, which count from 0: people count them from 1. */
export function spellColumns(columns: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < columns.length; ) {
    const first = columns[i] as number;
    let last = first;
    while (columns[++i] === last + 1) ++last;
    parts.push(first === last ? `${first + 1}` : `${first + 1}-${last + 1}`);
  }
  return parts.join(", ");
}

/** The columns that such a text names, in their order; null where it is none, or names others than 1 to `most`. */
export function columnsIn(text: string, most: number): number[] | null {
  const chosen = new Set<number>();
  for (const part of text.split(/[\s,，、;；]+/).filter(Boolean)) {
    const [, from, to = from] = /^(\d+)(?:[-–—~～](\d+))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!(first >= 1 && first <= last && last <= most)) return null;
    for (let column = first; column <= last; ++column) chosen.add(column - 1);
  }
  return chosen.size > 0 ? [...chosen].sort((a, b) => a - b) : null;
}
