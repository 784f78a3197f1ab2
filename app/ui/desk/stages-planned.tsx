import type { EventPlan } from "#core/rounds/plan.ts";
import type { StageLine } from "#core/stages/draw.ts";
import { type PlannedStage, planStages } from "#core/stages/plan-stages.ts";
import { stageRefusals } from "#core/stages/refusals.ts";
import { formatRound, marks } from "#i18n/marks.ts";
import { matches } from "#i18n/matches-at-once.ts";
import { rules, sayStageRefusal } from "#i18n/rules.ts";
import { stageRules } from "#i18n/stage-rules.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "./desk.module.css";

interface Props {
  plan: EventPlan;
  /** how many are entered now */
  entered: number;
}

/** What so many will play, before anything is drawn; or why they cannot. */
export function StagesPlanned({ plan, entered }: Props) {
  const t = useT(stageRules);
  const tr = useT(rules);
  const refusals = entered > 0 ? stageRefusals(plan, entered) : [];
  const stages = entered > 0 && refusals.length === 0 ? planStages(plan, entered) : [];
  return (
    <section className={desk.panel} aria-labelledby="planned-stages">
      <h2 id="planned-stages">{t("playNow", { count: entered })}</h2>
      {entered === 0 ? <p className={desk.muted}>{t("playNobody")}</p> : null}
      {refusals.map((one) => (
        <p key={`${one.kind}${one.field}`} className={desk.warn}>
          {sayStageRefusal(one, tr)}
        </p>
      ))}
      {stages.map((stage) => (
        <Stage key={stage.number} stage={stage} />
      ))}
    </section>
  );
}

function Stage({ stage }: { stage: PlannedStage }) {
  const t = useT(stageRules);
  const tm = useT(matches);
  const say = useT(marks);
  const { number, kind, columns, groups, inputs } = stage;
  if (kind === "heats") return <p>{t("playHeats")}</p>;
  const sizes = groups.map(({ name, size }) => `${name} ${size}`).join(t("joinList"));
  return (
    <div>
      <h3>
        {tm("stageNumber", { number, name: groups.length === 1 ? tm("roundRobin") : tm(`stage.${kind}`) })}
        {" · "}
        {t("playMatches", stage)}
      </h3>
      {groups.length > 1 ? <p>{t("playGroups", { sizes })}</p> : null}
      <ol className={desk.list}>
        {columns.map((one) => (
          <li key={one.column}>
            {t("playColumn", one)} <span className={desk.muted}>{formatRound("round", one.column, say)}</span>
          </li>
        ))}
      </ol>
      {inputs ? (
        <>
          <p>
            <strong>{t("playInputs")}</strong>
          </p>
          <ul className={desk.list}>
            {pairsOf(inputs).map(([one, other]) => (
              <li key={`${keyOf(one)}-${keyOf(other)}`}>
                <Symbolic line={one} /> – <Symbolic line={other} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {inputs === null && number > 1 ? <p className={desk.muted}>{t("playByLot")}</p> : null}
    </div>
  );
}

/** Neighbours meet; two empty lines are nobody's match. */
function pairsOf(lines: readonly StageLine[]): [StageLine, StageLine][] {
  return lines.flatMap((one, at): [StageLine, StageLine][] => {
    const other = lines[at + 1] ?? null;
    return at % 2 === 0 && (one || other) ? [[one, other]] : [];
  });
}

const keyOf = (line: StageLine): string =>
  line?.kind === "group-place" ? `${line.group}${line.place}` : (line?.id ?? "");

function Symbolic({ line }: { line: StageLine }) {
  const t = useT(stageRules);
  const tm = useT(matches);
  if (line?.kind !== "group-place") return <>{t("symbolBye")}</>;
  return <>{line.group === "H" ? tm("heatsPlace", line) : t("symbolPlace", line)}</>;
}
