import type { PrizeNote } from "#core/awards/prizes.ts";
import type { AwardPlan } from "#core/judged/plan.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { contestWords } from "#i18n/contest-words.ts";
import { day } from "#i18n/day.ts";
import { formatMark, formatRound, marks, type NamedRound, sayable } from "#i18n/marks.ts";
import { print } from "#i18n/print.ts";
import { sayPrizeNote, sayWon } from "#i18n/prize-notes.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./paper.module.css";
import { Paper, type PaperMeet, Sheet } from "./paper.tsx";
import { PersonName } from "./person-name.tsx";

interface PrizesOfEvent {
  event: { id: string; name: string; options: ScoringOptions };
  award: Pick<AwardPlan, "way" | "names"> | null;
  lines: {
    place: number;
    name: string;
    bib: number | null;
    unitName: string;
    mark: LaneMark;
    shared: boolean;
    /** null where prizes go by place */
    prize: number | null;
    round: { name: NamedRound; number: number };
  }[];
  notes: (PrizeNote & { names: string[] })[];
}

interface Props {
  meet: PaperMeet;
  at: number;
  /** of the events that are over */
  lists: PrizesOfEvent[];
  choices: { id: string; name: string }[];
  event: string | null;
}

/** Prize lists with what must be said about them and room to sign for the prize: one sheet an event. */
export function PrizesPaper({ meet, at, lists, choices, event }: Props) {
  const t = useT(print);
  const words = useT(day);
  const here = `/meets/${meet.id}/print/prizes`;
  const all = choices.map(({ id, name }) => ({ words: name, href: `${here}?event=${id}`, current: id === event }));
  return (
    <Paper
      title={t("prizes")}
      back={`/meets/${meet.id}/prizes`}
      choices={[{ words: t("everything"), href: here, current: event === null }, ...all]}
      none={lists.length === 0 ? t("prizesNone") : null}
    >
      {lists.map((list) => (
        <Sheet key={list.event.id} meet={meet} title={`${list.event.name} ${t("prizes")}`} facts={[]} at={at}>
          <Lines list={list} />
          {list.notes.length > 0 ? (
            <div className={style.notes}>
              {list.notes.map((note) => {
                const said = sayPrizeNote(note, words);
                return <p key={said}>{said}</p>;
              })}
            </div>
          ) : null}
        </Sheet>
      ))}
    </Paper>
  );
}

function Lines({ list }: { list: PrizesOfEvent }) {
  const t = useT(print);
  const tw = useT(contestWords);
  const say = useT(marks);
  return (
    <table className={`${style.table} ${style.writing}`}>
      <thead>
        <tr>
          <th scope="col">{t("place")}</th>
          <th scope="col" className={style.few}>
            {t("bib")}
          </th>
          <th scope="col" className={style.named}>
            {t("name")}
          </th>
          <th scope="col">{t("unit")}</th>
          <th scope="col">{t("mark")}</th>
          <th scope="col" className={style.blank}>
            {t("sign")}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.lines.map((line) => (
          <tr key={`${line.place}${line.bib}${line.name}${line.unitName}`}>
            <td className={style.mark}>{sayWon(list.award, line, tw, say)}</td>
            <td>{line.bib ?? ""}</td>
            <td>
              <PersonName name={line.name} />
            </td>
            <td>{line.unitName}</td>
            <td className={style.mark}>
              {line.mark.outcome === "none"
                ? null
                : formatMark(sayable(line.mark, list.event.options), list.event.options, say)}
              {line.round.name === "final" || typeof line.round.name === "object"
                ? ""
                : ` ${formatRound(line.round.name, line.round.number, say)}`}
            </td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
