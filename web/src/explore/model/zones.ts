import type { Curve } from "./sample";

/** A flat stretch, where hardly any gradient passes: none at all (dead) or little (saturated). */
interface Zone {
  from: number;
  to: number;
  dead: boolean;
}

const saturation = 0.05;

export function zones({ x, y }: Curve): Zone[] {
  const found: Zone[] = [];
  let current: Zone | undefined;
  for (let i = 0; i < x.length; i++) {
    const slope = Math.abs(y.f1[i] as number);
    // f′ may also be small where it merely changes its sign: there f″ is not.
    const bend = Math.abs(y.f2[i] as number);
    if (!(slope < saturation && bend < 2 * saturation)) {
      current = undefined;
      continue;
    }
    const at = x[i] as number;
    if (current && current.dead === (slope === 0)) current.to = at;
    else {
      current = { from: current?.to ?? at, to: at, dead: slope === 0 };
      found.push(current);
    }
  }
  const whole = (x.at(-1) ?? 0) - (x[0] ?? 0);
  return found.filter(({ from, to }) => to - from > whole * 0.015);
}
