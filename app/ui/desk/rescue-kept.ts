import { inFours, readRescuePart } from "#core/scoring/rescue.ts";

// The codes scanned so far, kept in this browser: a phone's camera opens a page for each.

const key = "fieldday-rescue";

/** The parts this browser holds, with the one in the page's address added and taken out of it; one a line. */
export function keptCodes(): string {
  const { hash, pathname, search } = window.location;
  const kept = read();
  const part = readRescuePart(hash);
  if (hash.length > 1) window.history.replaceState(window.history.state, "", pathname + search);
  if (!part.ok) return kept;
  const same = (line: string) => {
    const other = readRescuePart(line);
    return other.ok && other.value.part === part.value.part && other.value.set === part.value.set;
  };
  const lines = kept.split("\n").filter((line) => line !== "");
  if (!lines.some(same)) lines.push(inFours(hash.slice(1)));
  const all = lines.join("\n");
  keepCodes(all);
  return all;
}

export function keepCodes(codes: string): void {
  try {
    if (codes.trim() === "") window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, codes);
  } catch {
    // private mode: the page still works with what is in its box
  }
}

function read(): string {
  try {
    return window.localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
