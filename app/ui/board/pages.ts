const bareMs = 20_000;

/** How long a page of `rows` rows stays, in ms; a picture without rows, so that its code can be scanned. */
export const pageTime = (rows: number): number => (rows === 0 ? bareMs : 4000 + 800 * rows);

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

/**
 * `rows` in pages that are no higher than `room`, each row as high as `heightOf` says. Where they do not fit one page the
 * first `sticky` stay on all of them, or as many of those as leave the highest other row its place. No page is empty but
 * the one page of no rows.
 */
export function pagesOf<Row>(
  rows: readonly Row[],
  room: number,
  sticky: number,
  heightOf: (row: Row) => number,
): Row[][] {
  const heights = rows.map(heightOf);
  if (sum(heights) <= room) return [[...rows]];
  let kept = Math.min(sticky, rows.length - 1);
  while (kept > 0 && sum(heights.slice(0, kept)) + Math.max(...heights.slice(kept)) > room) kept--;
  const staying = rows.slice(0, kept);
  const taken = sum(heights.slice(0, kept));
  const pages: Row[][] = [];
  let page: Row[] = [];
  let filled = taken;
  for (const [index, row] of rows.entries()) {
    if (index < kept) continue;
    const height = heights[index] ?? 0;
    if (page.length > 0 && filled + height > room) {
      pages.push([...staying, ...page]);
      page = [];
      filled = taken;
    }
    page.push(row);
    filled += height;
  }
  if (page.length > 0) pages.push([...staying, ...page]);
  return pages.length > 0 ? pages : [[]];
}

/** The rows that are on this page alone, by which it is held; none on the first page, which is always the first. */
export function holdOf<Row>(pages: readonly Row[][], page: number, keyOf: (row: Row) => string): string[] {
  if (page === 0) return [];
  const before = new Set((pages[page - 1] ?? []).map(keyOf));
  return (pages[page] ?? []).map(keyOf).filter((key) => !before.has(key));
}

/** The page on which most of the `held` rows stand now, the nearest to `page` of several; where they are gone too. */
export function pageAt<Row>(
  pages: readonly Row[][],
  keyOf: (row: Row) => string,
  held: readonly string[],
  page: number,
): number {
  if (held.length === 0) return 0;
  const wanted = new Set(held);
  let best = { at: Math.min(Math.max(0, page), pages.length - 1), rows: 0 };
  for (const [at, rows] of pages.entries()) {
    const found = rows.filter((row) => wanted.has(keyOf(row))).length;
    const nearer = found === best.rows && found > 0 && Math.abs(at - page) < Math.abs(best.at - page);
    if (found > best.rows || nearer) best = { at, rows: found };
  }
  return best.at;
}
