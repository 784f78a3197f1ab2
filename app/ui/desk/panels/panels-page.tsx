import { Form } from "@remix-run/react";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import desk from "../desk.module.css";
import { Ended } from "../refused.tsx";
import { useFresh } from "../use-fresh.ts";
import { ModulePanel } from "./module-panel.tsx";
import { OwnUnits } from "./own-units.tsx";
import type { PanelsProps } from "./shown.ts";

/** A judged event module by module: who judges, the lot, how far it is; no mark is on it before every judge has handed in. */
export function PanelsPage(props: PanelsProps) {
  const { meet, event, organizer, works, officials, modules, op, answer } = props;
  const t = useT(panels);
  useFresh(meet.slug);
  const at = `/meets/${meet.id}`;
  const here = `${at}/events/${event.id}`;
  const done = {
    judges: t("done_judges"),
    units: t("done_units"),
    seats: t("done_seats", { count: answer?.made ?? 0 }),
    draw: t("done_draw"),
    publish: t("done_publish"),
    late: t("done_late", { number: answer?.placed ?? 0 }),
    again: t("done_again"),
    override: t("done_override"),
    "confirm-all": t("done_confirmAll", { confirmed: answer?.confirmed ?? 0, left: answer?.left ?? 0 }),
  }[answer?.intent ?? ""];
  const links: [string, string][] = [
    ...(organizer ? [[`${here}/sheet`, t("toSheet")] as [string, string]] : []),
    [`${here}/awards`, t("toAwards")],
    ...(works && organizer ? [[`${here}/works`, t("toWorks")] as [string, string]] : []),
    [`${at}/officials`, t("toOfficials")],
    [`${at}/print/judge-sheets?event=${event.id}`, t("printSheets")],
    [`${at}/print/appearances?event=${event.id}`, t("printOrder")],
  ];
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("title", { event: event.name })}</h1>
        <nav className={desk.actions} aria-label={event.name}>
          {links.map(([href, words]) => (
            <a key={href} className={desk.link} href={href}>
              {words}
            </a>
          ))}
        </nav>
      </div>
      <Ended answer={answer} done={done ?? null} />
      <p>{t("intro")}</p>
      {organizer && officials.length === 0 ? <p className={desk.warn}>{t("noOfficials")}</p> : null}
      {organizer ? (
        <Form method="post" className={desk.actions}>
          <input type="hidden" name="op" value={op} />
          <Button name="intent" value="seats">
            {t("makeSeats")}
          </Button>
          <a className={desk.link} href={`${at}/seats`}>
            {t("toSeats")}
          </a>
          <a className={desk.link} href={`${at}/print/seats`}>
            {t("printPosters")}
          </a>
          <span className={desk.small}>{t("makeSeatsHint")}</span>
        </Form>
      ) : null}
      {modules.map((module) => (
        <ModulePanel key={module.number} {...{ meet, event, organizer, officials, module, op, answer }} />
      ))}
      {organizer ? <OwnUnits {...props} /> : null}
    </div>
  );
}
