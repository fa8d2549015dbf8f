import { signal } from "@preact/signals";
import type { TorchDigits } from "./torch";

/** torch's values that are marked on the charts beside ours; none unless the reader asked for them. */
export const comparison = signal<readonly TorchDigits[]>([]);
