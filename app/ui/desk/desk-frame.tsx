import { Form, Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { common } from "#i18n/common.ts";
import { desk } from "#i18n/desk.ts";
import { devices } from "#i18n/devices.ts";
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
  /** an event is met two by two, on courts */
  courts: boolean;
  /** how many tablets call for help */
  help: number;
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

/** Pages whose address is their own name. */
const named = ["units", "events", "entries", "seats", "devices", "screens", "day", "courts", "prizes", "log"] as const;
type Page = "overview" | "draw" | (typeof named)[number];

/** Which part of the meet an address belongs to; heats and rounds are reached from the day's page. */
function pageOf(path: string): Page {
  const [, , , part, , inner] = path.split("/");
  if (part === "events")
    return inner === "draw" || inner === "panels" ? "draw" : inner === "awards" ? "prizes" : "events";
  if (part === "officials") return "seats";
  if (["heats", "rounds", "paper", "rescue"].includes(part ?? "")) return "day";
  const known = named.find((one) => one === part);
  return known ?? "overview";
}

function DeskNav({ meet, visitor: { role, toDraw, courts, help } }: { meet: string; visitor: DeskVisitor }) {
  const t = useT(desk);
  const words = useT(devices);
  const current = pageOf(useLocation().pathname);
  const day: Page[] = ["day", ...(courts ? ["courts" as const] : []), "devices", "prizes", "log"];
  const draw: Page[] = toDraw ? ["draw"] : [];
  const pages: Page[] =
    role === "chief" ? day : ["overview", "units", "events", "entries", ...draw, "seats", "screens", ...day];
  const pathOf = (page: Page) => {
    if (page === "overview") return "";
    return page === "draw" ? `/events/${toDraw}/draw` : `/${page}`;
  };
  return (
    <nav className={style.nav} aria-label={t("navLabel")}>
      {pages.map((page) => (
        <Link key={page} to={`/meets/${meet}${pathOf(page)}`} aria-current={page === current ? "page" : undefined}>
          {t(`nav.${page}`)}
          {page === "devices" && help > 0 ? (
            <strong className={style.badge}>{words("helpBadge", { count: help })}</strong>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
