import { blankAward, blankDeduction, blankLine, blankModule, type SheetDraft } from "./draft.ts";

/** A draft with a row more, fewer or elsewhere, and the field that has the focus then. */
interface Edited {
  draft: SheetDraft;
  focus: string;
}

type Row = { key: string };
type List = { list: Row[]; fresh: (before: Row | undefined) => Row };

/** A key no row has: marks and ties name rows by it. */
export function freshKey(rows: readonly Row[], letter: string): string {
  for (let number = rows.length + 1; ; number += 1)
    if (!rows.some(({ key }) => key === `${letter}${number}`)) return `${letter}${number}`;
}

/** The list a path names, and what a new row of it begins with. */
function listAt(draft: SheetDraft, path: string): List | null {
  const [, index = "", inner = ""] = /^modules\.(\d{1,2})\.(lines|deductions)$/.exec(path) ?? [];
  const module = draft.modules[Number(index)];
  if (path === "modules") {
    const list = draft.modules;
    return { list, fresh: () => ({ ...blankModule, key: freshKey(list, "m"), lines: [], deductions: [] }) };
  }
  if (path === "awards") {
    const list = draft.awards;
    return { list, fresh: () => ({ ...blankAward, key: freshKey(list, "a") }) };
  }
  if (index === "" || !module) return null;
  if (inner === "deductions") {
    const list = module.deductions;
    return { list, fresh: () => ({ ...blankDeduction, key: freshKey(list, "d") }) };
  }
  const list = module.lines;
  // of the same criterion as the line above
  const fresh = (before: Row | undefined) => {
    const { group = "", name = "", kind = "points", step = "" } = list.find((line) => line === before) ?? {};
    return { ...blankLine, group: name === "" ? "" : group, kind, step, key: freshKey(list, "c") };
  };
  return { list, fresh };
}

/** The field of a row that is filled in first. */
function firstField(path: string, index: number, row: Row | undefined): string {
  if (path === "awards") return `${path}.${index}.names`;
  return `${path}.${index}.${row && "group" in row && row.group === "" ? "group" : "name"}`;
}

/** Does what a button asks: "add:modules.0.lines", "after:modules.0.lines.3", "up:…", "down:…", "remove:…"; null where it asks nothing of this. */
export function edited(before: SheetDraft, intent: string): Edited | null {
  const [, deed = "", path = "", index = ""] =
    /^(add|after|up|down|remove):((?:modules|awards)(?:\.\d{1,2}\.(?:lines|deductions))?)(?:\.(\d{1,2}))?$/.exec(
      intent,
    ) ?? [];
  const draft = JSON.parse(JSON.stringify(before)) as SheetDraft;
  const found = listAt(draft, path);
  if (!found || (deed === "add") !== (index === "")) return null;
  const { list, fresh } = found;
  const row = Number(index);
  if (deed !== "add" && !list[row]) return null;
  if (deed === "add" || deed === "after") {
    const to = deed === "add" ? list.length : row + 1;
    if (list.length < 100) list.splice(to, 0, fresh(list[to - 1]));
    return { draft, focus: firstField(path, to, list[to]) };
  }
  const [one] = list.splice(row, 1);
  const next = Math.min(row, list.length - 1);
  if (deed === "remove" || !one)
    return { draft, focus: list.length > 0 ? firstField(path, next, list[next]) : `add:${path}` };
  const to = Math.max(0, Math.min(list.length, row + (deed === "up" ? -1 : 1)));
  list.splice(to, 0, one);
  // the same button again, unless the row stands at the end now
  const stuck = to === 0 || to === list.length - 1;
  return { draft, focus: stuck ? firstField(path, to, one) : `${deed}:${path}.${to}` };
}
