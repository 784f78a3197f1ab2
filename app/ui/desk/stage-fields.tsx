import { groupRules } from "#core/groups/rules.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { rules, sayRule } from "#i18n/rules.ts";
import { choiceOf, type FormatChoice, formatChoices, sayTableRules, stageRules } from "#i18n/stage-rules.ts";
import { useT } from "#i18n/use-translator.ts";
import { Field } from "#ui/base/field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import form from "./meet-form.module.css";
import { type RuleFields, shownIn } from "./rules-form.tsx";
import style from "./stage-fields.module.css";
import { SwissFields } from "./swiss-fields.tsx";

interface Props extends RuleFields {
  /** the event's plan of matches, or what its kind of contest begins with */
  from: StagePlan;
  /** the formats this event can have */
  formats: readonly FormatChoice[];
}

/**
 * What an event can be: one that is scored two by two everything but heats first, one in heats that, or none; what a panel
 * judges is never met two by two.
 */
export function formatsOf({ plan, options }: RuleFields["event"]): readonly FormatChoice[] {
  if (options.match || options.pulls || plan.lanes === 2) return formatChoices.filter((one) => one !== "heats");
  if (options.panel || plan.finalMode === "all-heats") return plan.stages ? formatChoices : ["none"];
  return plan.stages && plan.stages.format !== "heats" ? formatChoices : ["none", "heats"];
}

const knockOuts = "knock-out groups/knock-out heats";
const withGroups = "groups/knock-out groups/places groups/none";

/** How an event is met two by two; what the chosen format does not need is hidden by the style alone. */
export function StageFields({ event, values, problems, from, formats }: Props) {
  const t = useT(stageRules);
  const tr = useT(rules);
  const held = event.drawn;
  // what the draw was made from cannot change below it
  const free = ["rest", "match", "prizesBy"];
  const field = (name: string, saved: string) => ({
    name: `stages.${name}`,
    disabled: held && !free.includes(name),
    problem: sayRule(problems[`stages.${name}`], tr),
    shown: shownIn(values, `stages.${name}`, saved),
  });
  const choice = (name: string, saved: string) => {
    const { shown, ...rest } = field(name, saved);
    return { ...rest, value: shown };
  };
  const whole = (name: string, saved: number | string) => {
    const { shown, ...rest } = field(name, String(saved));
    return { ...rest, defaultValue: shown, inputMode: "numeric" as const };
  };
  const yes = (on: boolean) => (on ? "yes" : "no");
  const settles = [...new Set(["2", "4", "8", "256", String(from.settle)])];
  return (
    <fieldset className={`${form.group} ${style.formats}`}>
      <legend>{t("formatTitle")}</legend>
      <div className={form.wide}>
        <ChoiceField
          {...choice("format", choiceOf(event.plan.stages))}
          label={t("format")}
          hint={held ? tr("drawnTag") : t("formatHint")}
          choices={formats.map((one) => [one, t(`format.${one}`)])}
        />
      </div>
      <For formats={withGroups}>
        <Field {...whole("size", from.groups.size)} label={t("size")} />
        <Field {...whole("qualifiers", from.groups.qualifiers)} label={t("qualifiers")} />
        <ChoiceField
          {...choice("draw", from.groups.draw)}
          label={t("draw")}
          choices={(["pots", "snake"] as const).map((one) => [one, t(`draw.${one}`)])}
        />
        <ChoiceField
          {...choice("heads", from.groups.heads)}
          label={t("heads")}
          choices={(["drawn", "ranked"] as const).map((one) => [one, t(`heads.${one}`)])}
        />
      </For>
      <For formats={`${withGroups} round-robin redrawn`}>
        <ChoiceField
          {...choice("times", String(from.groups.times))}
          label={t("times")}
          choices={(["1", "2"] as const).map((one) => [one, t(`times.${one}`)])}
        />
        <ChoiceField
          {...choice("rules", from.groups.rules)}
          label={t("table")}
          choices={groupRules.map(({ id }) => [id, sayTableRules(id, t)])}
        />
      </For>
      <For formats="groups/knock-out">
        <ChoiceField
          {...choice("cross", from.groups.cross)}
          label={t("cross")}
          choices={(["crossed", "drawn"] as const).map((one) => [one, t(`cross.${one}`)])}
        />
      </For>
      <For formats="heats">
        <Field {...whole("take", from.take)} label={t("take")} />
      </For>
      <For formats="knock-out double">
        <ChoiceField
          {...choice("seeding", from.seeding)}
          label={t("seeding")}
          choices={(["standard", "drawn"] as const).map((one) => [one, t(`seeding.${one}`)])}
        />
      </For>
      <For formats={knockOuts}>
        <ChoiceField
          {...choice("settle", String(from.settle))}
          label={t("settle")}
          choices={settles.map((one) => [one, isSettle(one) ? t(`settle.${one}`) : one])}
        />
      </For>
      <For formats="double">
        <ChoiceField
          {...choice("reset", yes(from.reset))}
          label={t("reset")}
          choices={(["yes", "no"] as const).map((one) => [one, t(`reset.${one}`)])}
        />
      </For>
      <For formats="redrawn">
        <ChoiceField
          {...choice("pairing", from.redraw.pairing)}
          label={t("pairing")}
          choices={(["lot", "fold"] as const).map((one) => [one, t(`pairing.${one}`)])}
        />
        <ChoiceField
          {...choice("byes", from.redraw.byes)}
          label={t("byes")}
          choices={(["each-round", "first-round"] as const).map((one) => [one, t(`byes.${one}`)])}
        />
        <Field {...whole("stopAt", from.redraw.stopAt)} label={t("stopAtField")} hint={t("stopAtFieldHint")} />
      </For>
      <For formats="swiss">
        <SwissFields swiss={from.swiss} choice={choice} whole={whole} />
      </For>
      <For formats={formats.filter((one) => one !== "none").join(" ")}>
        <ChoiceField
          {...choice("prizesBy", from.prizesBy)}
          label={t("prizesBy")}
          choices={(["place", "round"] as const).map((one) => [one, t(`prizesBy.${one}`)])}
        />
        <Field {...whole("rest", from.restMs / 60_000)} label={t("restField")} />
        <Field {...whole("match", from.matchMs / 60_000)} label={t("matchField")} hint={t("matchHint")} />
      </For>
    </fieldset>
  );
}

const isSettle = (text: string): text is "2" | "4" | "8" | "256" => ["2", "4", "8", "256"].includes(text);

function For({ formats, children }: { formats: string; children: React.ReactNode }) {
  return (
    <div className={`${form.wide} ${form.group}`} data-for={formats}>
      {children}
    </div>
  );
}
