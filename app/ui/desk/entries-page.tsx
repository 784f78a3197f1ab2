import { entries } from "#i18n/entries.ts";
import { formatInstant } from "#i18n/instant.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { ImportsList } from "#ui/entries/imports-list.tsx";
import { PasteForm } from "#ui/entries/paste-form.tsx";
import type { EntryAnswer, EventRoom, ImportShown } from "#ui/entries/roster.ts";
import { Done } from "#ui/entries/said.tsx";
import style from "./desk.module.css";
import { EntriesBibs } from "./entries-bibs.tsx";
import { EntriesFilter } from "./entries-filter.tsx";
import { EntriesLate } from "./entries-late.tsx";
import { AddPerson, ChangePerson, WithdrawPerson } from "./entries-person.tsx";
import { EntriesRemoved } from "./entries-removed.tsx";
import { ReplacePerson } from "./entries-replace.tsx";
import { EntriesTable } from "./entries-table.tsx";

export interface DeskPerson {
  id: string;
  name: string;
  sex: "F" | "M" | null;
  bib: number | null;
  namesake: number;
  unit: string;
  unitName: string;
  events: string[];
}

export type Panel = "add" | "paste" | "change" | "replace" | "withdraw" | "bibs";

export interface EntriesShown {
  meet: { id: string };
  list: {
    window: "not-open" | "open" | "closed";
    closes: number | null;
    timeZone: string;
    units: { id: string; name: string }[];
    events: EventRoom[];
    totals: { people: number; entries: number; units: number };
    unnumbered: number;
    found: number;
    people: DeskPerson[];
    page: number;
    pages: number;
    late: { id: string; name: string; waiting: boolean; people: { name: string; unitName: string }[] }[];
    removed: { id: string; name: string; unitName: string }[];
    imports: ImportShown[];
  };
  filter: { unit: string | null; event: string | null; text: string; page: number };
  panel: Panel | null;
  /** whom the open panel is about */
  chosen: DeskPerson | null;
  colleagues: DeskPerson[];
  ops: { enter: string; paste: string; replace: string; bibs: string };
  answer: EntryAnswer | undefined;
}

const panelOf: Record<string, Panel> = {
  enter: "add",
  change: "change",
  withdraw: "withdraw",
  substitute: "replace",
  preview: "paste",
  import: "paste",
  "import-good": "paste",
  undo: "paste",
  number: "bibs",
  renumber: "bibs",
  "renumber-anyway": "bibs",
};

/** Which panel stays open after an answer: the refused one, and adding, which goes on. */
function panelAfter({ answer, panel }: Pick<EntriesShown, "answer" | "panel">): Panel | null {
  if (!answer) return panel;
  return answer.done && answer.intent !== "enter" ? null : (panelOf[answer.intent] ?? null);
}

/** Every entry of the meet, and all an organizer does with them. */
export function EntriesPage(shown: EntriesShown) {
  const t = useT(entries);
  const language = useLanguage();
  const { meet, list, answer, ops, chosen } = shown;
  const at = `/meets/${meet.id}/entries`;
  const panel = panelAfter(shown);
  const closed = list.window === "closed";
  const ready = list.events.length > 0;
  const props = { shown, at, closed };
  return (
    <div className={style.page}>
      <div className={style.head}>
        <div>
          <h1>{t("deskTitle")}</h1>
          <p className={style.muted}>
            {t("deskSummary", list.totals)}
            {list.closes === null || closed
              ? null
              : ` · ${t("deskOpenUntil", { time: formatInstant(list.closes, list.timeZone, language) })}`}
          </p>
        </div>
        <div className={style.actions}>
          <a className={[style.link, style.primary].join(" ")} href={`${at}?panel=add`}>
            {t("addPerson")}
          </a>
          <a className={style.link} href={`${at}?panel=paste`}>
            {t("pasteList")}
          </a>
          <a className={style.link} href={`${at}?panel=bibs`}>
            {t("bibsTitle")}
          </a>
        </div>
      </div>
      {closed ? <p className={style.warn}>{t("deskClosed")}</p> : null}
      <EntriesLate meet={meet.id} late={list.late} />
      {ready ? null : (
        <p className={style.warn}>
          {t("noEventsYet")} <a href={`/meets/${meet.id}/events`}>{t("goEvents")}</a>
        </p>
      )}
      {list.units.length === 0 ? (
        <p className={style.warn}>
          {t("noUnitsYet")} <a href={`/meets/${meet.id}/units`}>{t("goUnits")}</a>
        </p>
      ) : null}
      {panel === "add" && answer?.done ? null : <Done done={answer?.done} />}
      {panel === "add" && ready && list.units.length > 0 ? <AddPerson {...props} /> : null}
      {panel === "change" && chosen ? <ChangePerson {...props} person={chosen} /> : null}
      {panel === "withdraw" && chosen ? <WithdrawPerson {...props} person={chosen} /> : null}
      {panel === "replace" && chosen ? <ReplacePerson {...props} person={chosen} /> : null}
      {panel === "bibs" ? <EntriesBibs {...props} /> : null}
      {panel === "paste" && ready ? (
        <section className={style.panel}>
          <h2>{t("pasteTitle")}</h2>
          <PasteForm op={ops.paste} action={`${at}?panel=paste`} answer={answer} whole reason={closed} />
          <ImportsList imports={list.imports} timeZone={list.timeZone} action={at} answer={answer} reason={closed} />
        </section>
      ) : null}
      <EntriesFilter {...props} />
      <EntriesTable {...props} />
      <EntriesRemoved {...props} />
    </div>
  );
}
