import { signal } from "@preact/signals";
import { inFrame, outOfFrame } from "./frame";
import { isAnswering } from "./hand";

/**
 * Something that is drawn anew while it changes all the time: at most once in `least` milliseconds, only while it can be
 * seen, and not before the page has shown what the visitor did.
 */
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
    this.schedule();
  }

  request(): void {
    this.stale = true;
    if (this.seen) this.schedule();
  }

  private get seen(): boolean {
    return this.watched.size === 0 || [...this.watched.values()].includes(true);
  }

  /** Whether there is something that it has not drawn. */
  get due(): boolean {
    return this.stale || this.scheduled;
  }

  private scheduled = false;

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    inFrame(this.now, this.elements, (time) => !isAnswering() && time - this.drawn >= this.least);
  }

  /** Draws at once, for what the visitor did. */
  readonly now = (): void => {
    outOfFrame(this.now);
    this.scheduled = false;
    this.stale = false;
    this.drawn = performance.now();
    this.version.value++;
  };

  /** From now on it is drawn while `element`, or another that is watched, can be seen. */
  watch(element: Element): () => void {
    this.watched.set(element, true);
    const observer = new IntersectionObserver(([entry]) => {
      this.watched.set(element, entry?.isIntersecting ?? true);
      if (this.seen && this.stale) this.schedule();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      this.watched.delete(element);
    };
  }
}
