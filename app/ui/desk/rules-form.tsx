import { planRounds, roundName } from "#core/rounds/plan.ts";
import { formatRound, marks } from "#i18n/marks.ts";
import { type RuleProblem, rules, sayRule } from "#i18n/rules.ts";
import { useT } from "#i18n/use-translator.ts";
import { Field } from "#ui/base/field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { EventShown, Values } from "./event-page.tsx";
import { FaultFields } from "./fault-fields.tsx";
import style from "./meet-form.module.css";
import { typed } from "./said.tsx";

export interface RuleFields {
  event: EventShown;
  /** what was typed, where a form came back; else the event's own values are shown */
  values: Values | null;
  problems: Record<string, RuleProblem>;
}

/** The value a field shows: what was typed, else what is saved. */
export const shownIn = (values: Values | null, field: string, saved: string): string =>
  values && field in values ? typed(values, field) : saved;

/** Whether heats come first: an event that is met two by two from the beginning has none, and one that a panel judges has modules. */
const isRunInHeats = ({ stages, judged }: EventShown["plan"]) => !judged && (!stages || stages.format === "heats");

const secondsOf = (ms: number | null) => (ms === null ? "" : String(ms / 1000));

/** How a mark is taken: only what this kind of event knows. */
export function MarkFields({ event, values, problems }: RuleFields) {
  const t = useT(rules);
  const { options, drawn } = event;
  const counts = options.measure === "count";
  const timed = options.measure === "time" || options.measure === "order";
  const choice = (name: string, saved: string) => ({
    name,
    value: shownIn(values, name, saved),
    problem: sayRule(problems[name], t),
  });
  return (
    <fieldset className={style.group}>
      <legend>{t("topic.mark")}</legend>
      {counts ? (
        <>
          <Field
            label={t("duration")}
            hint={t("durationHint")}
            name="duration"
            inputMode="decimal"
            defaultValue={shownIn(values, "duration", secondsOf(options.durationMs))}
            problem={sayRule(problems.duration, t)}
          />
          <ChoiceField
            {...choice("misses", options.missesBreakTies ? "yes" : "no")}
            label={t("missesField")}
            choices={(["yes", "no"] as const).map((one) => [one, t(`misses.${one}`)])}
          />
          <ChoiceField
            {...choice("sheets", options.sheets)}
            label={t("sheets")}
            hint={drawn ? t("drawnTag") : undefined}
            disabled={drawn}
            choices={(["heat", "lane"] as const).map((one) => [one, t(`sheets.${one}`)])}
          />
        </>
      ) : timed ? (
        <>
          <ChoiceField
            {...choice("measure", options.measure)}
            label={t("measure")}
            choices={(["time", "order"] as const).map((one) => [one, t(`measure.${one}`)])}
          />
          <ChoiceField
            {...choice("direction", options.direction)}
            label={t("direction")}
            choices={(["more", "less"] as const).map((one) => [one, t(`direction.${one}`)])}
          />
          <ChoiceField
            {...choice("precision", String(options.precisionMs))}
            label={t("precision")}
            choices={(["1000", "100", "10", "1"] as const).map((one) => [one, t(`precision.${one}`)])}
          />
          <Field
            label={t("cap")}
            hint={t("capHint")}
            name="cap"
            inputMode="decimal"
            defaultValue={shownIn(values, "cap", secondsOf(options.capMs))}
            problem={sayRule(problems.cap, t)}
          />
          <FaultFields event={event} values={values} problems={problems} />
        </>
      ) : null}
      <Field
        label={t("judges")}
        hint={drawn ? t("drawnTag") : t("judgesHint")}
        name="judges"
        inputMode="numeric"
        disabled={drawn}
        defaultValue={shownIn(values, "judges", String(options.judges ?? 1))}
        problem={sayRule(problems.judges, t)}
      />
    </fieldset>
  );
}

