/** How long a page of `rows` rows stays, in ms. */
export const pageTime = (rows: number): number => 4000 + 800 * rows;

/**
 * `rows` in pages of at most `capacity`. Where they do not fit one page the first `sticky` stay on all of them.
 * No page is empty but the one page of no rows.
 */
export function pagesOf<Row>(rows: readonly Row[], capacity: number, sticky = 0): Row[][] {
  const size = Math.max(1, Math.floor(capacity));
  if (rows.length <= size) return [[...rows]];
  const staying = rows.slice(0, Math.min(sticky, size - 1));
  const rest = rows.slice(staying.length);
  const each = size - staying.length;
  const count = Math.ceil(rest.length / each);
  return Array.from({ length: count }, (_, page) => [...staying, ...rest.slice(page * each, (page + 1) * each)]);
}

/** The page on which the row of key `anchor` stands now, the nearest to `page` where it is gone. */
export function pageAt<Row>(
  pages: readonly Row[][],
  keyOf: (row: Row) => string,
  sticky: number,
  anchor: string | null,
  page: number,
): number {
  const found = pages.findIndex((one, index) =>
    one.some((row, at) => (index === 0 || at >= sticky) && keyOf(row) === anchor),
  );
  return found >= 0 ? found : Math.min(Math.max(0, page), pages.length - 1);
}
