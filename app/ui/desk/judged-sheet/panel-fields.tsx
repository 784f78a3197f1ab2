import { judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";
import { Named, NamedChoice, Tick } from "./cells.tsx";
import type { ModuleDraft } from "./draft.ts";
import style from "./judged-sheet.module.css";

const methods = ["mean", "majority", "borda", "rank-sum"] as const;
const balances = ["none", "grand-mean", "mean-of-means", "spread", "standard"] as const;

/** Who judges a module, in which order people come, and how marks become one. */
export function PanelFields({ module, path }: { module: ModuleDraft; path: string }) {
  const t = useT(judged);
  const blind = (
    <Tick name={`${path}.blind`} on={module.blind === "yes"}>
      {t("sheet.blind")}
    </Tick>
  );
  if (module.kind === "vote") return <div className={style.four}>{blind}</div>;
  return (
    <div className={style.four}>
      <NamedChoice
        name={`${path}.together`}
        value={module.together}
        label={t("sheet.together")}
        choices={(["no", "yes"] as const).map((one) => [one, t(`sheet.together.${one}`)])}
      />
      <Named name={`${path}.judges`} value={module.judges} label={t("sheet.judges")} inputMode="numeric" />
      <Named name={`${path}.panels`} value={module.panels} label={t("sheet.panels")} inputMode="numeric" />
      <Named
        name={`${path}.drop`}
        value={module.drop}
        label={t("sheet.drop")}
        hint={t("sheet.dropHint")}
        inputMode="numeric"
      />
      <Named
        name={`${path}.spread`}
        value={module.spread}
        label={t("sheet.spread")}
        hint={t("sheet.spreadHint")}
        inputMode="decimal"
      />
      <NamedChoice
        name={`${path}.balance`}
        value={module.balance}
        label={t("sheet.balance")}
        hint={t("sheet.balanceHint")}
        choices={balances.map((one) => [one, t(`balance.${one}`)])}
      />
      <NamedChoice
        name={`${path}.method`}
        value={module.method}
        label={t("sheet.method")}
        choices={methods.map((one) => [one, t(`method.${one}`)])}
      />
      {module.together === "yes" ? null : (
        <Named
          name={`${path}.stations`}
          value={module.stations}
          label={t("sheet.stations")}
          hint={t("sheet.stationsHint")}
          inputMode="numeric"
        />
      )}
      <Named
        name={`${path}.take`}
        value={module.take}
        label={t("sheet.take")}
        hint={t("sheet.takeHint")}
        inputMode="numeric"
      />
      {blind}
    </div>
  );
}
