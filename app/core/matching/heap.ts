import { at } from "./at.ts";

/** Numbers waiting in the order of their keys, the least first; of equal keys the least number. */
export class Heap {
  private readonly keys: number[] = [];
  private readonly items: number[] = [];

  push(key: number, item: number): void {
    let place = this.keys.length;
    this.keys.push(key);
    this.items.push(item);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.isBefore(key, item, above)) break;
      this.lift(above, place);
      place = above;
    }
    this.keys[place] = key;
    this.items[place] = item;
  }

  /** The least key and its number, or null. */
  first(): { key: number; item: number } | null {
    const key = this.keys[0];
    return key === undefined ? null : { key, item: at(this.items, 0) };
  }

  /** Takes the first away. */
  drop(): void {
    const [key, item] = [this.keys.pop(), this.items.pop()];
    const count = this.keys.length;
    if (key === undefined || item === undefined || count === 0) return;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below + 1 < count && this.isBefore(at(this.keys, below + 1), at(this.items, below + 1), below)) below++;
      if (below >= count || this.isBefore(key, item, below)) break;
      this.lift(below, place);
      place = below;
    }
    this.keys[place] = key;
    this.items[place] = item;
  }

  private isBefore(key: number, item: number, place: number): boolean {
    const other = at(this.keys, place);
    return key < other || (key === other && item < at(this.items, place));
  }

  private lift(from: number, to: number): void {
    this.keys[to] = at(this.keys, from);
    this.items[to] = at(this.items, from);
  }
}
