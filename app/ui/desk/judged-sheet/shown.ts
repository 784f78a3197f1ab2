import type { CellRefusal } from "#core/judged/read-sheet.ts";
import type { SheetProblem, SheetSaid } from "#i18n/judged-sheet.ts";
import type { SheetDraft } from "./draft.ts";

/** What a form sent comes back with, whatever was wrong: nothing typed is lost. */
export type SheetAnswer = {
  /** a new one for every answer */
  stamp: string;
  draft: SheetDraft;
  problems: Record<string, SheetProblem>;
  said: SheetSaid | null;
  /** the fingerprint a save is measured by: after a conflict that of the other's version */
  seen: string;
  /** the fields of the draft before the last big change, to go back to */
  before: string;
  /** the field that has the focus */
  focus: string;
  reason: string;
  /** the pasted list */
  list: string;
  cells: CellRefusal[];
};

export type SheetShown = Omit<SheetAnswer, "stamp" | "said"> & {
  meet: string;
  event: { id: string; name: string };
  states: ("open" | "drawn" | "begun")[];
  /** keys of the templates a panel judges */
  templates: string[];
  /** what stands here is not what is kept */
  changed: boolean;
};
