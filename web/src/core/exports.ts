import { fieldOf } from "./trainer-fields";
import type { Segment } from "./training";
import type { Core, Trainer } from "./types";

/** What a run can be taken along as: a program that trains it again, or the network as it is now. */
export type ExportKind = "script" | "notebook" | "onnx" | "safetensors";

/** Every run is determined by its configurations: it is trained again, to the same bits. */
export function replay(core: Core, segments: readonly Segment[], epoch: number): Trainer {
  let trainer: Trainer | undefined;
  for (const [index, { config }] of segments.entries()) {
    const until = Math.min(epoch, segments[index + 1]?.from ?? epoch);
    const next = core.createTrainer({ ...config, record: { pastHistograms: false } });
    if (trainer) next.rewind(trainer.snapshot());
    trainer?.dispose();
    trainer = next;
    const missing = until - trainer.status().epoch;
    if (missing > 0) trainer.run(missing);
  }
  return trainer as Trainer;
}

/**
 * A run as a file. The programs train so many `epochs`; where the run was rewound and went on at another learning rate,
 * they change the rate there: what was trained in between and taken back left no trace. The network is that after
 * `trained` epochs.
 */
export async function exportOf(
  core: Core,
  kind: ExportKind,
  segments: readonly Segment[],
  epochs: number,
  trained: number,
  language: "zh" | "en",
): Promise<string | Uint8Array> {
  const [first, ...later] = segments as [Segment, ...Segment[]];
  const isProgram = kind === "script" || kind === "notebook";
  const trainer = isProgram ? core.createTrainer({ ...first.config, epochs }) : replay(core, segments, trained);
  const rates = later.map(({ from, config }) => ({
    from,
    lr: config.optimizer?.lr ?? (fieldOf("optimizer.lr").default as number),
  }));
  try {
    if (kind === "script") return trainer.toPyTorch(rates);
    if (kind === "notebook") return await trainer.toNotebook(language, rates);
    return await (kind === "onnx" ? trainer.toOnnx() : trainer.toSafetensors());
  } finally {
    trainer.dispose();
  }
}
