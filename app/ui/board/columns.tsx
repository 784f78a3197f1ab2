import { board } from "#i18n/board.ts";
import { marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayModule } from "#i18n/verdict-words.ts";
import { Fit } from "./fit.tsx";
import { scoreModules } from "./judged-lines.ts";
import { isTurn } from "./judged-scenes.ts";
import style from "./line.module.css";
import { isAppearance, isMatch } from "./lines.ts";
import type { Scene } from "./scenes.ts";
import { tableOf } from "./tables.ts";

type Head =
  | "lane"
  | "call"
  | "standing"
  | "final"
  | "prize"
  | "unit"
  | "medals"
  | "court"
  | "table"
  | "order"
  | "score";

/** What the columns are called, for scenes whose columns do not speak for themselves. */
function headOf(scene: Scene): Head | null {
  if (isMatch(scene) || isAppearance(scene)) return null;
  switch (scene.kind) {
    case "running":
      return "lane";
    case "result":
      return scene.heat.heat.state === "held" ? "call" : "lane";
    case "call":
    case "start":
      return "call";
    case "standing":
      return scene.round.round.final ? "final" : "standing";
    case "courts":
      return "court";
    case "tables":
      return "table";
    case "order":
      return "order";
    case "scores":
      return "score";
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
  final: style.rowFinal,
  prize: style.rowPrize,
  order: style.rowOrder,
  score: style.rowScore,
  court: style.rowCourt,
  table: style.rowTable,
  unit: style.rowUnit,
  medals: style.rowMedals,
};

/** The heads of the columns. */
export function Columns({ scene }: { scene: Scene }) {
  const head = headOf(scene);
  if (head === null) return null;
  return (
    <div
      className={`${style.columns} ${rows[head] ?? ""}`}
      style={scene.kind === "scores" ? { "--parts": scoreModules(scene.event).length } : undefined}
    >
      <Cells head={head} scene={scene} />
    </div>
  );
}

function Cells({ head, scene }: { head: Head; scene: Scene }) {
  const t = useT(board);
  const m = useT(marks);
  const who = (
    <span className={style.who}>
      <span>{t("name")}</span>
      <span className={style.second}>{t("unit")}</span>
    </span>
  );
  const centre = (text: string) => <Fit text={text || " "} className={`${style.head} ${style.centre}`} />;
  const end = (text: string) => <Fit text={text || " "} className={`${style.head} ${style.end}`} />;
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
    case "standing":
    case "final":
      return (
        <>
          {centre(t(head === "final" ? "place" : "inHeat"))}
          {who}
          <Fit
            text={t("round" in scene && isTurn(scene.round) ? "turn" : "heat")}
            className={`${style.head} ${style.number}`}
          />
          {end(t("mark"))}
          {head === "final" ? null : centre(t("through"))}
          <span className={style.moved} />
        </>
      );
    case "court":
      return (
        <>
          {centre(t("court"))}
          <span className={style.centre}>{t("courtNow")}</span>
          <span>{t("courtNext")}</span>
        </>
      );
    case "table": {
      const table = scene.kind === "tables" ? tableOf(scene.stage, scene.group) : null;
      return (
        <>
          {centre(t("place"))}
          {who}
          {table?.heads.map((one) => (
            <Fit key={one} text={t(`head.${one}`)} className={`${style.head} ${style.end}`} />
          ))}
          {centre(table?.qualifiers ? t("through") : "")}
        </>
      );
    }
    case "order":
      return (
        <>
          {centre(t("turn"))}
          {who}
          <span />
          {end(t("mark"))}
          {centre(t("place"))}
        </>
      );
    case "score":
      return (
        <>
          {centre(t("place"))}
          {who}
          {scene.kind === "scores"
            ? scoreModules(scene.event).map((module, at) => (
                <Fit
                  key={module.key}
                  text={sayModule(module, at + 1, m)}
                  className={`${style.head} ${style.end} ${style.part}`}
                />
              ))
            : null}
          {end(t("points"))}
          <span />
        </>
      );
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
