import { judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";
import { Named, NamedChoice, Tick } from "./cells.tsx";
import { whens } from "./closing.ts";
import { useLive } from "./context.ts";
import { type SheetDraft, tieFields } from "./draft.ts";
import style from "./judged-sheet.module.css";

/** What holds for the whole sheet: decimals, the cap on theory. */
export function WholeFields({ draft }: { draft: SheetDraft }) {
  const t = useT(judged);
  return (
    <div className={style.four}>
      <NamedChoice
        name="digits"
        value={draft.digits}
        label={t("sheet.digits")}
        choices={(["0", "1", "2", "3"] as const).map((one) => [one, t(`sheet.digits.${one}`)])}
      />
      <Tick name="theoryCap" on={draft.theoryCap === "yes"}>
        {t("sheet.theoryCap")}
      </Tick>
    </div>
  );
}

/** How equal totals are told apart, and when a result may be seen. */
export function ClosingFields({ draft }: { draft: SheetDraft }) {
  const t = useT(judged);
  const { modules } = useLive();
  const named = modules.map(({ key, name }, at) => ({
    key,
    name: name || t("sheet.moduleNumber", { number: at + 1 }),
  }));
  const choices = [
    ["", t("sheet.tie.none")],
    ...named.map(({ key, name }) => [`module:${key}`, t("sheet.tie.module", { module: name })] as const),
    ...named.map(({ key, name }) => [`time:${key}`, t("sheet.tie.time", { module: name })] as const),
    ["exact", t("sheet.tie.exact")],
  ] as const;
  return (
    <>
      <section className={style.module} aria-label={t("sheet.ties")}>
        <h2>{t("sheet.ties")}</h2>
        <p className={style.none}>{t("sheet.tiesHint")}</p>
        <div className={style.four}>
          {Array.from({ length: tieFields }, (_unused, at) => {
            const name = `ties.${at}`;
            return (
              <NamedChoice
                key={name}
                name={name}
                value={draft.ties[at] ?? ""}
                label={t("sheet.tie", { number: at + 1 })}
                choices={choices}
              />
            );
          })}
        </div>
      </section>
      <section className={style.module} aria-label={t("sheet.publish")}>
        <h2>{t("sheet.publish")}</h2>
        <div className={style.four}>
          <NamedChoice
            name="when"
            value={draft.when}
            label={t("sheet.when")}
            choices={whens.map((one) => [one, t(`sheet.when.${one}`)])}
          />
          {draft.when === "from" ? (
            <Named name="first" value={draft.first} label={t("sheet.first")} inputMode="numeric" />
          ) : null}
          <NamedChoice
            name="by"
            value={draft.by}
            label={t("sheet.by")}
            choices={(["program", "announcer"] as const).map((one) => [one, t(`sheet.by.${one}`)])}
          />
        </div>
      </section>
    </>
  );
}
