import { formatAdvance, formatHeatNumber, formatRound, marks, type NamedRound } from "#i18n/marks.ts";
import { print } from "#i18n/print.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./paper.module.css";
import { type Choice, Paper, type PaperMeet, Sheet } from "./paper.tsx";
import { PersonName } from "./person-name.tsx";

interface Round {
  id: string;
  number: number;
  name: NamedRound;
  advance: { perHeat: number; nextBest: number } | null;
}
interface Lane {
  id: string;
  lane: number;
  bib: number | null;
  name: string;
  unit: string;
}
interface StartList {
  event: { id: string; name: string };
  round: Round;
  draw: { seed: string; edition: string; moved: boolean } | null;
  heats: { number: number; lanes: Lane[] }[];
}

interface Props {
  meet: PaperMeet;
  at: number;
  lists: StartList[];
  choices: { event: { id: string; name: string }; rounds: Round[] }[];
  round: string | null;
}

/** Start lists with room for marks by hand: one sheet an event. */
export function StartListsPaper({ meet, at, lists, choices, round }: Props) {
  const t = useT(print);
  const say = useT(marks);
  const here = `/meets/${meet.id}/print/start-lists`;
  const all: Choice[] = choices.flatMap(({ event, rounds }) =>
    rounds.map((one) => ({
      words: `${event.name} · ${formatRound(one.name, one.number, say)}`,
      href: `${here}?round=${one.id}`,
      current: one.id === round,
    })),
  );
  return (
    <Paper
      title={t("startLists")}
      back={`/meets/${meet.id}/day`}
      choices={[{ words: t("toPlay"), href: here, current: round === null }, ...all]}
      none={lists.length > 0 ? null : t(choices.length > 0 ? "startListsOver" : "startListsNone")}
    >
      {lists.map((list) => {
        const { event, heats, draw } = list;
        const people = heats.reduce((sum, heat) => sum + heat.lanes.length, 0);
        const facts = [
          [t("size", { people, heats: heats.length }), formatAdvance(list.round.advance, say)]
            .filter(Boolean)
            .join("　"),
          [draw ? t("drawSeed", draw) : "", draw?.moved ? t("moved") : ""].filter(Boolean).join("　"),
        ];
        const title = `${event.name} · ${formatRound(list.round.name, list.round.number, say)}`;
        return (
          <Sheet key={list.round.id} meet={meet} title={`${title} ${t("startLists")}`} facts={facts} at={at}>
            {heats.map((heat) => (
              <HeatTable key={heat.number} heat={heat} round={list.round.name} alone={heats.length === 1} />
            ))}
          </Sheet>
        );
      })}
    </Paper>
  );
}

function HeatTable(props: { heat: StartList["heats"][number]; round: NamedRound; alone: boolean }) {
  const { heat, round, alone } = props;
  const t = useT(print);
  const say = useT(marks);
  return (
    <div className={style.whole}>
      <table className={`${style.table} ${style.writing}`}>
        <caption className={alone ? "visually-hidden" : undefined}>{formatHeatNumber(round, heat.number, say)}</caption>
        <thead>
          <tr>
            <th scope="col" className={style.few}>
              {t("lane")}
            </th>
            <th scope="col" className={style.few}>
              {t("bib")}
            </th>
            <th scope="col" className={style.named}>
              {t("name")}
            </th>
            <th scope="col">{t("unit")}</th>
            <th scope="col" className={style.blank}>
              {t("mark")}
            </th>
            <th scope="col" className={style.blank}>
              {t("remark")}
            </th>
          </tr>
        </thead>
        <tbody>
          {heat.lanes.map((one) => (
            <tr key={one.id}>
              <td>{one.lane}</td>
              <td>{one.bib ?? ""}</td>
              <td>
                <PersonName name={one.name} />
              </td>
              <td>{one.unit}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
