import { moduleKinds } from "#core/judged/plan.ts";
import { type JudgedTranslator, judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";
import { Named, NamedChoice, RowButtons } from "./cells.tsx";
import { Deductions, TimeFields } from "./clerk.tsx";
import { useOpenFor } from "./context.ts";
import type { ModuleDraft } from "./draft.ts";
import style from "./judged-sheet.module.css";
import { Lines } from "./lines.tsx";
import { PanelFields } from "./panel-fields.tsx";
import { useRowWords } from "./words.ts";

interface Shown {
  module: ModuleDraft;
  at: number;
  count: number;
  state: "open" | "drawn" | "begun";
}

/** One module: what it is, its lines, and folded below who judges it, its time and what is taken off. */
export function ModulePart({ module, at, count, state }: Shown) {
  const t = useT(judged);
  const words = useRowWords();
  const openFor = useOpenFor();
  const path = `modules.${at}`;
  const name = module.name || t("sheet.moduleNumber", { number: at + 1 });
  const judges = ["judges", "panels", "drop", "method", "spread", "balance", "stations", "take", "together"];
  const times = ["least", "longest", "under", "over", "beyond", "every", "give", "atMost", "time"];
  const voted = module.kind === "vote";
  return (
    <section className={style.module} id={path} aria-label={name}>
      <div className={style.head}>
        <h2>{t("sheet.moduleTitle", { number: at + 1, name })}</h2>
        <RowButtons path="modules" at={at} count={count} name={name} words={words} />
      </div>
      {state === "open" ? null : <p className={style.held}>{t(`sheet.${state}Note`)}</p>}
      <input type="hidden" name={`${path}.key`} value={module.key} />
      <div className={style.four}>
        <Named name={`${path}.name`} value={module.name} label={t("sheet.moduleName")} />
        <NamedChoice
          name={`${path}.kind`}
          value={module.kind}
          label={t("sheet.moduleKind")}
          choices={moduleKinds.map((kind) => [kind, t(`kind.${kind}`)])}
        />
        <Named name={`${path}.share`} value={module.share} label={t("sheet.share")} inputMode="decimal" />
        <Named
          name={`${path}.most`}
          value={module.most}
          label={t("sheet.moduleMost")}
          hint={module.lines.length > 0 ? t("sheet.moduleMostHint") : undefined}
          inputMode="decimal"
        />
      </div>
      {voted && module.lines.length === 0 ? (
        <p className={style.none}>{t("sheet.voted")}</p>
      ) : (
        <Lines module={module} at={at} />
      )}
      <details className={style.fold} open={openFor(...judges.map((field) => `${path}.${field}`))}>
        <summary>
          {t(voted ? "sheet.blindOnly" : "sheet.panel")}
          {voted ? null : <span className={style.now}>{panelInWords(module, t)}</span>}
        </summary>
        <PanelFields module={module} path={path} />
      </details>
      {voted ? null : (
        <>
          <details className={style.fold} open={openFor(...times.map((field) => `${path}.${field}`))}>
            <summary>
              {t("sheet.time")}
              <span className={style.now}>{timeInWords(module, t)}</span>
            </summary>
            <TimeFields module={module} path={path} />
          </details>
          <details className={style.fold} open={openFor(`${path}.deductions`)}>
            <summary>
              {t("sheet.deductions")}
              <span className={style.now}>{t("sheet.deductionsNow", { count: module.deductions.length })}</span>
            </summary>
            <Deductions module={module} path={`${path}.deductions`} />
          </details>
        </>
      )}
    </section>
  );
}

function timeInWords({ timed, least, longest }: ModuleDraft, t: JudgedTranslator): string {
  if (timed !== "yes") return t("sheet.timeNone");
  return least.trim() === "" ? t("sheet.timeMost", { longest }) : t("sheet.timeNow", { least, longest });
}

function panelInWords(module: ModuleDraft, t: JudgedTranslator): string {
  const { judges, panels, drop } = module;
  const parts = [t("sheet.judgesNow", { judges: judges || "0" })];
  if (panels !== "1" && panels !== "") parts.push(t("sheet.panelsNow", { panels }));
  if (drop !== "0" && drop !== "") parts.push(t("sheet.dropNow", { drop }));
  parts.push(t(module.together === "yes" ? "sheet.together.yes" : "sheet.together.no"));
  if (module.blind === "yes") parts.push(t("sheet.blindNow"));
  return parts.join(t("sheet.join"));
}
