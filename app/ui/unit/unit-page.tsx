import { Form } from "@remix-run/react";
import type { EntrantId } from "#core/ids.ts";
import { entries } from "#i18n/entries.ts";
import { unit } from "#i18n/unit.ts";
import { useT } from "#i18n/use-translator.ts";
import { works } from "#i18n/works.ts";
import { Button } from "#ui/base/button.tsx";
import { LanguageSwitch } from "#ui/base/language-switch.tsx";
import { ImportsList } from "#ui/entries/imports-list.tsx";
import { PasteForm } from "#ui/entries/paste-form.tsx";
import type { EntryAnswer, EventRoom, ImportShown, PersonShown } from "#ui/entries/roster.ts";
import { Done, Refused } from "#ui/entries/said.tsx";
import { Deadline } from "./deadline.tsx";
import { EnterForm } from "./enter-form.tsx";
import { PersonCard } from "./person-card.tsx";
import { Room } from "./room.tsx";
import style from "./unit.module.css";

export interface UnitShown {
  meet: {
    name: string;
    slug: string;
    place: string;
    startsAt: number | null;
    timeZone: string;
    office: string;
    phone: string;
  };
  unit: { name: string; leader: string };
  window: "not-open" | "open" | "closed";
  opens: number | null;
  closes: number | null;
  now: number;
  perPerson: number | null;
  perUnit: number | null;
  events: EventRoom[];
  /** pictures of works are asked for */
  works: boolean;
  people: PersonShown[];
  withdrawn: { id: EntrantId; name: string }[];
  imports: ImportShown[];
}

const pasting = ["preview", "import", "import-good"];

/** The leader's page: the own unit and nothing else; after the deadline only to read. */
export function UnitPage({
  page,
  ops,
  edit,
  answer,
}: {
  page: UnitShown;
  ops: { enter: string; paste: string };
  edit: string | null;
  answer: EntryAnswer | undefined;
}) {
  const t = useT(unit);
  const te = useT(entries);
  const tw = useT(works);
  const open = page.window === "open" && page.events.length > 0;
  const aboutPaste = answer !== undefined && pasting.includes(answer.intent);
  const atForm = answer?.intent === "enter" || (aboutPaste && !answer.done);
  const editing = answer?.intent === "change" ? (answer.done ? null : answer.values.id) : edit;
  const changed = answer?.intent === "change" && !answer.done ? answer : undefined;
  const elsewhere = answer?.intent === "withdraw" || answer?.intent === "restore" ? answer.problems : {};
  return (
    <div className={style.page}>
      <header className={style.top}>
        <span>{page.meet.name}</span>
        <LanguageSwitch />
      </header>
      <main className={style.main}>
        <div className={style.head}>
          {atForm ? null : <Done done={answer?.done} />}
          <h1>{t("pageTitle", { unit: page.unit.name })}</h1>
          {page.unit.leader ? <p className={style.muted}>{t("leaderIs", { name: page.unit.leader })}</p> : null}
        </div>
        <Refused problem={Object.values(elsewhere)[0]} />
        <Deadline page={page} />
        {page.events.length === 0 ? <p>{t("noEvents")}</p> : null}
        {page.events.length > 0 && page.window !== "closed" ? <Room page={page} /> : null}
        {open ? (
          <>
            <EnterForm op={ops.enter} events={page.events} answer={answer?.intent === "enter" ? answer : undefined} />
            <details className={style.paste} open={aboutPaste && !answer.done}>
              <summary>{te("pasteTitle")}</summary>
              <PasteForm op={ops.paste} action="/unit" answer={answer} whole={false} reason={false} />
            </details>
          </>
        ) : null}
        <section className={style.section}>
          <h2>{t("peopleTitle", { count: page.people.length })}</h2>
          {page.people.length === 0 ? <p>{t(open ? "nobody" : "nobodyClosed")}</p> : null}
          <ul className={style.people}>
            {page.people.map((person) => (
              <PersonCard
                key={person.id}
                person={person}
                events={page.events}
                open={open}
                editing={editing === person.id}
                answer={changed?.values.id === person.id ? changed : undefined}
              />
            ))}
          </ul>
        </section>
        {open && page.withdrawn.length > 0 ? (
          <section className={style.section}>
            <h2>{te("withdrawnTitle")}</h2>
            <ul className={style.people}>
              {page.withdrawn.map(({ id, name }) => (
                <li key={id} className={style.person}>
                  <Form method="post" action="/unit" className={style.who}>
                    <input type="hidden" name="id" value={id} />
                    <span>{name}</span>
                    <Button name="intent" value="restore">
                      {te("restore")}
                    </Button>
                  </Form>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {open ? (
          <ImportsList
            imports={page.imports}
            timeZone={page.meet.timeZone}
            action="/unit"
            answer={answer}
            reason={false}
          />
        ) : null}
        {page.works ? (
          <p>
            <a className={style.link} href="/unit/works">
              {tw("unitLink")}
            </a>
          </p>
        ) : null}
        <p>
          <a className={style.link} href={`/m/${page.meet.slug}`}>
            {t("live")}
          </a>
        </p>
      </main>
    </div>
  );
}
