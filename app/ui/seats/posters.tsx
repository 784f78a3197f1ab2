import { common } from "#i18n/common.ts";
import { seats } from "#i18n/seats.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Qr } from "#ui/base/qr.tsx";
import style from "./posters.module.css";
import { type ShownSeat, useSeatScope } from "./seat-card.tsx";

/** One A4 page a seat: the code large enough to be scanned from a metre away. */
export function Posters({
  meet,
  back,
  origin,
  seats: all,
}: {
  meet: string;
  back: string;
  origin: string;
  seats: Omit<ShownSeat, "code" | "devices">[];
}) {
  const t = useT(seats);
  const words = useT(common);
  const scopeOf = useSeatScope();
  return (
    <main>
      <h1 className="visually-hidden">{`${meet} ${t("title")}`}</h1>
      <p className={style.noPrint}>
        <Button type="button" look="primary" onClick={() => window.print()}>
          {t("posterPrint")}
        </Button>
        <a href={back}>{words("back")}</a>
      </p>
      {all.length === 0 ? <p className={style.noPrint}>{t("posterNone")}</p> : null}
      <ul className={style.posters}>
        {all.map((seat) => (
          <li key={seat.id} className={style.poster}>
            <p className={style.posterScope}>{meet}</p>
            <h2 className={style.posterName}>{seat.name}</h2>
            <p className={style.posterScope}>{scopeOf(seat)}</p>
            <Qr text={`${origin}/s/${seat.token}`} label={t("qrLabel", { name: seat.name })} />
            <p className={style.posterHow}>{t("posterHow")}</p>
            <p className={style.posterHow}>{t("posterOr")}</p>
            <p className={style.posterAddress}>{`${origin}/pair`}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
