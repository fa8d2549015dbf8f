import { type Remote, wrap } from "comlink";
import type { Progress, TrainService } from "./train-worker";
import type { TrainerConfig } from "./types";

interface Line {
  worker: Worker;
  service: Remote<TrainService>;
  /** How many trainers live there. */
  load: number;
}

const lines: Line[] = [];

function most(): number {
  return Math.min(8, Math.max(1, navigator.hardwareConcurrency || 2));
}

/** The least busy worker, a new one while there are cores left. */
function lineFor(): Line {
  const free = lines.find(({ load }) => load === 0);
  if (free) return free;
  if (lines.length < most()) {
    const worker = new Worker(new URL("./train-worker.ts", import.meta.url), { type: "module" });
    const line: Line = { worker, service: wrap<TrainService>(worker), load: 0 };
    lines.push(line);
    return line;
  }
  return lines.reduce((least, line) => (line.load < least.load ? line : least));
}

/** A trainer that lives in a worker: the page asks for epochs and gets what is new in the history. */
export interface RemoteTrainer {
  advance(epochs: number, budget: number): Promise<Progress>;
  close(): Promise<void>;
}

export async function openTrainer(config: TrainerConfig): Promise<RemoteTrainer> {
  const line = lineFor();
  line.load++;
  try {
    const handle = await line.service.open(config);
    return {
      advance: (epochs, budget) => line.service.advance(handle, epochs, budget),
      async close() {
        line.load--;
        await line.service.close(handle);
      },
    };
  } catch (error) {
    line.load--;
    throw error;
  }
}
