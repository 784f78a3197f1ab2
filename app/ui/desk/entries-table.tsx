import { Link } from "@remix-run/react";
import { entries } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./desk.module.css";
import page from "./entries.module.css";
import type { DeskPerson, EntriesShown } from "./entries-page.tsx";

/** Everybody by unit, a tick for each event. */
export function EntriesTable({ shown: { list, filter }, at }: { shown: EntriesShown; at: string }) {
  const t = useT(entries);
  const some = filter.unit || filter.event || filter.text;
  if (list.totals.people === 0) return <p>{t("nobody")}</p>;
  if (list.found === 0) return <p>{t(some ? "nobodyFound" : "nobody")}</p>;
  const pageLink = (to: number) => {
    const query = new URLSearchParams({ unit: filter.unit ?? "", event: filter.event ?? "", q: filter.text });
    return `${at}?${query}&page=${to}`;
  };
  return (
    <div className={style.scroll}>
      <table className={style.table}>
        <caption>{t("found", { count: list.found })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("bib")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("sex")}</th>
            <th scope="col">{t("unit")}</th>
            {list.events.map(({ id, name }) => (
              <th key={id} scope="col" className={page.tick}>
                {name}
              </th>
            ))}
            <th scope="col">{t("actions")}</th>
          </tr>
        </thead>
        <tbody>
          {list.people.map((person) => (
            <Row key={person.id} person={person} shown={list} at={at} />
          ))}
        </tbody>
      </table>
      {list.pages > 1 ? (
        <nav className={style.actions} aria-label={t("pageOf", list)}>
          {list.page > 1 ? (
            <a className={style.link} href={pageLink(list.page - 1)}>
              {t("previousPage")}
            </a>
          ) : null}
          <span>{t("pageOf", list)}</span>
          {list.page < list.pages ? (
            <a className={style.link} href={pageLink(list.page + 1)}>
              {t("nextPage")}
            </a>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}

function Row({ person, shown, at }: { person: DeskPerson; shown: EntriesShown["list"]; at: string }) {
  const t = useT(entries);
  const { id, name, sex, bib, namesake, unitName, events } = person;
  const panel = (kind: string) => `${at}?panel=${kind}&person=${id}`;
  const deeds = [
    ["change", t("change")],
    ["replace", t("replace")],
    ["withdraw", t("withdraw")],
  ] as const;
  return (
    <tr>
      <td className={page.number}>{bib ?? ""}</td>
      <th scope="row">
        {name} {namesake > 0 ? <span className={style.small}>{t("namesake", { number: namesake })}</span> : null}
      </th>
      <td>{sex === "F" ? t("female") : sex === "M" ? t("male") : ""}</td>
      <td>{unitName}</td>
      {shown.events.map((event) => (
        <td key={event.id} className={page.tick}>
          {events.includes(event.id) ? (
            <span role="img" aria-label={t("entered")}>
              ✓
            </span>
          ) : (
            <span className="visually-hidden">{t("notEntered")}</span>
          )}
        </td>
      ))}
      <td>
        <div className={page.deeds}>
          {deeds.map(([kind, label]) => (
            <Link key={kind} to={panel(kind)} aria-label={`${label}：${name}`}>
              {label}
            </Link>
          ))}
        </div>
      </td>
    </tr>
  );
}
