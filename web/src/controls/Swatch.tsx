/** A short stroke with a curve's colour and dash: the legend's sign. */
export function Swatch({ color, dash }: { color: string; dash: readonly number[] }) {
  return (
    <svg class="swatch" width="22" height="6" aria-hidden="true">
      <line x1="0" x2="22" y1="3" y2="3" stroke={`var(${color})`} stroke-width="3" stroke-dasharray={dash.join(" ")} />
    </svg>
  );
}
