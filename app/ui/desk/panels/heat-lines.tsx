import { contestWords, sayLine } from "#i18n/contest-words.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayAmount } from "../awards/shown.ts";
import desk from "../desk.module.css";
import type { HeatLane } from "../heat-page.tsx";
import type { HeatPanelShown } from "./heat-panel.tsx";
import own from "./panels.module.css";
import { sayJudge } from "./shown.ts";

/** What a judge noted on the lines of one lane; marks in thirds of a step. */
export interface NotedShown {
  lane: number;
  judge: number;
  lines: { key: string; value: number; thirds: number }[];
}

interface Props {
  lanes: readonly HeatLane[];
  panel: HeatPanelShown;
  judges: readonly number[];
  digits: number;
}

/** Every line of every judge, lane by lane; of a single one at once, of a list when it is unfolded. */
export function HeatLines(props: Props) {
  const t = useT(panels);
  const [only] = props.lanes;
  if (props.lanes.length === 1 && only) return <LinesOf {...props} lane={only} />;
  return props.lanes.map((lane) => (
    <details key={lane.lane} className={desk.fold}>
      <summary>{t("linesOf", { who: lane.name })}</summary>
      <LinesOf {...props} lane={lane} />
    </details>
  ));
}

function LinesOf({ lane, panel, judges, digits }: Props & { lane: HeatLane }) {
  const t = useT(panels);
  const tw = useT(contestWords);
  const given = (judge: number) => lane.mark.panel?.judges.find((one) => one.judge === judge);
  const noted = (judge: number, key: string) =>
    panel.noted.find((one) => one.lane === lane.lane && one.judge === judge)?.lines.find((line) => line.key === key);
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <caption className="visually-hidden">{t("linesOf", { who: lane.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("item")}</th>
            {judges.map((judge) => (
              <th key={judge} scope="col">
                {sayJudge(panel, judge, t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {panel.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {sayLine(line, tw)}{" "}
                <span className={desk.small}>{t("most", { most: sayAmount(line.most, digits) })}</span>
              </th>
              {judges.map((judge) => {
                const one = noted(judge, line.key);
                return (
                  <td key={judge} className={own.number}>
                    {one ? sayAmount(Math.round(one.thirds / 3), digits) : ""}
                    {one && line.kind === "judgement" ? <span className={desk.small}> ({one.value})</span> : null}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t("total")}</th>
            {judges.map((judge) => (
              <td key={judge} className={own.number}>
                {given(judge)?.dropped ? (
                  <del className={own.dropped}>{sayAmount(given(judge)?.mark ?? null, digits)}</del>
                ) : (
                  <strong>{sayAmount(given(judge)?.mark ?? null, digits)}</strong>
                )}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("counts")}</th>
            {judges.map((judge) => {
              const one = given(judge);
              return <td key={judge}>{one ? t(`counts_${one.missing ?? one.dropped ?? "in"}`) : ""}</td>;
            })}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
