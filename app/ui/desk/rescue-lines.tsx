import type { SheetAct } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { clockTime } from "#i18n/clock.ts";
import { day } from "#i18n/day.ts";
import { formatHeat, marks, type NamedRound } from "#i18n/marks.ts";
import { paper } from "#i18n/paper.ts";
import { sayAct } from "#i18n/sheet-acts.ts";
import { useT } from "#i18n/use-translator.ts";
import type { OpRefusal } from "#live/tablet-protocol.ts";
import desk from "./desk.module.css";
import style from "./rescue.module.css";

export interface RescueShown {
  seat: string;
  build: string;
  revoked: boolean;
  unreadable: number;
  ops: number;
  known: number;
  lines: {
    heat: {
      number: number;
      event: string;
      options: ScoringOptions;
      round: { name: NamedRound; number: number; heats: number };
    } | null;
    lane: { number: number; name: string; bib: number | null } | null;
    act: SheetAct;
    count: number;
    person: string | null;
    at: number;
  }[];
}

export interface Taken {
  seat: string;
  stored: number;
  held: number;
  refused: { act: SheetAct; refusal: OpRefusal }[];
}

/** What the codes hold, in words, before it is written. */
export function RescueLines({ shown, timeZone }: { shown: RescueShown; timeZone: string }) {
  const t = useT(paper);
  const words = useT(day);
  const say = useT(marks);
  return (
    <>
      <h2>{t("rescueFrom", { seat: shown.seat, count: shown.ops })}</h2>
      {shown.revoked ? <p className={desk.warn}>！ {t("rescueRevoked")}</p> : null}
      {shown.known > 0 ? <p>{t("rescueKnown", { count: shown.known })}</p> : null}
      {shown.unreadable > 0 ? (
        <p className={desk.warn}>！ {t("rescueUnreadable", { count: shown.unreadable })}</p>
      ) : null}
      <div className={desk.scroll}>
        <table className={`${desk.table} ${style.lines}`}>
          <caption className="visually-hidden">{t("what")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("who")}</th>
              <th scope="col">{t("where")}</th>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("what")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.lines.map(({ heat, lane, act, count, person, at }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
              <tr key={i}>
                <td>{clockTime(at, timeZone, true)}</td>
                <td>{person ?? ""}</td>
                <td>{heat ? `${heat.event} ${formatHeat(heat.round, heat.number, say)}` : t("noHeat")}</td>
                <td>{lane ? [lane.bib, lane.name].filter((one) => one !== null).join(" ") : ""}</td>
                <td>
                  {heat ? sayAct({ act, count }, heat.options, words, say) : act.kind}
                  {count > 1 && act.kind !== "tap" ? ` ${t("times", { count })}` : ""}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={desk.small}>{t("rescueBuild", shown)}</p>
    </>
  );
}

/** What was not written, and why. */
export function Refused({ refused }: { refused: Taken["refused"] }) {
  const t = useT(paper);
  const counts = new Map<OpRefusal["kind"], number>();
  for (const { refusal } of refused) counts.set(refusal.kind, (counts.get(refusal.kind) ?? 0) + 1);
  return (
    <div className={desk.warn}>
      <p>{t("rescueRefused", { count: refused.length })}</p>
      <ul className={desk.list}>
        {[...counts].map(([kind, count]) => (
          <li key={kind}>
            {t(`refused.${kind}`)} {t("times", { count })}
          </li>
        ))}
      </ul>
    </div>
  );
}
