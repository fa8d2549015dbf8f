export interface Point {
  x: number;
  /** NaN breaks the line. */
  y: number;
}

export interface Series {
  /** Written at the curve's right end. */
  label: string;
  /** Whose name matters more, from 0 on: only the first few are written. Without a rank it always is. */
  rank?: number;
  /** A CSS variable, such as --c1. */
  color: string;
  dash: readonly number[];
  /** In multiples of the theme's line width. */
  width?: number;
  points: Point[];
}

export interface Axis {
  min?: number | undefined;
  max?: number | undefined;
  log?: boolean;
  title?: string;
  format?: (value: number) => string;
}

export interface Model {
  series: readonly Series[];
  x: Axis;
  y: Axis;
}

/** Fills and returns `points`, so that a drag makes no garbage. */
export function toPoints(x: ArrayLike<number>, y: ArrayLike<number>, points: Point[] = []): Point[] {
  points.length = x.length;
  for (let i = 0; i < x.length; i++) {
    const value = y[i] as number;
    const shown = Number.isFinite(value) ? value : Number.NaN;
    const point = points[i];
    if (point) {
      point.x = x[i] as number;
      point.y = shown;
    } else {
      points[i] = { x: x[i] as number, y: shown };
    }
  }
  return points;
}
