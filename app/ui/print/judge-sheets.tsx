import type { Criterion } from "#core/judged/criteria.ts";
import type { DeductionLine } from "#core/judged/plan.ts";
import { contestWords, sayDeduction, sayLine } from "#i18n/contest-words.ts";
import { formatHeatNumber, formatRound, marks, type NamedRound } from "#i18n/marks.ts";
import { panels, sayChair } from "#i18n/panels.ts";
import { print } from "#i18n/print.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayAmount } from "#ui/desk/awards/shown.ts";
import style from "./judged.module.css";
import { Paper, type PaperMeet, Sheet } from "./paper.tsx";
import { PersonName } from "./person-name.tsx";

export interface OnList {
  turn: number;
  lane: number;
  panel: number | null;
  station: number | null;
  name: string;
  unitName: string;
}

interface JudgePaper {
  event: { id: string; name: string; digits: number };
  round: { id: string; number: number; name: NamedRound };
  judge: number;
  panels: number;
  lines: readonly Criterion[];
  most: number;
  deductions: readonly DeductionLine[];
  timed: boolean;
  clerk: boolean;
  blind: boolean;
  together: boolean;
  /** who sits there; "" where nobody is named */
  official: string;
  people: OnList[];
}

interface Props {
  meet: PaperMeet;
  at: number;
  papers: JudgePaper[];
  choices: { id: string; name: string }[];
  event: string | null;
}

/** Judges' sheets to fill in by hand: one for each chair, its panel's people down, the sheet's lines across. */
export function JudgeSheetsPaper({ meet, at, papers, choices, event }: Props) {
  const t = useT(panels);
  const all = useT(print)("everything");
  const here = `/meets/${meet.id}/print/judge-sheets`;
  const each = choices.map(({ id, name }) => ({ words: name, href: `${here}?event=${id}`, current: id === event }));
  return (
    <Paper
      title={t("paperSheets")}
      back={event ? `/meets/${meet.id}/events/${event}/panels` : `/meets/${meet.id}/day`}
      choices={[{ words: all, href: here, current: event === null }, ...each]}
      none={papers.length === 0 ? t("paperSheetsNone") : null}
      hint={t("paperSheetsHint")}
    >
      {papers.map((one) => (
        <div key={`${one.round.id}${one.judge}`} className={style.across}>
          <JudgeSheet meet={meet} at={at} of={one} />
        </div>
      ))}
    </Paper>
  );
}

function JudgeSheet({ meet, at, of }: { meet: PaperMeet; at: number; of: JudgePaper }) {
  const t = useT(panels);
  const tw = useT(contestWords);
  const say = useT(marks);
  const { event, round } = of;
  const amount = (steps: number) => t("most", { most: sayAmount(steps, event.digits) });
  const columns = of.clerk
    ? [
        ...(of.timed ? [{ key: "time", words: t("time"), most: "" }] : []),
        ...of.deductions.map((line) => ({
          key: line.key,
          words: sayDeduction(line, tw),
          most: `−${sayAmount(line.each, event.digits)}`,
        })),
      ]
    : of.lines.map((line) => ({ key: line.key, words: sayLine(line, tw), most: amount(line.most) }));
  const title = `${event.name} · ${formatRound(round.name, round.number, say)}`;
  const who = [sayChair(of.judge, of.panels > 1, t), of.official].filter(Boolean).join(" ");
  return (
    <Sheet meet={meet} title={`${title} · ${who}`} facts={of.clerk ? [t("deduction")] : []} at={at}>
      <table className={`${style.table} ${style.boxed}`}>
        <thead>
          <tr>
            <th scope="col">{t(of.blind ? "whoBlind" : of.together ? "list" : "turn")}</th>
            {of.blind ? null : (
              <>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("unit")}</th>
              </>
            )}
            {columns.map(({ key, words, most }) => (
              <th key={key} scope="col">
                {words} <span className={style.most}>{most}</span>
              </th>
            ))}
            {of.clerk ? null : (
              <th scope="col">
                {t("total")} <span className={style.most}>{amount(of.most)}</span>
              </th>
            )}
            <th scope="col">{t("remark")}</th>
          </tr>
        </thead>
        <tbody>
          {of.people.map((one) => (
            <tr key={`${one.turn} ${one.lane}`}>
              <td className={style.number}>
                {of.blind ? one.name : of.together ? one.lane : formatHeatNumber(round.name, one.turn, say)}
              </td>
              {of.blind ? null : (
                <>
                  <td>
                    <PersonName name={one.name} />
                  </td>
                  <td>{one.unitName}</td>
                </>
              )}
              {columns.map(({ key }) => (
                <td key={key} />
              ))}
              {of.clerk ? null : <td />}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className={style.sign}>
        <span>{t("signature")}</span>
        <span />
      </p>
    </Sheet>
  );
}
