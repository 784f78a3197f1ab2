import type { SwissPlan } from "#core/stages/plan.ts";
import type { TieBreak } from "#core/swiss/tie-breaks.ts";
import { stageRules } from "#i18n/stage-rules.ts";
import { useT } from "#i18n/use-translator.ts";
import { Field } from "#ui/base/field.tsx";
import { ChoiceField } from "./choice-field.tsx";

interface Props {
  swiss: SwissPlan;
  choice: (
    name: string,
    saved: string,
  ) => { name: string; value: string; disabled: boolean; problem: string | undefined };
  whole: (
    name: string,
    saved: number | string,
  ) => {
    name: string;
    defaultValue: string;
    inputMode: "numeric";
    disabled: boolean;
    problem: string | undefined;
  };
}

const all: readonly TieBreak[] = [
  "buchholz-cut-1",
  "buchholz",
  "median-buchholz",
  "direct",
  "sonneborn-berger",
  "wins",
  "rounds-won",
  "progressive",
];

/** Rounds, pairing and what separates equal scores, in its order. */
export function SwissFields({ swiss, choice, whole }: Props) {
  const t = useT(stageRules);
  const { options, tieBreaks, byePoints, rounds } = swiss;
  const yes = (on: boolean) => (on ? "yes" : "no");
  return (
    <>
      <Field {...whole("rounds", rounds ?? "")} label={t("rounds")} hint={t("roundsHint")} />
      <ChoiceField
        {...choice("method", options.method)}
        label={t("method")}
        choices={(["slide", "fold", "random"] as const).map((one) => [one, t(`method.${one}`)])}
      />
      <ChoiceField
        {...choice("unitsApart", yes(options.unitsApart))}
        label={t("unitsApart")}
        choices={(["yes", "no"] as const).map((one) => [one, t(`unitsApart.${one}`)])}
      />
      <ChoiceField
        {...choice("sides", yes(options.sides))}
        label={t("sides")}
        choices={(["yes", "no"] as const).map((one) => [one, t(`sides.${one}`)])}
      />
      <ChoiceField
        {...choice("byePoints", String(byePoints))}
        label={t("byePoints")}
        choices={(["2", "1", "0"] as const).map((one) => [one, t(`byePoints.${one}`)])}
      />
      {[1, 2, 3, 4, 5].map((number) => (
        <ChoiceField
          key={number}
          {...choice(`tieBreak.${number}`, tieBreaks[number - 1] ?? "")}
          label={t("tieBreakField", { number })}
          choices={[
            ["", t("tieBreakNone")] as const,
            ...all.map((one): readonly [string, string] => [one, t(`tieBreak.${one}`)]),
          ]}
        />
      ))}
    </>
  );
}
