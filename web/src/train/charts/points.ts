import type { Point } from "../../charts/model";
import type { Track } from "../race/track";

/** More points than this in a curve are drawn as the smallest and the largest of each group: nothing is smoothed away. */
const most = 1200;

const kept = new WeakMap<Track, { cuts: number; points: Point[] }>();

/** One point an epoch, the first at 1. Points already made are kept; what is not finite breaks the line. */
export function pointsOf(track: Track): Point[] {
  const values = track.values();
  const known = kept.get(track);
  const points = known?.cuts === track.cuts ? known.points : [];
  kept.set(track, { cuts: track.cuts, points });
  for (let i = points.length; i < values.length; i++) {
    const y = values[i] as number;
    points.push({ x: i + 1, y: Number.isFinite(y) ? y : Number.NaN });
  }
  return points.length <= most ? points : envelope(points, most / 2);
}

/** For each of `groups` groups its lowest and highest point, in the order in which they came. */
export function envelope(points: readonly Point[], groups: number): Point[] {
  const thin: Point[] = [];
  const size = points.length / groups;
  for (let group = 0; group < groups; group++) {
    const end = Math.floor((group + 1) * size);
    let low = points[Math.floor(group * size)] as Point;
    let high = low;
    for (let i = Math.floor(group * size); i < end; i++) {
      const point = points[i] as Point;
      if (point.y < low.y || Number.isNaN(low.y)) low = point;
      if (point.y > high.y || Number.isNaN(high.y)) high = point;
    }
    if (low === high) thin.push(low);
    else thin.push(...(low.x < high.x ? [low, high] : [high, low]));
  }
  return thin;
}
