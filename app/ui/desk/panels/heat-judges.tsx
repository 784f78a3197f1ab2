import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import type { HeatProps } from "../heat-page.tsx";
import { Again } from "./again.tsx";
import type { HeatPanelShown } from "./heat-panel.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { type SheetShown, sayJudge } from "./shown.ts";

/** Who of the panel is in and who does not judge; the chief has some mark again, an organizer lets one of the own unit mark. */
export function HeatJudges({ heat, panel, organizer, facts, op, answer }: HeatProps & { panel: HeatPanelShown }) {
  const t = useT(panels);
  const apart = facts.flatMap((fact) =>
    fact.kind === "panel-spread" || fact.kind === "judgement-spread" ? fact.judges : [],
  );
  const stateOf = ({ state, begun }: SheetShown) =>
    t(`chairState_${state === "open" && begun ? "begun" : state}` as const);
  return (
    <section className={desk.panel} aria-labelledby="panel">
      <h2 id="panel">{t("judges")}</h2>
      {panel.over ? null : <p className={desk.muted}>{t("hidden")}</p>}
      <table className={desk.table}>
        <tbody>
          {panel.sheets.map((sheet) => (
            <tr key={sheet.id}>
              <th scope="row">{sayJudge(panel, sheet.judge, t)}</th>
              <td>
                {sheet.state === "in" ? "✓ " : ""}
                {stateOf(sheet)}
                {organizer && heat.state !== "official" ? (
                  <StepsDown sheet={sheet} together={panel.together} op={op} answer={answer} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {heat.state === "provisional" ? (
        <Again
          heat={heat.id}
          judges={panel.sheets
            .filter(({ state }) => state === "in")
            .map(({ judge }) => ({ judge, name: sayJudge(panel, judge, t) }))}
          chosen={[...new Set(apart)]}
          op={op}
          mine={answer?.intent === "again" ? answer : undefined}
        />
      ) : null}
    </section>
  );
}

type Own = Pick<HeatProps, "op" | "answer"> & { sheet: SheetShown; together: boolean };

/** Lanes a judge steps down from; on a list each by itself. */
function StepsDown({ sheet, together, op, answer }: Own) {
  const t = useT(panels);
  const lanes = together ? sheet.ownUnit.map(String) : sheet.state === "own-unit" ? [""] : [];
  return lanes.map((lane) => {
    const own =
      answer?.intent === "override" && answer.values.sheet === sheet.id && answer.values.lane === lane
        ? answer
        : undefined;
    return (
      <ReasonForm
        key={lane}
        summary={lane === "" ? t("override") : `${t("laneNumber", { lane: Number(lane) })} ${t("override")}`}
        hint={t("overrideHint")}
        words={t("overrideNow")}
        intent="override"
        hidden={{ sheet: sheet.id, lane }}
        op={op}
        mine={own}
      />
    );
  });
}
