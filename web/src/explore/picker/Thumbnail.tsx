import { core } from "../../core/core";
import type { ActivationInfo } from "../../core/types";
import { formatChoice } from "../../state/choice";
import { startOf } from "../../state/kept";

const width = 52;
const height = 26;
const reach = 4;
const [low, high] = [-1.7, 3.1];

const x = Float32Array.from({ length: 65 }, (_, i) => -reach + (2 * reach * i) / 64);
const paths = new Map<string, string>();

/** The curve as an SVG path, worked out once. */
function pathOf(info: ActivationInfo): string {
  const choice = startOf(info.id);
  const key = formatChoice(choice);
  let path = paths.get(key);
  if (path !== undefined) return path;
  path = "";
  const y = info.kind === "elementwise" ? core().evaluate(choice, x, 0).value : [];
  for (let i = 0; i < y.length; i++) {
    const shown = Math.min(Math.max(y[i] as number, low - 1), high + 1);
    path += `${i ? "L" : "M"}${((i / (x.length - 1)) * width).toFixed(1)} ${(height - ((shown - low) / (high - low)) * height).toFixed(1)}`;
  }
  paths.set(key, path);
  return path;
}

/** For whole rows: bars of what they give, the same for all four. */
const bars = [0.09, 0.24, 0.67];

export function Thumbnail({ info }: { info: ActivationInfo }) {
  return (
    <svg class="thumb" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {info.kind === "elementwise" ? (
        <path d={pathOf(info)} />
      ) : (
        bars.map((bar, i) => <rect key={bar} x={8 + i * 13} y={height - bar * 30 - 2} width="9" height={bar * 30} />)
      )}
    </svg>
  );
}