/** Heats, rounds and who goes through. */
export function RoundFields({ event, values, problems }: RuleFields) {
  const t = useT(rules);
  const { plan, drawn } = event;
  const tag = drawn ? t("drawnTag") : undefined;
  const inHeats = isRunInHeats(plan);
  return (
    <fieldset className={style.group}>
      <legend>{t(inHeats ? "topic.rounds" : "topic.heats")}</legend>
      {inHeats ? (
        <Field
          label={t("lanes")}
          hint={tag}
          name="lanes"
          inputMode="numeric"
          disabled={drawn}
          defaultValue={shownIn(values, "lanes", String(plan.lanes))}
          problem={sayRule(problems.lanes, t)}
        />
      ) : null}
      <ChoiceField
        label={t("separateField")}
        hint={tag}
        name="separate"
        disabled={drawn}
        value={shownIn(values, "separate", plan.separate ? "yes" : "no")}
        problem={sayRule(problems.separate, t)}
        choices={(["yes", "no"] as const).map((one) => [one, t(`separate.${one}`)])}
      />
      {inHeats ? (
        <>
          <ChoiceField
            label={t("tieAtCut")}
            name="tieAtCut"
            value={shownIn(values, "tieAtCut", plan.tieAtCut)}
            problem={sayRule(problems.tieAtCut, t)}
            choices={(["decider", "lot", "all-in"] as const).map((one) => [one, t(`tieAtCut.${one}`)])}
          />
          <AdvanceFields event={event} values={values} problems={problems} />
        </>
      ) : null}
    </fieldset>
  );
}

/** Two fields for every round that is planned now and is not the final; at least one, so that it can be set early. */
function AdvanceFields({ event, values, problems }: RuleFields) {
  const t = useT(rules);
  const said = useT(marks);
  const { plan, options, entered, drawn } = event;
  const planned = planRounds(entered, plan, options.measure).filter((one) => !one.final);
  const rounds = Math.max(planned.length, plan.advance.length, 1);
  return Array.from({ length: rounds }, (_unused, i) => {
    const number = i + 1;
    const name = formatRound(roundName(number, rounds + 1), number, said);
    const saved = plan.advance[i];
    const auto = planned[i]?.advance;
    const field = (key: "perHeat" | "nextBest", hint: string | undefined) => (
      <Field
        label={`${t("advance", { round: name })} · ${t(key)}`}
        hint={hint}
        name={`${key}.${number}`}
        inputMode="numeric"
        disabled={drawn}
        defaultValue={shownIn(values, `${key}.${number}`, saved ? String(saved[key]) : "")}
        problem={sayRule(problems[`${key}.${number}`], t)}
      />
    );
    const hint = auto && !saved ? t("advanceHint", auto) : t("advanceHintNone");
    return (
      // rounds have no other identity than their number
      <div key={number} className={`${style.wide} ${style.group}`}>
        {field("perHeat", drawn ? t("drawnTag") : hint)}
        {field("nextBest", undefined)}
      </div>
    );
  });
}

/** Prizes and points. */
export function PrizeFields({ event, values, problems }: RuleFields) {
  const t = useT(rules);
  const { plan, drawn } = event;
  const tag = drawn ? t("drawnTag") : undefined;
  return (
    <fieldset className={style.group}>
      <legend>{t("topic.prizes")}</legend>
      <Field
        label={t("prizesField")}
        hint={tag}
        name="prizes"
        inputMode="numeric"
        disabled={drawn}
        defaultValue={shownIn(values, "prizes", String(plan.prizes))}
        problem={sayRule(problems.prizes, t)}
      />
      {isRunInHeats(plan) ? (
        <>
          <ChoiceField
            label={t("finalMode")}
            hint={tag}
            name="finalMode"
            disabled={drawn}
            value={shownIn(values, "finalMode", plan.finalMode)}
            problem={sayRule(problems.finalMode, t)}
            choices={(["two-heats", "round-before", "all-heats"] as const).map((one) => [one, t(`finalMode.${one}`)])}
          />
          <ChoiceField
            label={t("vacant")}
            name="vacant"
            value={shownIn(values, "vacant", plan.vacant)}
            problem={sayRule(problems.vacant, t)}
            choices={(["leave", "fill"] as const).map((one) => [one, t(`vacant.${one}`)])}
          />
        </>
      ) : null}
      <Field
        label={t("pointsField")}
        hint={t("pointsHint")}
        name="points"
        defaultValue={shownIn(values, "points", plan.points.join(", "))}
        problem={sayRule(problems.points, t)}
      />
      <ChoiceField
        label={t("pointsTie")}
        name="pointsTie"
        value={shownIn(values, "pointsTie", plan.pointsTie)}
        problem={sayRule(problems.pointsTie, t)}
        choices={(["share", "full"] as const).map((one) => [one, t(`pointsTie.${one}`)])}
      />
    </fieldset>
  );
}
