/** [SH8] Who waits, the first one first; a place in it is found in the logarithm of its length. */
export class CourtLine<One> {
  /** the first one last */
  private readonly waiting: One[] = [];

  constructor(private readonly before: (a: One, b: One) => number) {}

  first(): One | undefined {
    return this.waiting[this.waiting.length - 1];
  }

  take(): One | undefined {
    return this.waiting.pop();
  }

  add(one: One): void {
    let low = 0;
    let high = this.waiting.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.waiting[middle];
      if (other !== undefined && this.before(other, one) > 0) low = middle + 1;
      else high = middle;
    }
    this.waiting.splice(low, 0, one);
  }
}
