import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "./heat-view.ts";
import { HoldKey, TapKey } from "./key.tsx";
import { ContestCards } from "./late-screens.tsx";
import { ResultTable } from "./result-table.tsx";
import style from "./review.module.css";
import { useHand, useTablet } from "./tablet-context.ts";

interface Shown {
  view: HeatView;
  onMenu(lane: number): void;
  onPad(): void;
  onSubmitted(): void;
}

/** What will be submitted, to be read once more; then a key to be held. */
export function Review({ view, onMenu, onPad, onSubmitted }: Shown) {
  const t = useT(tablet);
  const store = useTablet();
  const [hand] = useHand();
  const { missing, open } = view;
  const submit = (stamp: number) => {
    for (const sheet of open) store.note(sheet, { kind: "submit" }, stamp);
    onSubmitted();
  };
  return (
    <>
      <main className={style.page}>
        <h2>{t("reviewTitle")}</h2>
        <p>{t("reviewHint")}</p>
        <ContestCards view={view} />
        <ResultTable view={view} caption={t("reviewTitle")} change={t("change")} onChange={onMenu} />
        {missing.length > 0 ? (
          <p className={style.missing} role="status">
            ⚠ {t("missing", { lanes: missing.join(t("laneJoin")) })}
          </p>
        ) : null}
      </main>
      <footer className={[style.keys, style[hand]].join(" ")}>
        <TapKey className={style.side} onTap={onPad}>
          {t("backToPad")}
        </TapKey>
        <HoldKey className={style.main} disabled={missing.length > 0} onHeld={submit}>
          {t("holdSubmit")}
        </HoldKey>
      </footer>
    </>
  );
}
