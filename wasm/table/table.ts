import { notAllowed } from "../errors.js";
import { classesOf, namedBy } from "./classes.js";
import { ColumnCount, findDecimal, guessLabel, type Role } from "./columns.js";
import { decode, type Encoding } from "./decode.js";
import { findHead, type Head } from "./head.js";
import { type Decimal, isMissing, parseNumber, plainNumber } from "./number.js";
import { checkOptions, mostInputs, sibling } from "./options.js";
import { findSeparator, OpenQuote, type Separator, scan, type Visitor } from "./scan.js";
import type { TableColumn, TableData, TableOptions, TableReport } from "./types.js";

const mostRows = 100_000;
/** With those that are left out. */
const mostScanned = 10 * mostRows;
/** More than any table of images has. */
const mostColumns = 10_000;
const mostCells = 64_000_000;
const previewRows = 8;
/** Cells between two calls of `progress`. */
const progressStep = 400_000;

interface Scanned {
  rows: number;
  width: number;
  first: string[][];
  counts: ColumnCount[];
  /** The lines on which the first three rows stand. */
  lines: number[];
}

type Progress = (share: number) => void;

/**
 * Reads separated text: which lines are samples, what each column is, which is the label. `field` names the text in
 * errors; `progress` is told the share that is done.
 */
export function readTable(options: TableOptions, field = "csv", progress: Progress = () => {}): TableData {
  checkOptions(options, field);
  const { csv } = options;
  const decoded = typeof csv === "string" ? { text: csv } : decode(csv, options.encoding);
  return new TableReader(decoded.text, options, field, progress).read(
    "encoding" in decoded ? decoded.encoding : undefined,
  );
}

class TableReader {
  private readonly separator: Separator;

  constructor(
    private readonly text: string,
    private readonly options: TableOptions,
    private readonly field: string,
    private readonly progress: Progress,
  ) {
    this.separator = findSeparator(text);
  }

  read(encoding: Encoding | undefined): TableData {
    const found = this.count();
    const numeric = found.counts.map((count) => count.role(".") === "number" || count.role(",") === "number");
    const head = findHead(found.first, found.rows, found.width, numeric, this.options.header);
    const { width, counts } = found;
    for (const row of found.first.slice(head.lines, 2))
      for (const [i, cell] of row.entries()) counts[i]?.add(cell, this.separator);
    this.checkFirst(found, head);
    const shown = findDecimal(counts, this.separator);
    const decimal = this.options.decimal ?? shown.decimal;
    const names = Array.from({ length: width }, (_, i) => head.names[i]?.trim() ?? "");
    const roles = counts.map((count, i): Role => (i === 0 && head.hasRowNames ? "rowName" : count.role(decimal)));
    const label = this.label(names, roles, counts, decimal);
    const task = this.task(counts[label] as ColumnCount, roles[label] as Role, decimal);
    const candidates = this.inputs(names, roles, counts, label);
    const byVariance = candidates.length > mostInputs;
    const inputs = byVariance ? this.ofLargestVariance(candidates, head, decimal) : candidates;
    const codings = counts.map((count, i) => (roles[i] === "text" ? codingOf(count) : undefined));
    const data = this.fill(head, label, inputs, codings, decimal, task.task, found.rows);
    const columns = names.map((name, i): TableColumn => {
      const coding = codings[i];
      const count = counts[i] as ColumnCount;
      const odd = roles[i] === "text" && 2 * count.numbers[decimal] > count.filled ? count.text : undefined;
      const details = { ...(coding ? { coding } : {}), ...(odd === undefined ? {} : { oddText: odd }) };
      return { name, role: roles[i] as Role, missing: count.missing, ...details };
    });
    const used = new Set([label, ...inputs]);
    const doubts: TableReport["doubts"] = [];
    if (head.doubt) doubts.push("header");
    if (shown.doubt) doubts.push("decimal");
    return {
      ...data,
      columns: inputs.length,
      names: names.some(Boolean) ? inputs.map((i) => names[i] || `${i + 1}`) : [],
      dropped: { rows: data.left, columns: columns.flatMap((_, i) => (used.has(i) ? [] : [i])) },
      classNames: namedBy(head.classNames, data.classNames),
      table: {
        ...(encoding ? { encoding } : {}),
        separator: this.separator,
        decimal,
        header: head.lines > 0,
        columns,
        labelColumn: label,
        inputs,
        byVariance,
        ...task,
        doubts,
        preview: found.first.slice(0, previewRows).map((row) => row.slice(0, 40)),
      },
    };
  }

  private refuse(line: number, column: number, what: string, allowed: string): never {
    throw notAllowed(this.field, `${what} at line ${line}, column ${column}`, allowed);
  }

  private scan(cell: Visitor["cell"], row: Visitor["row"]): void {
    try {
      scan(this.text, this.separator, { cell, row });
    } catch (error) {
      if (error instanceof OpenQuote) this.refuse(error.line, error.column, error.message, "a closing quote");
      throw error;
    }
  }

