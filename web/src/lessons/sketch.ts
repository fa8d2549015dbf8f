/** A drawn derivative beside the true one, at equally spaced places. */
export interface Sketch {
  x: readonly number[];
  drawn: readonly number[];
  truth: readonly number[];
}

export type Fault = "sign" | "steep" | "flat";

/** A stretch of the sketch that is wrong, and how. `slope` is the true derivative in its middle. */
export interface Stretch {
  fault: Fault;
  from: number;
  to: number;
  slope: number;
}

function faultOf(drawn: number, truth: number, near: number): Fault | undefined {
  if (Math.abs(drawn - truth) <= near) return undefined;
  if (drawn * truth < 0) return "sign";
  return Math.abs(drawn) > Math.abs(truth) ? "steep" : "flat";
}

/** The share of places that are right to within `near`, and the stretches that are not, the longest first. */
export function judge({ x, drawn, truth }: Sketch, near: number): { share: number; stretches: Stretch[] } {
  const faults = x.map((_, i) => faultOf(drawn[i] as number, truth[i] as number, near));
  const stretches: (Stretch & { length: number })[] = [];
  for (let begin = 0; begin < faults.length; ) {
    let end = begin;
    while (end + 1 < faults.length && faults[end + 1] === faults[begin]) end++;
    const fault = faults[begin];
    if (fault) {
      const slope = truth[Math.floor((begin + end) / 2)] as number;
      stretches.push({ fault, from: x[begin] as number, to: x[end] as number, slope, length: end - begin + 1 });
    }
    begin = end + 1;
  }
  stretches.sort((a, b) => b.length - a.length);
  const right = faults.filter((fault) => fault === undefined).length;
  return { share: right / x.length, stretches: stretches.map(({ length: _, ...stretch }) => stretch) };
}
