import { signal } from "@preact/signals";
import { drawWaiting, inFrame } from "../../page/frame";
import { isAnswering } from "../../page/hand";

/** Something that is drawn anew while the race is on: at most once in `least` milliseconds, only while it can be seen. */
export class Live {
  /** Read it to be drawn anew. */
  readonly version = signal(0);
  private drawn = 0;
  /** What shows it, and which of that is in sight. */
  private readonly watched = new Map<Element, boolean>();
  private stale = false;

  /** `elements`: it changes elements of the page, not only a picture. */
  constructor(
    private readonly least: number,
    readonly elements = false,
  ) {}

  /** For what has nothing in common with what is on show: drawn in the next frame that is free, in sight or not. */
  renew(): void {
    this.drawn = Number.NEGATIVE_INFINITY;
    schedule(this);
  }

  request(): void {
    this.stale = true;
    if (this.seen()) schedule(this);
  }

  private seen(): boolean {
    return this.watched.size === 0 || [...this.watched.values()].includes(true);
  }

  /** Whether there is something that it has not drawn. */
  get due(): boolean {
    return this.stale || waiting.has(this);
  }

  /** Draws at once, for what the visitor did. */
  now(): void {
    this.drawn = performance.now();
    this.draw();
  }

  private draw(): void {
    this.stale = false;
    waiting.delete(this);
    this.version.value++;
  }

  private readonly turn = (): void => {
    if (waiting.has(this)) this.draw();
  };

  /** Draws as soon as a frame has room for it, if it is time, and unless it has been drawn by then. */
  offer(time: number): void {
    if (time - this.drawn < this.least) return;
    this.drawn = time;
    inFrame(this.turn, this.elements);
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
  if (!isAnswering()) for (const live of waiting) live.offer(begin);
  if (waiting.size > 0 && !awaited) {
    awaited = true;
    requestAnimationFrame(frame);
  }
}

export const live = {
  loss: new Live(80),
  accuracy: new Live(80),
  gradient: new Live(80),
  /** Asks the workers how their networks look; what comes back is drawn by the four that follow. */
  look: new Live(120),
  boundary: new Live(80),
  neurons: new Live(80),
  network: new Live(80),
  /** What is written of neurons and network: faster, nobody could read it. */
  numbers: new Live(400, true),
  bar: new Live(250, true),
  league: new Live(500, true),
  /** The results under the pictures of the boundaries. */
  captions: new Live(500, true),
};

/** What shows the histories; looks at the networks are drawn when they have come. */
export function requestAll(): void {
  for (const each of [live.loss, live.accuracy, live.gradient, live.bar, live.league, live.captions, live.look])
    each.request();
}

/** What lists the racers. */
const lists = [live.league, live.captions];

/** Another race: its racers are listed as soon as the page has shown what the visitor did. */
export function renewAll(): void {
  requestAll();
  for (const each of lists) each.renew();
}

/** Draws these as they are now, in sight or not, one after another so that none holds up the page. */
async function drawEach(lives: readonly Live[]): Promise<void> {
  for (const each of lives) {
    each.now();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Lists the racers, if that has not been done yet. */
export const drawLists = () => drawEach(lists.filter(({ due }) => due));

/** Draws all that has changed, in sight or not, the pictures too. */
export async function drawAll(): Promise<void> {
  await drawEach(Object.values(live).filter(({ due }) => due));
  await drawWaiting();
}
