import type { PrizeNote } from "#core/awards/prizes.ts";
import type { AwardPlan } from "#core/judged/plan.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { contestWords } from "#i18n/contest-words.ts";
import { day } from "#i18n/day.ts";
import { formatMark, formatRound, marks, type NamedRound, sayable } from "#i18n/marks.ts";
import { sayPrizeNote, sayWon } from "#i18n/prize-notes.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./day.module.css";
import desk from "./desk.module.css";

export interface PrizesOfEvent {
  event: { id: string; name: string; options: ScoringOptions };
  award: Pick<AwardPlan, "way" | "names"> | null;
  over: boolean;
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

/** One event's prize list with what must be said about it; the same on screen and on paper. */
export function PrizeTable({ list }: { list: PrizesOfEvent }) {
  const t = useT(day);
  const tw = useT(contestWords);
  const say = useT(marks);
  if (!list.over) return <p className={desk.muted}>{t("prizesOpen")}</p>;
  return (
    <>
      <table className={desk.table}>
        <thead>
          <tr>
            <th scope="col">{t("place")}</th>
            <th scope="col">{t("bib")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("mark")}</th>
          </tr>
        </thead>
        <tbody>
          {list.lines.map((line) => (
            <tr key={`${line.place}${line.bib}${line.name}${line.unitName}`}>
              <td>
                <strong>{sayWon(list.award, line, tw, say)}</strong>
              </td>
              <td>{line.bib ?? ""}</td>
              <td>{line.name}</td>
              <td>{line.unitName}</td>
              <td className={style.mark}>
                {line.mark.outcome === "none"
                  ? null
                  : formatMark(sayable(line.mark, list.event.options), list.event.options, say)}
                {line.round.name === "final" || typeof line.round.name === "object" ? null : (
                  <span className={desk.small}> {formatRound(line.round.name, line.round.number, say)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.notes.map((note) => {
        const words = sayPrizeNote(note, t);
        return <p key={words}>{words}</p>;
      })}
    </>
  );
}
