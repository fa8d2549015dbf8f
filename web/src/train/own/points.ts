import { signal } from "@preact/signals";

interface DrawnPoint {
  x: number;
  y: number;
  label: number;
}

export const mostClasses = 5;
/** The pad shows −1 to 1 in both directions. */
export const drawnPoints = signal<readonly DrawnPoint[]>([]);

const toThousandths = (value: number): number => Math.round(value * 1000) / 1000;

export function addPoint(x: number, y: number, label: number): void {
  drawnPoints.value = [...drawnPoints.value, { x: toThousandths(x), y: toThousandths(y), label }];
}

export const asText = (points: readonly DrawnPoint[]): string =>
  points.map(({ x, y, label }) => `${x}, ${y}, ${label}`).join("\n");

/** The points of a text with x, y, class on each line; the number of the first line that is none. */
export function parsePoints(text: string): DrawnPoint[] | { line: number } {
  const points: DrawnPoint[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const parts = line
      .trim()
      .replaceAll("−", "-")
      .split(/[\s,;，；]+/);
    const [x, y, label] = parts.map(Number) as [number, number, number];
    const fine = parts.length === 3 && Number.isFinite(x) && Number.isFinite(y) && Number.isInteger(label);
    if (!fine || label < 0 || label >= mostClasses) return { line: index + 1 };
    points.push({ x, y, label });
  }
  return points;
}

/** As the trainer takes them. */
export function asConfig(points: readonly DrawnPoint[]) {
  return {
    features: points.flatMap(({ x, y }) => [x, y]),
    labels: points.map(({ label }) => label),
    columns: 2,
    task: "classification",
  } as const;
}
