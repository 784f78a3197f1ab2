import { Form, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { common } from "#i18n/common.ts";
import { desk } from "#i18n/desk.ts";
import { useT } from "#i18n/use-translator.ts";
import { LanguageSwitch } from "#ui/base/language-switch.tsx";
import style from "./frame.module.css";

export interface DeskVisitor {
  /** the name of whoever sits here: an account, or a chief referee's seat */
  name: string;
  role: "organizer" | "chief";
  meet: { id: string; name: string } | null;
  /** the event whose draw comes first, if there is an event */
  toDraw: string | null;
}

/** The frame of every office page: which meet, where to, languages, the way out. */
export function DeskFrame({ visitor, children }: { visitor: DeskVisitor; children: ReactNode }) {
  const t = useT(desk);
  const words = useT(common);
  const { meet, role, name } = visitor;
  return (
    <>
      <a className={style.skip} href="#content">
        {words("skipToContent")}
      </a>
      <header className={style.header}>
        <div className={style.top}>
          <a className={style.brand} href={role === "organizer" ? "/meets" : "/"}>
            {role === "organizer" ? t("allMeets") : words("product")}
          </a>
          {meet ? (
            <a className={style.name} href={`/meets/${meet.id}${role === "organizer" ? "" : "/day"}`}>
              {meet.name}
            </a>
          ) : null}
          <div className={style.end}>
            <LanguageSwitch />
            <span>{name}</span>
            <Form method="post" action="/sign-out" reloadDocument>
              <button type="submit" className={style.quiet}>
                {words("signOut")}
              </button>
            </Form>
          </div>
        </div>
        {meet ? <DeskNav meet={meet.id} visitor={visitor} /> : null}
      </header>
      <main id="content" className={style.main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function DeskNav({ meet, visitor: { role, toDraw } }: { meet: string; visitor: DeskVisitor }) {
  const t = useT(desk);
  const at = `/meets/${meet}`;
  const draw = toDraw ? [{ to: `${at}/events/${toDraw}/draw`, text: t("nav.draw") }] : [];
  const day = [
    { to: `${at}/day`, text: t("nav.day") },
    { to: `${at}/prizes`, text: t("nav.prizes") },
    { to: `${at}/log`, text: t("nav.log") },
  ];
  const all = [
    { to: at, text: t("nav.overview"), end: true },
    { to: `${at}/units`, text: t("nav.units") },
    { to: `${at}/events`, text: t("nav.events"), end: draw.length > 0 },
    { to: `${at}/entries`, text: t("nav.entries") },
    ...draw,
    { to: `${at}/seats`, text: t("nav.seats") },
    ...day,
  ];
  return (
    <nav className={style.nav} aria-label={t("navLabel")}>
      {(role === "organizer" ? all : day).map(({ text, ...link }) => (
        <NavLink key={link.to} {...link}>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
