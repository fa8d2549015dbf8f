import { signal } from "@preact/signals";

/** Milliseconds of one frame that drawing may take. */
const frameBudget = 10;

/**
 * Something that is drawn anew while the race is on: at most once in `least` milliseconds, only while it can be seen,
 * and not in one frame with everything else.
 */
export class Live {
  /** Read it to be drawn anew. */
  readonly version = signal(0);
  private drawn = 0;
  private seen = true;
  private stale = false;

  constructor(private readonly least: number) {}

  request(): void {
    this.stale = true;
    if (this.seen) schedule(this);
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

  /** Whether `element` can be seen decides from now on whether it is drawn. */
  watch(element: Element): () => void {
    const observer = new IntersectionObserver(([entry]) => {
      this.seen = entry?.isIntersecting ?? true;
      if (this.seen && this.stale) schedule(this);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      this.seen = true;
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
  for (const live of [...waiting]) {
    if (!live.due(begin)) continue;
    live.now();
    if (performance.now() - begin > frameBudget) break;
  }
  if (waiting.size > 0 && !awaited) {
    awaited = true;
    requestAnimationFrame(frame);
  }
}

export const live = {
  loss: new Live(85),
  accuracy: new Live(85),
  gradient: new Live(85),
  neurons: new Live(85),
  boundary: new Live(120),
  bar: new Live(200),
  league: new Live(250),
  network: new Live(120),
};

export function requestAll(): void {
  for (const each of Object.values(live)) each.request();
}
