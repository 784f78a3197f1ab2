import type { EntrantId, EventId, OpId } from "#core/ids.ts";
import type { EntryDone, EntryProblem } from "#i18n/entries.ts";
import type { NamedRound } from "#i18n/marks.ts";

/** An event with how many of the unit are in it; `max` null = no limit, `drawn` closes it to leaders. */
export interface EventRoom {
  id: EventId;
  name: string;
  count: number;
  max: number | null;
  drawn: boolean;
}

/** Where somebody starts, from a published start list. */
export interface StandShown {
  event: string;
  round: NamedRound;
  roundNumber: number;
  heat: number;
  lane: number;
}

export interface PersonShown {
  id: EntrantId;
  name: string;
  sex: "F" | "M" | null;
  bib: number | null;
  namesake: number;
  events: EventId[];
  stands: StandShown[];
}

export interface ImportShown {
  id: OpId | string;
  at: number;
  by: string;
  people: number;
}

export type PasteColumn = "unit" | "name" | "sex" | "events";

/** What a pasted list would do. */
export interface PreviewShown {
  fresh: number;
  adds: number;
  same: number;
  bad: number;
  problems: { row: number; column: PasteColumn; text: string; problem: EntryProblem }[];
  rows: { row: number; unit: string; name: string; events: string[]; kind: "new" | "adds" | "same" }[];
  unknownUnits: string[];
}

/** What a form on an entries page was answered: done, or the problems with everything that was typed. */
export interface EntryAnswer {
  intent: string;
  done: EntryDone | null;
  values: Record<string, string | string[]>;
  /** by field; "" concerns the form as a whole */
  problems: Record<string, EntryProblem>;
  preview: PreviewShown | null;
}

/** One value of what was typed, "" where nothing was. */
export const typed = (values: EntryAnswer["values"], field: string): string => {
  const value = values[field];
  return typeof value === "string" ? value : (value?.[0] ?? "");
};

/** All values of what was ticked. */
export const ticked = (values: EntryAnswer["values"], field: string): string[] => {
  const value = values[field];
  return value === undefined || value === "" ? [] : [value].flat();
};
