import { judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";
import { Named, NamedChoice, RowButtons } from "./cells.tsx";
import { roundings, tierTies, ways } from "./closing.ts";
import type { AwardDraft, SheetDraft } from "./draft.ts";
import style from "./judged-sheet.module.css";
import { useRowWords } from "./words.ts";

/** Awards with the names of their tiers, and the units' result. */
export function AwardFields({ draft }: { draft: SheetDraft }) {
  const t = useT(judged);
  return (
    <section className={style.module} id="awards" aria-label={t("sheet.awards")}>
      <h2>{t("sheet.awards")}</h2>
      {draft.awards.length === 0 ? <p className={style.none}>{t("sheet.noAwards")}</p> : null}
      {draft.awards.map((award, at) => (
        <Award key={award.key || at} award={award} at={at} count={draft.awards.length} />
      ))}
      <p className={style.under}>
        <button type="submit" className={style.add} name="intent" value="add:awards" formAction="#awards">
          {t("sheet.addAward")}
        </button>
      </p>
      <div className={style.four}>
        <Named name="best" value={draft.best} label={t("sheet.best")} hint={t("sheet.bestHint")} inputMode="numeric" />
      </div>
    </section>
  );
}

function Award({ award, at, count }: { award: AwardDraft; at: number; count: number }) {
  const t = useT(judged);
  const words = useRowWords();
  const path = `awards.${at}`;
  const way = ways.find((one) => one === award.way) ?? "shares";
  const title = t("sheet.award", { number: at + 1 });
  return (
    <fieldset className={style.award}>
      <legend className="visually-hidden">{title}</legend>
      <input type="hidden" name={`${path}.key`} value={award.key} />
      <div className={style.four}>
        <NamedChoice
          name={`${path}.way`}
          value={way}
          label={t("sheet.way")}
          choices={ways.map((one) => [one, t(`sheet.way.${one}`)])}
        />
        <Named name={`${path}.names`} value={award.names} label={t("sheet.tiers")} hint={t("sheet.tiersHint")} />
        <Named
          name={`${path}.amounts`}
          value={award.amounts}
          label={t(`sheet.amounts.${way}`)}
          hint={t(`sheet.amountsHint.${way}`)}
        />
        {way === "margin" ? (
          <Named
            name={`${path}.excellence`}
            value={award.excellence}
            label={t("sheet.excellence")}
            hint={t("sheet.excellenceHint")}
            inputMode="decimal"
          />
        ) : null}
        {way === "shares" ? (
          <NamedChoice
            name={`${path}.rounding`}
            value={award.rounding}
            label={t("sheet.rounding")}
            choices={roundings.map((one) => [one, t(`sheet.rounding.${one}`)])}
          />
        ) : null}
        {way === "shares" || way === "places" ? (
          <NamedChoice
            name={`${path}.tie`}
            value={award.tie}
            label={t("sheet.tierTie")}
            choices={tierTies.map((one) => [one, t(`sheet.tierTie.${one}`)])}
          />
        ) : null}
      </div>
      <RowButtons path="awards" at={at} count={count} name={award.names || title} words={words} />
    </fieldset>
  );
}
