/** The middle one, or the mean of the middle two; nothing of nothing. */
export function medianOf(sorted: readonly number[]): number | undefined {
  const half = sorted.length / 2;
  const above = sorted[Math.floor(half)];
  return above === undefined || sorted.length % 2 ? above : ((sorted[half - 1] as number) + above) / 2;
}
