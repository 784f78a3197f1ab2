import { fillers, nicknames } from "../catalogue/synonyms.ts";
import type { EventId } from "../ids.ts";

export interface KnownEvent {
  id: EventId;
  /** its name and other names people write for it */
  names: readonly string[];
}

/** Text as it is compared: full-width forms folded, no spaces or dashes, lower case. */
export const bare = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\u3000\-_]/g, "")
    .toLowerCase();

/** [EN7] Names an event is known by: its own, and what people write for its template. */
export function namesOfEvent(name: string, template: string): string[] {
  return [name, ...(nicknames[template] ?? [])];
}

/** The one event of that name, or of which the text is a piece of the name ("跳绳" of "一分钟跳绳"); null for none or several. */
export function eventNamed(text: string, events: readonly KnownEvent[]): EventId | null {
  const word = bare(text);
  const having = (test: (name: string) => boolean) =>
    events.filter(({ names }) => names.some((name) => test(bare(name)))).map(({ id }) => id);
  const exact = having((name) => name === word);
  const found = exact.length > 0 || word.length < 2 ? exact : having((name) => name.includes(word));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The events whose names a text is made of, longest names first, with nothing but fillers between; null where more is left. */
function eventsInside(text: string, events: readonly KnownEvent[]): EventId[] | null {
  const known = events
    .flatMap(({ id, names }) => names.map((name) => ({ id, name: bare(name) })))
    .filter(({ name }) => name.length >= 2)
    .sort((a, b) => b.name.length - a.name.length);
  let rest = bare(text);
  const found: { id: EventId; at: number }[] = [];
  for (const { id, name } of known) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    found.push({ id, at });
    rest = rest.slice(0, at) + "\u0000".repeat(name.length) + rest.slice(at + name.length);
  }
  for (const filler of fillers) rest = rest.replaceAll(filler, "");
  if (found.length === 0 || rest.replaceAll("\u0000", "") !== "") return null;
  return found.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

/**
 * [EN7] The events a cell names, each once, in its order, and the words that are no event's or could be several's. Words
 * stand apart by 、，,;；/|+ or spaces, or not at all (跳绳慢骑); spaces inside a name do not count (跳 绳).
 */
export function readEvents(cell: string, events: readonly KnownEvent[]): { ids: EventId[]; unknown: string[] } {
  const read = (text: string): EventId[] | null => {
    const one = eventNamed(text, events);
    return one ? [one] : eventsInside(text, events);
  };
  const unknown: string[] = [];
  const ids = (read(cell) ? [cell] : cell.split(/[、，,;；/|＋+\n]/)).flatMap((part) => {
    if (part.trim() === "") return [];
    const whole = read(part);
    if (whole) return whole;
    return part
      .trim()
      .split(/[\s\u3000]+/)
      .flatMap((word) => {
        const found = read(word);
        if (!found) unknown.push(word);
        return found ?? [];
      });
  });
  return { ids: [...new Set(ids)], unknown };
}
