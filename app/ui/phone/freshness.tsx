import { clockTime } from "#i18n/clock.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Followed } from "#live/follow.ts";
import style from "./head.module.css";

/** How fresh the page is, in words; before it follows by itself (or where it cannot) with a link that asks again. */
export function Freshness({ live, timeZone, path }: { live: Followed; timeZone: string; path: string }) {
  const t = useT(phone);
  const time = clockTime(live.asOf, timeZone, live.state === "live");
  if (live.state === "live")
    return (
      <p className={style.fresh}>
        <span aria-hidden="true" className={style.dot} />
        {t("live", { time })}
      </p>
    );
  if (live.state === "connecting")
    return (
      <p className={style.fresh}>
        {t("madeAt", { time })} <a href={path}>{t("reload")}</a>
      </p>
    );
  return (
    <p className={style.stale} role="status">
      ⚠ {t("stale", { time })}
    </p>
  );
}
