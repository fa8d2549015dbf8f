import { signal } from "@preact/signals";
import { drawWaiting } from "../../charts/drawing";
import { isAnswering } from "./courtesy";

/** Something that is drawn anew while the race is on: at most once in `least` milliseconds, only while it can be seen. */
export class Live {
  /** Read it to be drawn anew. */
  readonly version = signal(0);
  private drawn = 0;
  /** What shows it, and which of that is in sight. */
  private readonly watched = new Map<Element, boolean>();
  private stale = false;

  constructor(private readonly least: number) {}

  request(): void {
    this.stale = true;
    if (this.seen()) schedule(this);
  }

  private seen(): boolean {
    return this.watched.size === 0 || [...this.watched.values()].includes(true);
  }

  /** Draws at once, for what the visitor did. */
  now(): void {
    this.stale = false;
    waiting.delete(this);
    this.drawn = performance.now();
    this.version.value++;
  }

  due(time: number): boolean {
    return time - this.drawn >= this.least;
  }

  /** From now on it is drawn while `element`, or another that is watched, can be seen. */
  watch(element: Element): () => void {
    this.watched.set(element, true);
    const observer = new IntersectionObserver(([entry]) => {
      this.watched.set(element, entry?.isIntersecting ?? true);
      if (this.seen() && this.stale) schedule(this);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      this.watched.delete(element);
    };
  }
}

const waiting = new Set<Live>();
let awaited = false;

function schedule(live: Live): void {
  waiting.add(live);
  if (awaited) return;
  awaited = true;
  requestAnimationFrame(frame);
}

function frame(): void {
  awaited = false;
  const begin = performance.now();
  if (!isAnswering()) for (const live of [...waiting]) if (live.due(begin)) live.now();
  if (waiting.size > 0 && !awaited) {
    awaited = true;
    requestAnimationFrame(frame);
  }
}

export const live = {
  loss: new Live(80),
  accuracy: new Live(80),
  gradient: new Live(80),
  /** Asks the workers how their networks look; what comes back is drawn by the three that follow. */
  look: new Live(120),
  boundary: new Live(80),
  neurons: new Live(80),
  network: new Live(80),
  bar: new Live(200),
  league: new Live(250),
  /** The results under the pictures of the boundaries. */
  captions: new Live(250),
};

/** What shows the histories; looks at the networks are drawn when they have come. */
export function requestAll(): void {
  for (const each of [live.loss, live.accuracy, live.gradient, live.bar, live.league, live.captions, live.look])
    each.request();
}

/** Draws everything as it is now, in sight or not, one thing after another so that none holds up the page. */
export async function drawAll(): Promise<void> {
  for (const each of Object.values(live)) {
    each.now();
    await new Promise((resolve) => setTimeout(resolve));
  }
  await drawWaiting();
}
