import type { Segment } from "./training";
import type { Core } from "./types";

/**
 * The PyTorch script of a run of so many epochs. Where it was rewound and went on at another learning rate, the
 * script changes the rate there: what was trained in between and taken back left no trace.
 */
export function scriptOf(core: Core, segments: readonly Segment[], epochs: number): string {
  const [first, ...later] = segments as [Segment, ...Segment[]];
  const trainer = core.createTrainer({ ...first.config, epochs });
  const rates = later.map(({ from, config }) => ({ from, lr: config.optimizer?.lr ?? 1e-4 }));
  const text = trainer.toPyTorch(rates);
  trainer.dispose();
  return text;
}
