import type { Page } from "playwright-core";

/** What is wrong with the rows a board shows: a name cut off, a row outside its place, nothing at all. Empty = nothing. */
export const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const list = document.querySelector<HTMLElement>("[data-scene]");
    const rows = [...(list?.querySelectorAll<HTMLElement>("[data-key]") ?? [])];
    if (!list?.parentElement || rows.length === 0)
      return document.querySelector("main img, [data-picture]") ? [] : ["a blank page"];
    const found: string[] = [];
    const room = list.parentElement.getBoundingClientRect();
    for (const row of rows) {
      const frame = row.getBoundingClientRect();
      if (frame.top < room.top - 1 || frame.bottom > room.bottom + 1) found.push(`row outside: ${row.textContent}`);
      const words = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const parent = node.parentElement;
        if (!node.textContent?.trim() || !parent) continue;
        // the column the words stand in: the row's own child
        let cell = parent;
        while (cell.parentElement && cell.parentElement !== row) cell = cell.parentElement;
        const column = cell.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(node);
        // a line's box is higher than its letters, which are as high as the font's size in the middle of it
        const half = Number.parseFloat(getComputedStyle(parent).fontSize) / 2;
        const isCut = [...range.getClientRects()].some(({ top, bottom, left, right, width }) => {
          const middle = (top + bottom) / 2;
          const high = middle - half < frame.top - 1 || middle + half > frame.bottom + 1;
          return width > 0 && (high || left < column.left - 2 || right > column.right + 2);
        });
        if (isCut) found.push(`cut off: ${node.textContent}`);
      }
    }
    return found;
  });

/** The keys of the rows that are on, as they follow each other. */
export const keysOn = (page: Page): Promise<string[]> =>
  page.$$eval("[data-key]", (rows) => rows.map((row) => row.getAttribute("data-key") ?? ""));

/** "2/3" of a board that turns pages; null where one page shows everything. */
export const pageOn = (page: Page): Promise<string | null> =>
  page.evaluate(() => /(\d+\/\d+) 页/.exec(document.querySelector("footer")?.textContent ?? "")?.[1] ?? null);

/** How many rows the picture has on all its pages; 0 of one without rows. */
export const rowsOf = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.querySelector("[data-rows]")?.getAttribute("data-rows") ?? 0));
