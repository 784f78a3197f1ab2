import { theoryMost } from "#core/judged/refusals.ts";
import { judged } from "#i18n/judged.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { sayAmount, sayShare } from "./amounts.ts";
import { type Live, useLive } from "./context.ts";
import style from "./judged-sheet.module.css";

function useLeft() {
  const t = useT(judged);
  return (left: number, say: (amount: number) => string) =>
    left === 0
      ? t("sheet.closes")
      : t(left > 0 ? "sheet.short" : "sheet.tooMuch", { amount: say(left > 0 ? left : -left) });
}

const pointsOf =
  ({ digits }: Live) =>
  (steps: number) =>
    sayAmount(steps, digits);

/** What the lines of one module come to. */
export function LineTotal({ at }: { at: number }) {
  const t = useT(judged);
  const live = useLive();
  const left = useLeft();
  const total = live.totals.modules[at];
  if (!total || total.lines === 0) return null;
  const points = pointsOf(live);
  return (
    <>
      <span className={total.left === 0 ? style.good : style.bad}>
        {t("sheet.lineTotal", { count: total.lines, sum: points(total.sum), most: points(total.most) })}{" "}
        {left(total.left, points)}
      </span>
      {total.groups.length > 0 ? (
        <span className={style.now}>
          {total.groups.map(({ name, sum }) => t("sheet.groupSum", { name, sum: points(sum) })).join(t("sheet.join"))}
        </span>
      ) : null}
    </>
  );
}

/** Whether everything closes, always in sight, with what keeps the sheet. */
export function Summary() {
  const t = useT(judged);
  const live = useLive();
  const left = useLeft();
  const { totals, cap, modules } = live;
  const points = pointsOf(live);
  const over = cap && totals.theory > theoryMost;
  return (
    <div className={style.bar}>
      <ul className={style.sums} aria-label={t("sheet.sums")}>
        <li className={totals.shareLeft === 0 ? style.good : style.bad}>
          {t("sheet.shares", { shares: sayShare(totals.shares) })}{" "}
          {left(totals.shareLeft, (share) => `${sayShare(share)}%`)}
        </li>
        {cap ? (
          <li className={over ? style.bad : style.good}>
            {t(over ? "sheet.theoryOver" : "sheet.theoryGood", { share: sayShare(totals.theory) })}
          </li>
        ) : null}
        {totals.modules.map((one, at) =>
          one.lines === 0 ? null : (
            // modules change their place, their keys do not
            <li key={one.key || at} className={one.left === 0 ? style.good : style.bad}>
              <a href={`#modules.${at}`}>{modules[at]?.name || t("sheet.moduleNumber", { number: at + 1 })}</a>{" "}
              {t("sheet.of", { sum: points(one.sum), most: points(one.most) })} {left(one.left, points)}
            </li>
          ),
        )}
      </ul>
      <div className={style.keep}>
        <Button name="intent" value="check">
          {t("sheet.check")}
        </Button>
        <Button look="primary" name="intent" value="save">
          {t("sheet.save")}
        </Button>
      </div>
    </div>
  );
}
