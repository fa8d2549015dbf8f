/** A series that grows by an entry an epoch. */
export class Track {
  private data = new Float64Array(512);
  length = 0;
  /** How often entries were taken back. */
  cuts = 0;

  /** Appends `values` from `begin` up to, not including, `end`. */
  push(values: Float64Array, begin = 0, end = values.length): void {
    const needed = this.length + end - begin;
    if (needed > this.data.length) {
      const larger = new Float64Array(Math.max(needed, this.data.length * 2));
      larger.set(this.data.subarray(0, this.length));
      this.data = larger;
    }
    for (let i = begin; i < end; i++) this.data[this.length++] = values[i] as number;
  }

  at(index: number): number | undefined {
    const place = index < 0 ? this.length + index : index;
    return place < this.length ? this.data[place] : undefined;
  }

  /** Forgets what comes after the first `length` entries. */
  cut(length: number): void {
    if (length >= this.length) return;
    this.length = length;
    this.cuts++;
  }

  /** What is there now; not a copy. */
  values(): Float64Array {
    return this.data.subarray(0, this.length);
  }
}

/**
 * What is made of a track's entries one after another: each is read once, and all of them anew where some were taken
 * back.
 */
export function reading<Made>(begin: () => Made, read: (made: Made, value: number) => void): (track: Track) => Made {
  const known = new WeakMap<Track, { cuts: number; length: number; made: Made }>();
  return (track) => {
    let entry = known.get(track);
    if (entry?.cuts !== track.cuts) {
      entry = { cuts: track.cuts, length: 0, made: begin() };
      known.set(track, entry);
    }
    for (const value of track.values().subarray(entry.length)) read(entry.made, value);
    entry.length = track.length;
    return entry.made;
  };
}
