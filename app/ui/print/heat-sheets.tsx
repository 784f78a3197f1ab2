import type { CSSProperties } from "react";
import { faultKinds } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { formatInstant } from "#i18n/instant.ts";
import { formatHeat, formatRound, marks, type NamedMatch, type NamedRound } from "#i18n/marks.ts";
import { paper } from "#i18n/paper.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Qr } from "#ui/base/qr.tsx";
import style from "./heat-sheets.module.css";
import { Paper, type PaperMeet } from "./paper.tsx";
import { PersonName } from "./person-name.tsx";

interface HeatPaper {
  heat: { id: string; number: number };
  event: { id: string; name: string; options: ScoringOptions };
  round: { id: string; name: NamedRound; number: number; heats: number };
  match: (NamedMatch & { court: string | null }) | null;
  judge: number;
  judges: number;
  code: string;
  lanes: { lane: number; bib: number | null; name: string; unit: string }[];
}

interface Props {
  meet: PaperMeet;
  /** what the codes' addresses begin with */
  origin: string;
  papers: HeatPaper[];
  choices: {
    event: { id: string; name: string };
    round: { id: string; name: NamedRound; number: number };
  }[];
  round: string | null;
}

/** Sheets for referees to fill in by hand, a page a heat; keyed in afterwards by their code. */
export function HeatSheetsPaper({ meet, origin, papers, choices, round }: Props) {
  const t = useT(paper);
  const say = useT(marks);
  const here = `/meets/${meet.id}/print/heat-sheets`;
  const all = choices.map((one) => ({
    words: t("sheetsOf", { event: one.event.name, round: formatRound(one.round.name, one.round.number, say) }),
    href: `${here}?round=${one.round.id}`,
    current: one.round.id === round,
  }));
  return (
    <Paper
      title={t("sheetsTitle")}
      back={`/meets/${meet.id}/day`}
      choices={[{ words: t("notRun"), href: here, current: round === null }, ...all]}
      none={papers.length > 0 ? null : t("sheetsNone")}
    >
      {papers.map((one) => (
        <HeatSheet key={one.code + one.heat.id} meet={meet} origin={origin} of={one} />
      ))}
    </Paper>
  );
}

function HeatSheet({ meet, origin, of }: { meet: PaperMeet; origin: string; of: HeatPaper }) {
  const t = useT(paper);
  const say = useT(marks);
  const language = useLanguage();
  const { event, round, heat, match, code, lanes } = of;
  const [one, two] = lanes;
  const { measure, faults } = event.options;
  const failing = faultKinds.filter((fault) => faults[fault]?.kind === "fail");
  const when = meet.startsAt === null ? "" : formatInstant(meet.startsAt, meet.timeZone, language);
  const rows: CSSProperties & Record<"--lanes", number> = { "--lanes": Math.max(lanes.length, 1) };
  return (
    <section className={`${style.sheet} ${lanes.length > 22 ? style.dense : ""}`} style={rows}>
      <header className={style.head}>
        <div>
          <p className={style.meet}>{meet.name}</p>
          <h2>{event.name}</h2>
          <p className={style.heat}>
            {formatHeat(round, heat.number, say, match)}
            {of.judges > 1 ? ` · ${t("judgeOf", of)}` : ""}
          </p>
          {match && one && two ? (
            <p className={style.heat}>
              {[say("versus", { a: one.name, b: two.name }), match.court].filter(Boolean).join(" · ")}
            </p>
          ) : null}
          <p className={style.facts}>{[when, meet.place].filter(Boolean).join("　")}</p>
        </div>
        <div className={style.code}>
          <Qr text={`${origin}/meets/${meet.id}/paper?code=${code}`} label={t("scanToType")} className={style.qr} />
          <p className={style.letters}>{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
          <p className={style.facts}>{t("code")}</p>
        </div>
      </header>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t("lane")}</th>
            <th scope="col">{t("bib")}</th>
            <th scope="col" className={style.named}>
              {t("name")}
            </th>
            <th scope="col" className={style.unit}>
              {t("unit")}
            </th>
            <th scope="col">{t(measure === "games" ? "mark" : `mark_${measure}`)}</th>
            {measure === "count" ? <th scope="col">{t("misses")}</th> : null}
            <th scope="col">DNS</th>
            <th scope="col">DNF</th>
            <th scope="col">DQ</th>
            <th scope="col" className={style.remark}>
              {t("remark")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((one) => (
            <tr key={one.lane}>
              <td className={style.lane}>{one.lane}</td>
              <td>{one.bib ?? ""}</td>
              <td>
                <PersonName name={one.name} />
              </td>
              <td className={style.unit}>{one.unit}</td>
              <td>
                <Boxes pattern={patternOf(event.options)} />
              </td>
              {measure === "count" ? (
                <td>
                  <Boxes pattern="00" />
                </td>
              ) : null}
              {["DNS", "DNF", "DQ"].map((status) => (
                <td key={status} className={style.tick}>
                  <span className={style.box} />
                </td>
              ))}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <footer className={style.foot}>
        <p className={style.facts}>
          {t("fillHint")}
          {failing.length > 0
            ? t("failHint", { faults: failing.map((fault) => say(`fault.${fault}`)).join("、") })
            : ""}
        </p>
        <div className={style.lines}>
          {[t("referee"), t("signature"), t("startedAt")].map((words) => (
            <p key={words} className={style.line}>
              <span>{words}</span>
              <span />
            </p>
          ))}
        </div>
      </footer>
    </section>
  );
}

/** What is written by hand, in the event's own unit: 0 is a box, anything else stands as it is. */
function patternOf({ measure, precisionMs, digits = 0 }: ScoringOptions): string {
  switch (measure) {
    case "count":
      return "0000";
    case "time":
      return precisionMs >= 1000 ? "00:00" : precisionMs >= 100 ? "00:00.0" : "00:00.00";
    case "distance":
      return "000.00";
    case "points":
      return digits > 0 ? `000.${"0".repeat(digits)}` : "0000";
    case "order":
    case "games":
      return "00";
  }
}

function Boxes({ pattern }: { pattern: string }) {
  return (
    <span className={style.boxes}>
      {[...pattern].map((sign, i) =>
        sign === "0" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of boxes
          <span key={i} className={style.box} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of boxes
          <span key={i} className={style.sign}>
            {sign}
          </span>
        ),
      )}
    </span>
  );
}
