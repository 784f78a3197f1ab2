// Values as bits, and bits as letters of five. Numbers go up to 2⁵³: arithmetic instead of shifts, no BigInt, no Buffer.

/** What an act is made of. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Words every build so far has used in acts: one of 64 in six bits. Only ever append; a word that is not here travels letter by letter. */
const words =
  "kind lane value misses status ms mm fault target game reason mark lastedMs counter turn attempt result trial member winner score judge criterion gapMs start tap miss arrive fail set undo withdraw clear submit interrupted ask count bar slot caution valid foul passed over failed pass double empty violation in DNS DNF DQ NM pick correct".split(
    " ",
  );

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** version 4: 122 of its bits are free */
const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const tag = { none: 0, no: 1, yes: 2, number: 3, word: 4, text: 5, list: 6, object: 7 };

export class BitWriter {
  private readonly bits: number[] = [];

  flag(yes: boolean): boolean {
    this.bits.push(yes ? 1 : 0);
    return yes;
  }

  fixed(value: number, width: number): void {
    for (let at = width - 1; at >= 0; at--) this.bits.push(Math.floor(value / 2 ** at) % 2);
  }

  /** A whole number from 0, four bits a time, each time with one that says whether more follow. */
  whole(value: number): void {
    const rest = Math.floor(value / 16);
    this.fixed(value % 16, 4);
    if (this.flag(rest > 0)) this.whole(rest);
  }

  signed(value: number): void {
    this.flag(value < 0);
    this.whole(Math.abs(value));
  }

  uuid(id: string): void {
    if (!uuid.test(id)) throw new RangeError(`no uuid: ${id}`);
    const short = this.flag(uuid4.test(id));
    [...id.replace(/-/g, "")].forEach((digit, i) => {
      const value = Number.parseInt(digit, 16);
      if (!short || (i !== 12 && i !== 16)) this.fixed(value, 4);
      else if (i === 16) this.fixed(value % 4, 2);
    });
  }

  text(text: string): void {
    this.whole(text.length);
    for (let i = 0; i < text.length; i++) this.whole(text.charCodeAt(i));
  }

  plain(value: Plain): void {
    if (value === null) this.fixed(tag.none, 3);
    else if (typeof value === "boolean") this.fixed(value ? tag.yes : tag.no, 3);
    else if (typeof value === "number") this.number(value);
    else if (typeof value === "string") this.string(value);
    else if (isList(value)) {
      this.fixed(tag.list, 3);
      this.whole(value.length);
      for (const one of value) this.plain(one);
    } else {
      this.fixed(tag.object, 3);
      const entries = Object.entries(value);
      this.whole(entries.length);
      for (const [key, one] of entries) {
        this.string(key);
        this.plain(one);
      }
    }
  }

  private number(value: number): void {
    if (!Number.isSafeInteger(value)) throw new RangeError(`no whole number: ${value}`);
    this.fixed(tag.number, 3);
    this.signed(value);
  }

  private string(text: string): void {
    const word = words.indexOf(text);
    this.fixed(word >= 0 ? tag.word : tag.text, 3);
    if (word >= 0) this.fixed(word, 6);
    else if (this.flag(uuid.test(text))) this.uuid(text);
    else this.text(text);
  }

  /** Everything as values of five bits, the last one filled up with zeros. */
  fives(): number[] {
    const fives: number[] = [];
    for (let i = 0; i < this.bits.length; i += 5)
      fives.push([0, 1, 2, 3, 4].reduce((sum, j) => sum * 2 + (this.bits[i + j] ?? 0), 0));
    return fives;
  }
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** Reads what a BitWriter wrote; throws a RangeError where there is no more, or what there is cannot be. */
export class BitReader {
  private at = 0;
  constructor(private readonly fives: readonly number[]) {}

  flag(): boolean {
    const five = this.fives[Math.floor(this.at / 5)];
    if (five === undefined) throw new RangeError("no more bits");
    const bit = Math.floor(five / 2 ** (4 - (this.at % 5))) % 2;
    this.at += 1;
    return bit === 1;
  }

  fixed(width: number): number {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 2 + (this.flag() ? 1 : 0);
    return value;
  }

  whole(): number {
    let value = 0;
    for (let times = 1; times <= Number.MAX_SAFE_INTEGER; times *= 16) {
      value += this.fixed(4) * times;
      if (!this.flag()) return value;
    }
    throw new RangeError("number too long");
  }

  signed(): number {
    const negative = this.flag();
    const value = this.whole();
    return negative && value > 0 ? -value : value;
  }

  uuid(): string {
    const short = this.flag();
    const digits = Array.from({ length: 32 }, (_unused, i) => {
      if (short && i === 12) return 4;
      return short && i === 16 ? 8 + this.fixed(2) : this.fixed(4);
    });
    const hex = digits.map((digit) => digit.toString(16)).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  text(): string {
    return this.times(() => String.fromCharCode(this.whole())).join("");
  }

  plain(): Plain {
    const kind = this.fixed(3);
    if (kind === tag.none) return null;
    if (kind === tag.no || kind === tag.yes) return kind === tag.yes;
    if (kind === tag.number) return this.signed();
    if (kind === tag.list) return this.times(() => this.plain());
    if (kind !== tag.object) return this.string(kind);
    return Object.fromEntries(this.times(() => [this.string(this.fixed(3)), this.plain()] as const));
  }

  /** As many as a number that stands first says. */
  times<T>(read: () => T): T[] {
    const count = this.whole();
    const all: T[] = [];
    // one by one: a number that cannot be meets the end of the bits before it fills the memory
    while (all.length < count) all.push(read());
    return all;
  }

  private string(kind: number): string {
    if (kind === tag.text) return this.flag() ? this.uuid() : this.text();
    const word = kind === tag.word ? words[this.fixed(6)] : undefined;
    if (word === undefined) throw new RangeError("no such word");
    return word;
  }
}
