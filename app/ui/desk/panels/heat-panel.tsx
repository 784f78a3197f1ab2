import type { Criterion } from "#core/judged/criteria.ts";
import type { PanelMarks } from "#core/scoring/ruleset.ts";
import { contestWords, sayDeduction } from "#i18n/contest-words.ts";
import { formatMark, formatTime, marks, sayable } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayAmount } from "../awards/shown.ts";
import style from "../day.module.css";
import desk from "../desk.module.css";
import type { HeatLane, HeatProps } from "../heat-page.tsx";
import { HeatLines, type NotedShown } from "./heat-lines.tsx";
import own from "./panels.module.css";
import { type ChairShown, type SheetShown, sayJudge } from "./shown.ts";

/** What stands behind a judged heat. */
export interface HeatPanelShown {
  /** provisional or official: marks are shown */
  over: boolean;
  /** how many the module has */
  panels: number;
  together: boolean;
  blind: boolean;
  chairs: Pick<ChairShown, "number" | "official">[];
  sheets: SheetShown[];
  lines: readonly Criterion[];
  deductions: { key: string; name: string }[];
  noted: NotedShown[];
}

type Judged = HeatLane & { mark: { panel: PanelMarks } };
const isJudged = (lane: HeatLane): lane is Judged => lane.mark.panel !== undefined;

/** Every judge's mark with the dropped ones struck through, what was taken off, and what it comes to; nothing before all are in. */
export function HeatPanel(props: HeatProps & { panel: HeatPanelShown }) {
  const { panel, lanes, event } = props;
  const t = useT(panels);
  const say = useT(marks);
  if (!panel.over) return <Waiting lanes={lanes} panel={panel} />;
  const { digits = 0 } = event.options;
  const judges = [...new Set(lanes.flatMap(({ mark }) => mark.panel?.judges.map(({ judge }) => judge) ?? []))];
  const taken = lanes.some(({ mark }) => mark.panel && (mark.panel.taken !== 0 || mark.panel.timeMs !== undefined));
  return (
    <>
      <div className={desk.scroll}>
        <table className={desk.table}>
          <caption>{t("marksOf")}</caption>
          <thead>
            <tr>
              <th scope="col">{t(panel.blind ? "whoBlind" : "who")}</th>
              {panel.blind ? null : <th scope="col">{t("unit")}</th>}
              {judges.map((judge) => (
                <th key={judge} scope="col">
                  {sayJudge(panel, judge, t)}
                </th>
              ))}
              <th scope="col">{t("mean")}</th>
              {taken ? <th scope="col">{t("taken")}</th> : null}
              <th scope="col">{t("result")}</th>
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane) => (
              <tr key={lane.lane}>
                <th scope="row">{lane.name}</th>
                {panel.blind ? null : <td>{lane.unitName}</td>}
                {judges.map((judge) => (
                  <td key={judge} className={own.number}>
                    <Given given={lane.mark.panel?.judges.find((one) => one.judge === judge)} digits={digits} />
                  </td>
                ))}
                <td className={own.number}>{sayAmount(lane.mark.panel?.mean ?? null, digits)}</td>
                {taken ? <td>{isJudged(lane) ? <Taken lane={lane} panel={panel} digits={digits} /> : null}</td> : null}
                <td className={style.mark}>{formatMark(sayable(lane.mark, event.options), event.options, say)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {panel.lines.length > 0 ? (
        <HeatLines lanes={lanes.filter(isJudged)} panel={panel} judges={judges} digits={digits} />
      ) : null}
    </>
  );
}

/** Who appears, before there is anything to say of marks. */
function Waiting({ lanes, panel }: { lanes: readonly HeatLane[]; panel: HeatPanelShown }) {
  const t = useT(panels);
  return (
    <table className={desk.table}>
      <thead>
        <tr>
          <th scope="col">{t(panel.blind ? "whoBlind" : "who")}</th>
          {panel.blind ? null : <th scope="col">{t("unit")}</th>}
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane.lane}>
            <th scope="row">{lane.name}</th>
            {panel.blind ? null : <td>{lane.unitName}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Given = PanelMarks["judges"][number];

/** One judge's mark, and why it does not count where it does not. */
function Given({ given, digits }: { given: Given | undefined; digits: number }) {
  const t = useT(panels);
  if (!given) return null;
  const why = given.missing ?? given.dropped;
  return (
    <>
      {given.dropped ? (
        <del className={own.dropped}>{sayAmount(given.mark, digits)}</del>
      ) : (
        sayAmount(given.mark, digits)
      )}
      {why ? <span className={desk.small}> {t(`counts_${why}`)}</span> : null}
    </>
  );
}

const clock = { direction: "less", precisionMs: 100 } as const;

/** What the clerk's sheet took off, thing by thing. */
function Taken({ lane, panel, digits }: { lane: Judged; panel: HeatPanelShown; digits: number }) {
  const t = useT(panels);
  const tw = useT(contestWords);
  const { lines, timeMs } = lane.mark.panel;
  const time = timeMs === undefined ? "" : formatTime(timeMs, clock);
  const amount = (steps: number) => sayAmount(Math.abs(steps), digits);
  const ofTime = lines.find(({ key }) => key === "time");
  const said = [
    timeMs !== undefined && !ofTime ? t("timeKept", { time }) : "",
    ...lines.map(({ key, times, take }) => {
      if (key === "time")
        return take > 0 ? t("timeTaken", { time, take: amount(take) }) : t("timeGiven", { time, give: amount(take) });
      const line = panel.deductions.find((one) => one.key === key);
      return t("timesTaken", { line: sayDeduction(line ?? { key, name: "" }, tw), times, take: amount(take) });
    }),
  ].filter(Boolean);
  return said.map((words) => (
    <span key={words} className={style.titled}>
      {words}
    </span>
  ));
}
