import { useEffect, useState } from "react";
import { board } from "#i18n/board.ts";
import { useT } from "#i18n/use-translator.ts";
import { Fit } from "./fit.tsx";
import style from "./test-card.module.css";

const sizes = [8, 5.2, 4.4, 3.4] as const;

/** For whoever sets a projector up: is every edge there, are letters sharp, can the last row read, are colours told apart. */
export function TestCard({ screen }: { screen: string }) {
  const t = useT(board);
  const size = useScreenSize();
  return (
    <div className={style.card}>
      <span className={style.corner}>↖</span>
      <span className={style.corner}>↗</span>
      <span className={style.corner}>↙</span>
      <span className={style.corner}>↘</span>
      <div className={style.words}>
        {screen ? <Fit text={screen} className={style.name} /> : null}
        <p className={style.size}>{size}</p>
        {sizes.map((one) => (
          <p key={one} className={style.sample} style={{ "--size": one }}>
            {t("testSample")}
          </p>
        ))}
        <ul className={style.colours}>
          <li className={style.gold}>{t("gold")}</li>
          <li className={style.silver}>{t("silver")}</li>
          <li className={style.bronze}>{t("bronze")}</li>
          <li className={style.through}>{t("through")}</li>
          <li className={style.brand}>{t("running")}</li>
        </ul>
        <p className={style.ask}>{t("testAsk")}</p>
      </div>
    </div>
  );
}

/** Width and height of the window as it is now; "" on the server. */
function useScreenSize(): string {
  const [size, setSize] = useState("");
  useEffect(() => {
    const measure = () => setSize(`${innerWidth}×${innerHeight}`);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return size;
}
