// What the reports say of samples, and how.

export const least = (samples) => Math.min(...samples);
export const median = (samples) => [...samples].sort((a, b) => a - b)[samples.length >> 1];

/** A table in Markdown. */
export const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
