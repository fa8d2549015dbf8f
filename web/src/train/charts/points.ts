import type { Point } from "../../charts/model";
import { reading, type Track } from "../../race/track";

/** At most so many points are drawn of a curve: where it has more, the lowest and the highest of each group of epochs. */
export const most = 1600;

/** Of two that are as low the first; NaN only if both are. */
const lower = (one: Point, other: Point): Point => (other.y < one.y || Number.isNaN(one.y) ? other : one);
const higher = (one: Point, other: Point): Point => (other.y > one.y || Number.isNaN(one.y) ? other : one);

/** The choice between each two neighbours. */
const halved = (points: readonly Point[], choice: typeof lower): Point[] =>
  Array.from({ length: Math.ceil(points.length / 2) }, (_, pair) => {
    const one = points[2 * pair] as Point;
    return choice(one, points[2 * pair + 1] ?? one);
  });

/** A curve that grows by an epoch at a time, in no more room than is drawn: nothing is smoothed away. */
class Outline {
  private epochs = 0;
  /** Epochs in a group, a power of two. */
  private size = 1;
  /** Of each group. */
  private lowest: Point[] = [];
  private highest: Point[] = [];

  add(value: number): void {
    const group = Math.floor(this.epochs / this.size);
    const [low, high] = [this.lowest[group], this.highest[group]];
    this.epochs++;
    if (low && high && value >= low.y && value <= high.y) return; // the most frequent case, without garbage
    const point = { x: this.epochs, y: Number.isFinite(value) ? value : Number.NaN };
    this.lowest[group] = low ? lower(low, point) : point;
    this.highest[group] = high ? higher(high, point) : point;
    while (this.lowest.length * Math.min(this.size, 2) > most) {
      this.lowest = halved(this.lowest, lower);
      this.highest = halved(this.highest, higher);
      this.size *= 2;
    }
  }

  points(): Point[] {
    if (this.size === 1) return this.lowest;
    return this.lowest.flatMap((low, group) => {
      const high = this.highest[group] as Point;
      return low === high ? low : low.x < high.x ? [low, high] : [high, low];
    });
  }
}

const outlineOf = reading(
  () => new Outline(),
  (outline, value) => outline.add(value),
);

/** The curve of a track, the first epoch at 1; what is not finite breaks the line. */
export const pointsOf = (track: Track): Point[] => outlineOf(track).points();
