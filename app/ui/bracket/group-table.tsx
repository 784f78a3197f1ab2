import { useMemo } from "react";
import { outlook } from "#core/groups/outlook.ts";
import type { GroupRules, Measure } from "#core/groups/rules.ts";
import type { GroupRow } from "#core/groups/table.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { rulesOf } from "#core/stages/group-names.ts";
import { groupMatchOf } from "#core/stages/group-score.ts";
import type { StagePlayed, StageTable } from "#core/stages/play.ts";
import type { MatchesTranslator } from "#i18n/matches.ts";
import { sayParts, sayRatio, tableSentences } from "#i18n/table-words.ts";
import type { StageView } from "#live/stage-view.ts";
import style from "./tables.module.css";
import { WhoCell } from "./who-cell.tsx";
import { useMatchWords } from "./words.ts";

interface Column {
  name: string;
  value: (row: GroupRow<EntrantId>) => string;
}

/** Whether the rules look at a measure at all, and whether at its ratio. */
const asks = ({ criteria, by }: GroupRules, what: GroupRules["by"], measures: readonly Measure[]) => ({
  ratio: criteria.some(({ of }) => of === measures[0]),
  any: by === what || criteria.some(({ of }) => measures.includes(of)),
});

/** The columns that the rules of the table look at. */
function columnsOf(rules: GroupRules, rows: readonly GroupRow<EntrantId>[], t: MatchesTranslator): Column[] {
  const { parts, draw } = rules;
  const games = asks(rules, "games", ["game-ratio", "game-difference", "games-won"]);
  const points = asks(rules, "points", ["point-ratio", "point-difference", "points-won"]);
  // nobody writes down the points of every sport
  const written = rules.by === "points" || rows.some((row) => row.points.won > 0);
  const ratio = ({ won, lost }: { won: number; lost: number }) =>
    won + lost === 0 ? t("noScore") : sayRatio({ won, lost }, 2, t);
  const pair = ({ won, lost }: { won: number; lost: number }, step: number) =>
    `${sayParts(won, step)}:${sayParts(lost, step)}`;
  const signed = (value: number, step: number) =>
    `${value > 0 ? "+" : value < 0 ? "−" : ""}${sayParts(Math.abs(value), step)}`;
  const column = (on: boolean, name: string, value: Column["value"]): Column[] => (on ? [{ name, value }] : []);
  return [
    ...column(true, t("played"), (row) => String(row.played)),
    ...column(true, t("won"), (row) => String(row.won)),
    ...column(draw !== null, t("drawn"), (row) => String(row.drawn)),
    ...column(true, t("lost"), (row) => String(row.lost)),
    ...column(
      rules.criteria.some(({ of }) => of === "match-points"),
      t("matchPoints"),
      (row) => sayParts(row.matchPoints, parts),
    ),
    ...column(games.any, t("games"), (row) => pair(row.games, parts)),
    ...column(games.ratio, t("gameRatio"), (row) => ratio(row.games)),
    ...column(games.any && !games.ratio, t("gameDifference"), (row) => signed(row.games.won - row.games.lost, parts)),
    ...column(written && points.any, t("points"), (row) => pair(row.points, 1)),
    ...column(written && points.ratio, t("pointRatio"), (row) => ratio(row.points)),
    ...column(written && points.any && !points.ratio, t("pointDifference"), (row) =>
      signed(row.points.won - row.points.lost, 1),
    ),
  ];
}

/** Who is sure to go on or cannot any more, in words; "" while it is open. */
function fatesOf(
  { draw, matches }: StagePlayed,
  { group, rows }: StageTable,
  t: MatchesTranslator,
): Map<EntrantId, string> {
  if (draw.kind !== "groups" || draw.qualifiers === 0) return new Map();
  const { qualifiers, times } = draw;
  const rules = rulesOf(draw.rules);
  const own = matches.filter((match) => match.group === group);
  const over = own.every(({ status }) => status !== "ready" && status !== "waiting");
  if (over)
    return new Map(
      rows.map(({ id, place }) => {
        const shared = rows.filter((row) => row.place === place).length;
        if (place === null || place > qualifiers) return [id, t("out")];
        return [id, place + shared - 1 <= qualifiers ? t("through") : ""];
      }),
    );
  const results = own.flatMap(({ result }) => (result && groupMatchOf(result, rules)) ?? []);
  const { people } = outlook({ ids: rows.map(({ id }) => id), matches: results, rules, times });
  return new Map(
    people.map(({ id, best, worst }) => [
      id,
      worst <= qualifiers ? t("clinched") : best > qualifiers ? t("noLongerIn") : "",
    ]),
  );
}

interface Props {
  stage: StageView;
  /** the group's name; its table must be there */
  group: string;
  unit?: UnitId | null;
  /** what stands on top of it; null where its surroundings say so */
  caption?: string | null;
}

/** The table of a group by its rules, and under it why it stands as it stands. */
export function GroupTable({ stage, group, unit = null, caption }: Props) {
  const { t } = useMatchWords();
  const { played, people } = stage;
  const table = played.tables.find((one) => one.group === group);
  const fates = useMemo(() => (table ? fatesOf(played, table, t) : new Map<EntrantId, string>()), [played, table, t]);
  if (!table || played.draw.kind !== "groups") return null;
  const rules = rulesOf(played.draw.rules);
  const columns = columnsOf(rules, table.rows, t);
  const name = (id: EntrantId) => people.get(id)?.name ?? "";
  const onward = played.draw.qualifiers > 0;
  return (
    <div className={style.whole} data-table={group}>
      <div className={style.wide}>
        <table className={style.table}>
          {caption === null ? null : <caption>{caption ?? t("tableOf", { group })}</caption>}
          <thead>
            <tr>
              <th scope="col">{t("rank")}</th>
              <th scope="col">{t("name")}</th>
              {columns.map((column) => (
                <th key={column.name} scope="col" className={style.number}>
                  {column.name}
                </th>
              ))}
              {onward ? <th scope="col">{t("onward")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => {
              const person = people.get(row.id);
              return (
                <tr key={row.id} className={unit !== null && person?.unit === unit ? style.own : undefined}>
                  <td className={style.place}>{row.place ?? t("noPlace")}</td>
                  <WhoCell person={person} />
                  {columns.map(({ name: of, value }) => (
                    <td key={of} className={style.number}>
                      {value(row)}
                    </td>
                  ))}
                  {onward ? <td className={style.fate}>{fates.get(row.id) ?? ""}</td> : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Sentences of={tableSentences(table.facts, rules, name, t)} />
    </div>
  );
}

/** Why a table stands as it stands. */
export function Sentences({ of }: { of: readonly string[] }) {
  return of.length === 0 ? null : (
    <ul className={style.sentences}>
      {of.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

/** The tables of all groups. */
export function GroupTables({ stage, unit = null }: Pick<Props, "stage" | "unit">) {
  return (
    <div className={style.tables}>
      {stage.played.tables.map(({ group }) => (
        <GroupTable key={group} {...{ stage, group, unit }} />
      ))}
    </div>
  );
}
