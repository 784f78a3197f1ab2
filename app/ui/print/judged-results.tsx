import { awards } from "#i18n/awards.ts";
import { contestWords, sayAward } from "#i18n/contest-words.ts";
import { formatPlace, formatRound, marks } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { print } from "#i18n/print.ts";
import { useT } from "#i18n/use-translator.ts";
import { type EventAwards, sayAmount, sayDecided } from "#ui/desk/awards/shown.ts";
import judged from "./judged.module.css";
import style from "./paper.module.css";
import { Paper, type PaperMeet, Sheet } from "./paper.tsx";
import { PersonName } from "./person-name.tsx";

interface Props {
  meet: PaperMeet;
  at: number;
  events: EventAwards[];
  choices: { id: string; name: string }[];
  event: string | null;
}

/** The results of judged events with every part, what separated ties, awards and teams. */
export function JudgedResultsPaper({ meet, at, events, choices, event }: Props) {
  const t = useT(panels);
  const all = useT(print)("everything");
  const here = `/meets/${meet.id}/print/judged-results`;
  const each = choices.map(({ id, name }) => ({ words: name, href: `${here}?event=${id}`, current: id === event }));
  return (
    <Paper
      title={t("paperResults")}
      back={event ? `/meets/${meet.id}/events/${event}/awards` : `/meets/${meet.id}/day`}
      choices={[{ words: all, href: here, current: event === null }, ...each]}
      none={events.length === 0 ? t("paperResultsNone") : null}
    >
      {events.map((one) => (
        <Sheet
          key={one.event.id}
          meet={meet}
          title={`${one.event.name} ${t(one.over ? "paperResults" : "interim")}`}
          facts={one.over ? [] : [t("provisional")]}
          at={at}
        >
          <Lines of={one} />
          {one.team.length > 0 ? <Teams of={one} /> : null}
        </Sheet>
      ))}
    </Paper>
  );
}

function Lines({ of }: { of: EventAwards }) {
  const t = useT(panels);
  const ta = useT(awards);
  const tw = useT(contestWords);
  const say = useT(marks);
  const { event, modules, lines, over } = of;
  const won = (id: string) =>
    of.awards.flatMap((award) =>
      award.tiers.flatMap(({ tier, people }) =>
        people.some((one) => one.id === id) ? [sayAward(award, tier, tw)] : [],
      ),
    );
  return (
    <div className={judged.wide}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t("place")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("unit")}</th>
            {modules.map((module) => (
              <th key={module.key} scope="col">
                {formatRound(module.name, module.number, say)}
                {modules.length > 1 ? (
                  <span className={judged.part}>{ta("weighted", { share: module.share / 100 })}</span>
                ) : null}
              </th>
            ))}
            <th scope="col">{t("sum")}</th>
            {over && of.awards.length > 0 ? <th scope="col">{ta("awards")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{formatPlace(line.place, line.shared, say)}</td>
              <td>
                <PersonName name={line.name} />
              </td>
              <td>{line.unitName}</td>
              {modules.map(({ key }) => (
                <td key={key}>
                  {sayAmount(line.parts.find(({ module }) => module === key)?.balanced ?? null, event.digits)}
                </td>
              ))}
              <td className={style.mark}>
                {sayAmount(line.mark.value, event.digits)}
                <span className={judged.part}>{sayDecided(line.decidedBy, modules, ta, say)}</span>
              </td>
              {over && of.awards.length > 0 ? <td>{won(line.id).join(" ")}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Teams({ of: { event, team } }: { of: EventAwards }) {
  const ta = useT(awards);
  const say = useT(marks);
  return (
    <div className={style.group}>
      <h3>{ta("team")}</h3>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{ta("place")}</th>
            <th scope="col">{ta("unit")}</th>
            <th scope="col">{ta("teamSum")}</th>
            <th scope="col">{ta("teamBest")}</th>
          </tr>
        </thead>
        <tbody>
          {team.map((one) => (
            <tr key={one.unit}>
              <td>{formatPlace(one.place, one.shared, say)}</td>
              <td>{one.unitName}</td>
              <td className={style.mark}>{one.sum === null ? ta("teamFew") : sayAmount(one.sum, event.digits)}</td>
              <td>{one.best.join("　")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
