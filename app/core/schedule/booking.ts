import type { Span } from "./item.ts";

/** What a venue's place, a person or a judge is taken for, in the order of time, without overlaps. */
export class Booking {
  private readonly taken: Span[] = [];

  add(span: Span): void {
    this.taken.splice(this.first(span.from), 0, span);
  }

  /**
   * [SH3] The earliest start from `from` on at which `length` fits between the stretches taken. Costs the logarithm of what
   * is taken, and what is passed over.
   */
  free(from: number, length: number): number {
    let start = from;
    for (let i = this.first(from); i < this.taken.length; i++) {
      const next = this.taken[i];
      if (!next || next.from >= start + length) break;
      start = Math.max(start, next.to);
    }
    return start;
  }

  /** The index of the first stretch that ends after `time`. */
  private first(time: number): number {
    let low = 0;
    let high = this.taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.taken[middle]?.to ?? time) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
