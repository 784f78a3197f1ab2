/** A band of a scale begins at `from`, or just above it where `above` is set; null has no lower end. */
export interface Band<Value> {
  from: number | null;
  above?: boolean;
  value: Value;
}

const reached = ({ from, above = false }: Band<unknown>, amount: number) =>
  from === null || (above ? amount > from : amount >= from);

const higher = (a: Band<unknown>, b: Band<unknown>) => {
  const [one, other] = [a.from ?? -Infinity, b.from ?? -Infinity];
  return one > other || (one === other && a.above === true && b.above !== true);
};

/**
 * [NU6] The value of the highest band that `amount` reaches, in whatever order the bands stand; null below all of them. A limit
 * belongs to the band above it unless that band says `above`. Source: domain 10.2, 10.3 ([TWMOL], [HLH], [QIQI]); L16–L23.
 */
export function bandOf<Value>(amount: number, bands: readonly Band<Value>[]): Value | null {
  let best: Band<Value> | null = null;
  for (const band of bands) if (reached(band, amount) && (best === null || higher(band, best))) best = band;
  return best === null ? null : best.value;
}
