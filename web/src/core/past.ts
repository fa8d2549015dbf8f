import type { Segment } from "./training";
import type { Core, Trainer } from "./types";

/** Into so many stretches at most a run is cut; at the end of each its state is kept. */
const stretches = 24;
/** Bytes of a run's kept states. */
const mostKept = 4e6;

/**
 * A run as it was after any of its epochs, beside the one that goes on: trained again, to the same bits, from the last
 * state before that was kept.
 */
export class Past {
  private readonly trainers: Trainer[] = [];
  private readonly kept = new Map<number, Uint8Array>();
  private bytes = 0;

  constructor(
    private readonly core: Core,
    private readonly segments: readonly Segment[],
  ) {}

  at(epoch: number, epochs: number): Trainer {
    const stride = Math.max(5, Math.ceil(epochs / stretches));
    let now = Math.max(0, ...[...this.kept.keys()].filter((each) => each <= epoch));
    let state = this.kept.get(now);
    for (;;) {
      const place = Math.max(
        0,
        this.segments.findLastIndex(({ from }) => from <= now),
      );
      const trainer = this.trainer(place);
      if (state) trainer.rewind(state);
      else trainer.reset();
      const end = Math.min(epoch, this.segments[place + 1]?.from ?? epoch, now + stride - (now % stride));
      if (end > now) trainer.run(end - now);
      now = trainer.status().epoch;
      if (now >= epoch || now < end) return trainer;
      state = trainer.snapshot();
      this.keep(now, state);
    }
  }

  dispose(): void {
    for (const trainer of this.trainers) trainer?.dispose();
  }

  private trainer(place: number): Trainer {
    const { config } = this.segments[place] as Segment;
    this.trainers[place] ??= this.core.createTrainer({ ...config, record: { pastHistograms: false } });
    return this.trainers[place] as Trainer;
  }

  private keep(epoch: number, state: Uint8Array): void {
    if (this.kept.has(epoch) || this.bytes + state.length > mostKept) return;
    this.bytes += state.length;
    this.kept.set(epoch, state);
  }
}
