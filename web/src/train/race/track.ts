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

  findIndex(test: (value: number) => boolean): number {
    return this.values().findIndex(test);
  }
}