  private cut(start: number, end: number, unquoted?: string): string {
    return unquoted ?? this.text.slice(start, end);
  }

  private number(decimal: Decimal, start: number, end: number, unquoted?: string): number {
    const plain = unquoted === undefined ? plainNumber(this.text, start, end, decimal === ".") : Number.NaN;
    return Number.isNaN(plain) ? parseNumber(this.cut(start, end, unquoted), decimal) : plain;
  }

  /** The first pass: what each column's cells are, from the third row on; the first rows are kept as they are. */
  private count(): Scanned {
    const found: Scanned = { rows: 0, width: 0, first: [], counts: [], lines: [] };
    let row: string[] = [];
    let cells = 0;
    let next = progressStep;
    let tooWide = false;
    this.scan(
      (column, start, end, unquoted) => {
        if (column >= mostColumns)
          tooWide = true; // and nothing more of this row is kept
        else if (found.rows < previewRows) row.push(this.cut(start, end, unquoted));
        if (tooWide || found.rows < 2) return;
        if (column === found.counts.length && found.rows === 2) found.counts.push(new ColumnCount());
        const count = found.counts[column];
        if (unquoted === undefined && !Number.isNaN(plainNumber(this.text, start, end, this.separator === ",")))
          count?.addPlain(this.text, start, end);
        else count?.add(this.cut(start, end, unquoted), this.separator);
      },
      (width, line) => {
        if (tooWide) this.refuse(line, mostColumns + 1, `${width} columns`, `at most ${mostColumns} columns`);
        if (found.rows < 3) found.lines.push(line);
        if (found.rows < previewRows) found.first.push(row);
        row = [];
        if (found.rows === 2) found.width = widthOf(found.first);
        if (found.rows === 2) this.checkWidth(width, found.width, line);
        else if (found.rows > 2) this.checkWidth(width, found.width, line);
        if (found.rows >= mostScanned) this.refuse(line, 1, `row ${found.rows + 1}`, `at most ${mostRows} rows`);
        cells += width;
        if (cells > mostCells) this.refuse(line, 1, `cell ${cells}`, `at most ${mostCells} cells`);
        if (cells > next) {
          next += progressStep;
          this.progress(Math.min(0.6, cells / (cells + 1e6)));
        }
        ++found.rows;
        return undefined;
      },
    );
    if (found.rows < 3) {
      found.width = widthOf(found.first);
      found.counts = Array.from({ length: found.width }, () => new ColumnCount());
    }
    if (found.width < 2)
      throw notAllowed(this.field, "text of one column", "two columns or more, separated by , ; tab or blanks");
    return found;
  }

  private checkWidth(width: number, expected: number, line: number): void {
    if (width === expected) return;
    const what = width < expected ? "a missing cell" : "one cell too many";
    this.refuse(line, Math.min(width, expected) + 1, what, `${expected} cells in every line`);
  }

  /** The first two rows, where they are samples, must be as wide as the others. */
  private checkFirst({ first, lines, width, rows }: Scanned, head: Head): void {
    for (let i = head.lines; i < Math.min(2, rows); ++i)
      this.checkWidth(first[i]?.length ?? width, width, lines[i] as number);
    const samples = rows - head.lines;
    if (samples < 2)
      throw notAllowed(this.field, `text of ${samples} ${samples === 1 ? "row" : "rows"}`, `2 to ${mostRows} rows`);
  }

  private label(names: string[], roles: Role[], counts: ColumnCount[], decimal: Decimal): number {
    const given = this.options.labelColumn;
    const last = names.length - 1;
    if (given === undefined) {
      const guess = guessLabel(names, roles, counts, decimal);
      return guess < 0 ? last : guess;
    }
    if (!Number.isInteger(given) || given < 0 || given > last)
      throw notAllowed(sibling(this.field, "labelColumn"), given, `at most ${last}, the text's last column`);
    return given;
  }

  private task(label: ColumnCount, role: Role, decimal: Decimal): Pick<TableReport, "task" | "reason"> {
    const { task = "auto" } = this.options;
    if (task !== "auto") return { task, reason: "asked" };
    if (role === "text") return { task: "classification", reason: "text" };
    const values = [...label.distinct].map((cell) => parseNumber(cell, decimal));
    const few = label.distinct.size <= 10 && values.every(Number.isInteger);
    return few ? { task: "classification", reason: "few" } : { task: "regression", reason: "many" };
  }

