import { state } from "../../state/state";
import type { Order } from "../model/sample";
import { activeEntry, plottedCurves } from "../model/shown";

/** Seconds from the left edge of the chart to its right. */
const duration = 3;
const steps = 300;
/** Hertz at the foot and at the top of the chart: three octaves. */
const [low, high] = [130, 1040];

/** The pitches of a curve, evenly spaced in x; 0 where there is no value. A height outside the chart sounds as its edge. */
export function pitches(
  points: readonly { x: number; y: number }[],
  x: { min: number; max: number },
  y: { min: number; max: number },
): Float32Array {
  let at = 0;
  return Float32Array.from({ length: steps }, (_, step) => {
    const here = x.min + ((x.max - x.min) * step) / (steps - 1);
    while (at < points.length - 1 && (points[at] as { x: number }).x < here) at++;
    const value = points[at]?.y ?? Number.NaN;
    const share = Math.min(1, Math.max(0, (value - y.min) / (y.max - y.min)));
    return Number.isNaN(value) ? 0 : low * (high / low) ** share;
  });
}

let playing: AudioContext | undefined;

/** Plays the selected curve from left to right: the higher, the higher. A second call stops it. */
export function play(order: Order, y: { min: number; max: number }): void {
  const before = playing;
  playing = undefined;
  void before?.close();
  if (before) return;
  const points = plottedCurves[order].peek()[activeEntry.peek()]?.points ?? [];
  const pitch = pitches(points, state.x.peek(), y);
  const context = new AudioContext();
  playing = context;
  const [voice, volume] = [context.createOscillator(), context.createGain()];
  const start = context.currentTime + 0.05;
  voice.type = "triangle";
  voice.frequency.setValueCurveAtTime(
    pitch.map((hertz) => hertz || low),
    start,
    duration,
  );
  volume.gain.setValueCurveAtTime(
    pitch.map((hertz, step) => (hertz && step > 0 && step < steps - 1 ? 0.2 : 0)),
    start,
    duration,
  );
  voice.connect(volume).connect(context.destination);
  voice.start(start);
  voice.stop(start + duration);
  voice.onended = () => {
    if (playing === context) playing = undefined;
    if (context.state !== "closed") void context.close();
  };
}
