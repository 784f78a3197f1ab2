import type { ScoringFact } from "#core/scoring/ruleset.ts";
import { contestWords } from "#i18n/contest-words.ts";
import { formatHeatNumber, marks } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import { Again } from "./again.tsx";
import { sayPanelFact } from "./say-fact.ts";
import { type AppearanceShown, answerTo, type OfModule, sayJudge } from "./shown.ts";

type Apart = Extract<ScoringFact, { kind: "panel-spread" | "judgement-spread" }>;
const isApart = (fact: ScoringFact): fact is Apart => fact.kind === "panel-spread" || fact.kind === "judgement-spread";

/** Appearances whose judges are too far apart: told to the chief, who can have them marked again. */
export function Alerts({ meet, module, event, op, answer }: OfModule) {
  const t = useT(panels);
  const tw = useT(contestWords);
  const say = useT(marks);
  const found = (module.round?.heats ?? []).filter(
    ({ state, facts }) => state === "provisional" && facts.some(isApart),
  );
  if (found.length === 0) return null;
  const namedIn = (one: AppearanceShown) => ({
    digits: event.digits,
    lines: module.lines,
    lane: (lane: number) => {
      const who = one.lanes.find((other) => other.lane === lane)?.name ?? "";
      return `${formatHeatNumber(module.name, one.number, say)} ${who}`.trim();
    },
  });
  return (
    <section className={desk.warn}>
      <h3>{t("alerts")}</h3>
      <ul className={desk.bare}>
        {found.map((one) => {
          const apart = one.facts.filter(isApart);
          return (
            <li key={one.id}>
              {apart.map((fact) => (
                <p key={`${fact.kind}${fact.lane}${"criterion" in fact ? fact.criterion : ""}`}>
                  {sayPanelFact(fact, namedIn(one), t, tw)}
                </p>
              ))}
              <a href={`/meets/${meet.id}/heats/${one.id}`}>{t("openHeat")}</a>
              <Again
                heat={one.id}
                judges={one.sheets
                  .filter(({ state }) => state === "in")
                  .map(({ judge }) => ({ judge, name: sayJudge(module, judge, t) }))}
                chosen={[...new Set(apart.flatMap(({ judges }) => judges))]}
                op={op}
                mine={answerTo(answer, "again", "heat", one.id)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
