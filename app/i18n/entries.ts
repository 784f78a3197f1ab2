import { catalogue, type Translator } from "./catalogue.ts";
import { entries as en } from "./messages/en/entries.ts";
import { entries as zhHans } from "./messages/zh-Hans/entries.ts";
import { entries as zhHant } from "./messages/zh-Hant/entries.ts";

export const entries = catalogue(zhHans, zhHant, en);
export type EntriesTranslator = Translator<typeof zhHans>;

type Plain =
  | "invalid"
  | "name-empty"
  | "name-has-digits"
  | "name-has-symbols"
  | "no-events"
  | "no-such-event"
  | "no-such-unit"
  | "no-such-entrant"
  | "unit-missing"
  | "not-your-unit"
  | "entries-not-open"
  | "entries-closed"
  | "reason-required"
  | "same-person"
  | "not-in-unit"
  | "list-empty"
  | "list-unreadable"
  | "nothing-to-import"
  | "no-such-import"
  | "unknown-unit"
  | "other-unit"
  | "unit-empty"
  | "events-empty"
  | "unknown-event"
  | "sex-unreadable"
  | "duplicate-row"
  | "nobody-entered"
  | "start-lists-published";

/** What may be wrong with an entry, as a fact: the refusals of the services and what a form finds by itself. */
export type EntryProblem =
  | { kind: Plain }
  | { kind: "too-long" | "name-too-long" | "too-many-events" | "too-many-people" | "too-many-rows"; max: number }
  | { kind: "event-drawn" | "event-drawn-desk" | "already-entered" | "already-started" | "started"; event: string }
  | { kind: "event-full-for-unit"; event: string; max: number }
  | { kind: "same-name" | "import-drawn"; name: string }
  | { kind: "rows-refused"; count: number };

/** A problem in words. */
export function sayProblem(problem: EntryProblem, t: EntriesTranslator): string {
  switch (problem.kind) {
    case "too-long":
    case "name-too-long":
    case "too-many-events":
    case "too-many-people":
    case "too-many-rows":
      return t(`problem.${problem.kind}`, problem);
    case "event-drawn":
    case "event-drawn-desk":
    case "already-entered":
    case "already-started":
    case "started":
      return t(`problem.${problem.kind}`, problem);
    case "event-full-for-unit":
      return t("problem.event-full-for-unit", problem);
    case "same-name":
    case "import-drawn":
      return t(`problem.${problem.kind}`, problem);
    case "rows-refused":
      return t("problem.rows-refused", problem);
    default:
      return t(`problem.${problem.kind}`);
  }
}

/** What was done, as a fact for the line above the page. */
export type EntryDone =
  | { kind: "entered" | "changed" | "withdrawn" | "restored" | "substituted"; name: string }
  | { kind: "imported" | "undone" | "numbered"; count: number }
  | { kind: "again" };

export function sayDone(done: EntryDone, t: EntriesTranslator): string {
  switch (done.kind) {
    case "again":
      return t("done.again");
    case "imported":
    case "undone":
    case "numbered":
      return t(`done.${done.kind}`, done);
    default:
      return t(`done.${done.kind}`, done);
  }
}
