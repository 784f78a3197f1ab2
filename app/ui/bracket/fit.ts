// How large words can be in a room, without measuring: Chinese signs are as wide as they are high, Latin ones about half.

const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u3000-\u303f]|[\u{1f000}-\u{3ffff}]/u;
const narrow = /[ .,:;'|!ilj()[\]]/;
const upper = /[A-ZMWmw@%]/;

/** The width of words in letters of one height. */
export const widthOf = (words: string): number =>
  [...words].reduce(
    (sum, sign) => sum + (wide.test(sign) ? 1 : narrow.test(sign) ? 0.34 : upper.test(sign) ? 0.78 : 0.58),
    0,
  );

export interface Line {
  words: string;
  size: number;
  /** the width it is pressed into, where it would be wider; null where it has room */
  pressed: number | null;
}

const sized = (words: string, largest: number, room: number): Line => {
  const natural = widthOf(words);
  const size = Math.min(largest, natural > 0 ? room / natural : largest);
  return { words, size: Math.round(size * 100) / 100, pressed: size < largest ? Math.round(room * 10) / 10 : null };
};

/** Words cut in two where the wider half is narrowest: Latin ones between words, where there is such a place. */
function halved(words: string): [string, string] {
  const signs = [...words];
  const places = signs.flatMap((sign, i) =>
    i > 0 && (sign === " " || signs[i - 1] === " " || wide.test(sign)) ? [i] : [],
  );
  const cuts = places.length > 0 ? places : signs.map((_sign, i) => i).slice(1);
  const halves = cuts.map((at): [string, string] => [
    signs.slice(0, at).join("").trim(),
    signs.slice(at).join("").trim(),
  ]);
  const widest = ([one, other]: [string, string]) => Math.max(widthOf(one), widthOf(other));
  return halves.reduce<[string, string]>((best, one) => (widest(one) < widest(best) ? one : best), [words, ""]);
}

export interface Fitted {
  /** one or two lines */
  name: Line[];
  /** beside the name, below it, or nowhere */
  unit: (Line & { below: boolean }) | null;
}

/** A name of letters up to `size` in a room of one and a half lines, with its unit as far as there is room: never cut off. */
export function fitName(name: string, unit: string, size: number, room: number): Fitted {
  const natural = widthOf(name) * size;
  const small = size * 0.72;
  const beside = room - natural - size * 0.6;
  if (unit === "" && natural <= room) return { name: [sized(name, size, room)], unit: null };
  if (unit !== "" && widthOf(unit) * small <= beside)
    return { name: [sized(name, size, room)], unit: { ...sized(unit, small, beside), below: false } };
  // the unit goes below as long as the name can still be read on one line
  const single = sized(name, size * 0.84, room);
  if (unit !== "" && single.size >= size * 0.64)
    return { name: [single], unit: { ...sized(unit, size * 0.58, room), below: true } };
  if (single.size >= size * 0.78) return { name: [single], unit: null };
  const largest = size * 0.74;
  const [above, below] = halved(name);
  const both = Math.min(sized(above, largest, room).size, sized(below, largest, room).size);
  return { name: [above, below].map((words) => sized(words, both, room)), unit: null };
}

/** One line that is never wider than its room. */
export const fitLine = (words: string, size: number, room: number): Line => sized(words, size, room);
