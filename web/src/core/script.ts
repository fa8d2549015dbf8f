import type { Segment } from "./train-service";
import type { Core } from "./types";

/**
 * The PyTorch script of a run of so many epochs. Where it was rewound and went on at another learning rate, the
 * script changes the rate there: what was trained in between and taken back left no trace.
 */
export function scriptOf(core: Core, way: readonly Segment[], epochs: number): string {
  const [first, ...later] = way as [Segment, ...Segment[]];
  const trainer = core.createTrainer({ ...first.config, epochs });
  const text = trainer.toPyTorch();
  trainer.dispose();
  if (later.length === 0) return text;
  const rates = later.map(({ from, config }) => `${from + 1}: ${config.optimizer?.lr}`).join(", ");
  const change = [
    "    if epoch in rates:",
    "        for group in optimizer.param_groups:",
    '            group["lr"] = rates[epoch]',
  ];
  return text
    .replace(
      /^for epoch in/m,
      `# Rewound to the epoch before each of these, and gone on at that learning rate.\nrates = {${rates}}\n$&`,
    )
    .replace(/^ {4}model\.train\(\)$/m, `$&\n${change.join("\n")}`);
}
