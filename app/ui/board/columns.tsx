import { board } from "#i18n/board.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./line.module.css";
import type { Scene } from "./scenes.ts";

type Head = "lane" | "call" | "standing" | "prize" | "unit" | "medals";

/** What the columns are called, for scenes whose columns do not speak for themselves. */
function headOf(scene: Scene): Head | null {
  switch (scene.kind) {
    case "running":
      return "lane";
    case "result":
      return scene.heat.heat.state === "held" ? "call" : "lane";
    case "call":
    case "start":
      return "call";
    case "standing":
      return "standing";
    case "prizes":
      return "prize";
    case "totals":
      return "unit";
    case "medals":
      return "medals";
    default:
      return null;
  }
}

const rows: Record<Head, string | undefined> = {
  lane: style.rowLane,
  call: style.rowCall,
  standing: style.rowStanding,
  prize: style.rowPrize,
  unit: style.rowUnit,
  medals: style.rowMedals,
};

/** The heads of the columns. */
export function Columns({ scene }: { scene: Scene }) {
  const head = headOf(scene);
  if (head === null) return null;
  return (
    <div className={`${style.columns} ${rows[head] ?? ""}`}>
      <Cells head={head} scene={scene} />
    </div>
  );
}

function Cells({ head, scene }: { head: Head; scene: Scene }) {
  const t = useT(board);
  const who = (
    <span className={style.who}>
      <span>{t("name")}</span>
      <span className={style.second}>{t("unit")}</span>
    </span>
  );
  const centre = (text: string) => <span className={style.centre}>{text}</span>;
  const end = (text: string) => <span className={style.end}>{text}</span>;
  switch (head) {
    case "lane": {
      const final = "heat" in scene && scene.heat.round.final;
      return (
        <>
          {centre(t("lane"))}
          {who}
          {end(t("mark"))}
          {centre(t("place"))}
          {centre(final ? "" : t("through"))}
        </>
      );
    }
    case "call": {
      const bibs = "heat" in scene && scene.heat.heat.lanes.some(({ bib }) => bib !== null);
      return (
        <>
          {centre(t("lane"))}
          {who}
          {end(bibs ? t("bib") : "")}
        </>
      );
    }
    case "standing": {
      const final = "round" in scene && scene.round.round.final;
      return (
        <>
          {centre(t(final ? "place" : "inHeat"))}
          {who}
          <span className={`${style.centre} ${style.number}`}>{t("heat")}</span>
          {end(t("mark"))}
          {centre(final ? "" : t("through"))}
          <span className={style.moved} />
        </>
      );
    }
    case "prize":
      return (
        <>
          {centre(t("place"))}
          {who}
          {end(t("mark"))}
          <span />
        </>
      );
    case "unit":
    case "medals":
      return (
        <>
          {centre(t("place"))}
          <span>{t("unit")}</span>
          <span className={style.medal}>{t("gold")}</span>
          <span className={style.medal}>{t("silver")}</span>
          <span className={style.medal}>{t("bronze")}</span>
          {end(t(head === "unit" ? "points" : "medalCount"))}
          <span className={style.moved}>{t("moved")}</span>
        </>
      );
  }
}
