/** A cell's place in the text, without quotes and blanks around it. One object stands for each in turn. */
export interface Cell {
  start: number;
  end: number;
  /** Stands for the cell where doubled quotes, or letters after a closing one, make it another text. */
  unquoted: string | undefined;
  /** The number, nearly (see readPlain), if it is a plain one; else NaN. */
  rough: number;
  /** The code of its decimal mark, or 0. */
  mark: number;
}

/** A cell as it is written. */
export const textOf = (text: string, { start, end, unquoted }: Cell) => unquoted ?? text.slice(start, end);
