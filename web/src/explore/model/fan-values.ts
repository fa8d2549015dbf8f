import type { ParameterInfo } from "../../core/types";
import { mostFan } from "../../state/explore";

const nice = [0.01, 0.1, 0.25, 0.5, 1, 2, 5];

/** A few telling values of a parameter: round ones from its slider's range, its default among them. */
export function fanValues({ min, max, default: initial }: ParameterInfo): number[] {
  const round = nice.filter((value) => value >= min && value <= max);
  const few = 4;
  const list =
    round.length >= 3
      ? round.filter((_, index) => round.length <= few || index % Math.ceil(round.length / few) === 0)
      : Array.from({ length: few }, (_, i) => Number((min + ((max - min) * (i + 0.5)) / few).toPrecision(2)));
  const start = Number(initial);
  return [...new Set([...list, start])].sort((a, b) => a - b).slice(0, mostFan);
}
