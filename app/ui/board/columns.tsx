import { board } from "#i18n/board.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./line.module.css";
import type { Scene } from "./scenes.ts";

/** The heads of the columns, for scenes whose columns do not speak for themselves. */
export function Columns({ scene }: { scene: Scene }) {
  const t = useT(board);
  if (scene.kind === "idle" || scene.kind === "next") return null;
  if (scene.kind === "standing")
    return (
      <div className={`${style.columns} ${style.rowStanding}`}>
        <span className={style.centre}>{t(scene.round.round.final ? "place" : "inHeat")}</span>
        <span>{t("name")}</span>
        <span>{t("unit")}</span>
        <span className={`${style.centre} ${style.number}`}>{t("heat")}</span>
        <span className={style.end}>{t("mark")}</span>
        <span className={style.centre}>{scene.round.round.final ? "" : t("through")}</span>
        <span className={style.moved} />
      </div>
    );
  if (scene.kind === "prizes")
    return (
      <div className={`${style.columns} ${style.rowPrize}`}>
        <span className={style.centre}>{t("place")}</span>
        <span>{t("name")}</span>
        <span>{t("unit")}</span>
        <span className={style.end}>{t("mark")}</span>
        <span />
      </div>
    );
  if (scene.kind === "call")
    return (
      <div className={`${style.columns} ${style.rowCall}`}>
        <span className={style.centre}>{t("lane")}</span>
        <span>{t("name")}</span>
        <span>{t("unit")}</span>
      </div>
    );
  return (
    <div className={`${style.columns} ${style.rowLane}`}>
      <span className={style.centre}>{t("lane")}</span>
      <span>{t("name")}</span>
      <span className={style.end}>{t("mark")}</span>
      <span className={style.centre}>{t("place")}</span>
      <span className={style.centre}>{scene.heat.round.final ? "" : t("through")}</span>
    </div>
  );
}