  private inputs(names: string[], roles: Role[], counts: ColumnCount[], label: number): number[] {
    const given = this.options.columns;
    if (given === undefined) {
      const found = roles.flatMap((role, i) => (role === "number" && i !== label ? [i] : []));
      if (found.length > 0) return found;
      const place = sibling(this.field, "columns");
      throw notAllowed(place, "none", "at least one column of numbers beside the label's");
    }
    given.forEach((column, i) => {
      const place = `${sibling(this.field, "columns")}[${i}]`;
      if (!Number.isInteger(column) || column < 0 || column >= names.length || column === label)
        throw notAllowed(place, column, `at most ${names.length - 1}, and not the label's column`);
      if (given.indexOf(column) < i) throw notAllowed(place, column, "each column once");
      const count = counts[column] as ColumnCount;
      if (roles[column] !== "number" && !(roles[column] === "text" && codingOf(count)))
        throw notAllowed(place, column, "a column of numbers, or of two texts");
    });
    return [...given];
  }

  /** The 64 candidates whose numbers vary most, in their order. */
  private ofLargestVariance(candidates: number[], head: Head, decimal: Decimal): number[] {
    const place = new Int32Array(Math.max(...candidates) + 1).fill(-1);
    candidates.forEach((column, i) => {
      place[column] = i;
    });
    const [count, mean, squares] = [0, 1, 2].map(() => new Float64Array(candidates.length)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    let rows = 0;
    this.scan(
      (column, start, end, unquoted) => {
        const i = rows < head.lines ? -1 : (place[column] ?? -1);
        if (i < 0) return;
        const value = this.number(decimal, start, end, unquoted);
        if (!Number.isFinite(value)) return;
        // Welford's update
        const n = (count[i] as number) + 1;
        const step = value - (mean[i] as number);
        count[i] = n;
        mean[i] = (mean[i] as number) + step / n;
        squares[i] = (squares[i] as number) + step * (value - (mean[i] as number));
      },
      () => {
        ++rows;
        return undefined;
      },
    );
    const variance = (i: number) => (squares[i] as number) / Math.max(1, count[i] as number);
    const order = candidates.map((_, i) => i).sort((a, b) => variance(b) - variance(a) || a - b);
    return order
      .slice(0, mostInputs)
      .map((i) => candidates[i] as number)
      .sort((a, b) => a - b);
  }

  /** The last pass: the chosen columns as numbers, without the rows in which one has no value. */
  private fill(
    head: Head,
    label: number,
    inputs: number[],
    codings: ([string, string] | undefined)[],
    decimal: Decimal,
    task: TableReport["task"],
    rows: number,
  ) {
    const width = inputs.length;
    const most = Math.min(rows, mostRows);
    const features = new Float32Array(most * width);
    const written: string[] = [];
    const values = new Float64Array(most);
    const place = new Int32Array(Math.max(label, ...inputs) + 1).fill(-1);
    inputs.forEach((column, i) => {
      place[column] = i;
    });
    let row = 0;
    let samples = 0;
    let left = 0;
    let whole = true;
    let labelText = "";
    this.scan(
      (column, start, end, unquoted) => {
        if (row < head.lines) return;
        if (column === label) {
          labelText = this.cut(start, end, unquoted);
          whole &&= !isMissing(labelText);
          return;
        }
        const i = place[column] ?? -1;
        if (i < 0 || samples >= most) return;
        const coding = codings[column];
        const value = coding
          ? coding.indexOf(this.cut(start, end, unquoted))
          : Math.fround(this.number(decimal, start, end, unquoted));
        if (coding ? value < 0 : !Number.isFinite(value)) whole = false;
        else features[samples * width + i] = value;
      },
      (_, line) => {
        if (++row <= head.lines) return undefined;
        if (row % 5000 === 0) this.progress(0.6 + 0.4 * (row / rows));
        if (whole && samples === mostRows) this.refuse(line, 1, `row ${mostRows + 1}`, `at most ${mostRows} rows`);
        const value = parseNumber(labelText, decimal);
        if (whole && task === "regression" && !Number.isFinite(Math.fround(value)))
          this.refuse(line, label + 1, quoted(labelText), "a finite number");
        if (whole) {
          values[samples] = value;
          written.push(labelText);
          ++samples;
        } else ++left;
        whole = true;
        return undefined;
      },
    );
    if (samples < 2)
      throw notAllowed(
        this.field,
        `text of ${samples} ${samples === 1 ? "row" : "rows"}`,
        `2 to ${mostRows} rows with a value in every column that is used`,
      );
    const taken = features.subarray(0, samples * width);
    if (task === "regression") return { features: taken, labels: Float32Array.from(values.subarray(0, samples)), classNames: [], left }; // biome-ignore format: one case
    return { features: taken, ...classesOf(written, values, this.field), left };
  }
}

/** Of most of the first three rows; R's header alone has a cell less than its one row. */
function widthOf([first = [], second, third]: readonly string[][]): number {
  if (second && (third ? third.length === second.length : second.length === first.length + 1)) return second.length;
  return first.length;
}

const quoted = (cell: string) => `"${cell.length > 40 ? `${cell.slice(0, 40)}...` : cell}"`;

function codingOf({ distinct }: ColumnCount): [string, string] | undefined {
  const [zero, one, ...more] = [...distinct].sort();
  return zero !== undefined && one !== undefined && more.length === 0 ? [zero, one] : undefined;
}
