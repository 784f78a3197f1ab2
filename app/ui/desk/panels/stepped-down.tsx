import { formatHeatNumber, marks } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import { ReasonForm } from "./reason-form.tsx";
import { type AppearanceShown, type OfModule, type SheetShown, sayJudge } from "./shown.ts";

/** `lane`: of a list; null where one appears alone. */
interface Found {
  heat: AppearanceShown;
  sheet: SheetShown;
  lane: number | null;
}

/** Judges who step down from their own unit's people, where the program saw to it; an organizer can let them mark, for a reason. */
export function SteppedDown({ module, organizer, op, answer }: OfModule) {
  const t = useT(panels);
  const say = useT(marks);
  const found = (module.round?.heats ?? []).flatMap((heat) =>
    heat.sheets.flatMap((sheet): Found[] =>
      sheet.state === "own-unit" && !module.together
        ? [{ heat, sheet, lane: null }]
        : sheet.ownUnit.map((lane) => ({ heat, sheet, lane })),
    ),
  );
  if (found.length === 0) return null;
  const whatOf = (heat: AppearanceShown, lane: number | null) => {
    const who = lane === null ? heat.lanes[0]?.name : heat.lanes.find((one) => one.lane === lane)?.name;
    return `${formatHeatNumber(module.name, heat.number, say)} ${who ?? ""}`.trim();
  };
  return (
    <details className={desk.fold} open={answer?.intent === "override" && answer.refusal !== null}>
      <summary>
        {t("conflicts")} ({found.length})
      </summary>
      <ul className={desk.bare}>
        {found.map(({ heat, sheet, lane }) => {
          const mine =
            answer?.intent === "override" &&
            answer.values.sheet === sheet.id &&
            answer.values.lane === String(lane ?? "")
              ? answer
              : undefined;
          return (
            <li key={`${sheet.id}${lane}`}>
              {t("steppedDown", { judge: sayJudge(module, sheet.judge, t), what: whatOf(heat, lane) })}
              {organizer && heat.state !== "official" ? (
                <ReasonForm
                  summary={t("override")}
                  hint={t("overrideHint")}
                  words={t("overrideNow")}
                  intent="override"
                  hidden={{ sheet: sheet.id, lane: String(lane ?? "") }}
                  op={op}
                  mine={mine}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
