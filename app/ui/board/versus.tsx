import { useState } from "react";
import { board } from "#i18n/board.ts";
import { marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "#live/programme.ts";
import { Fit } from "./fit.tsx";
import { gamesOf, type ShownSide, sidesOf } from "./match-score.ts";
import style from "./versus.module.css";

/** A match: the two, what each has, and the games; before it only who meets whom. */
export function Versus({ view: { heat, event } }: { view: HeatView }) {
  const t = useT(board);
  const sides = sidesOf(heat, event, useT(marks), t);
  if (!sides) return null;
  const [a, b] = sides;
  const scored = a.score !== "" || b.score !== "";
  const games = gamesOf(heat);
  return (
    <div className={style.versus} data-picture={heat.id}>
      <Side side={a} />
      <p className={style.score}>
        {scored ? (
          <>
            <Score side={a} />
            <span className={style.colon}>:</span>
            <Score side={b} />
          </>
        ) : (
          <span className={style.against}>{t("against")}</span>
        )}
      </p>
      <Side side={b} />
      {games.length > 0 ? (
        <ol className={style.games}>
          {games.map((game, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: games have no name but their number
            <li key={`${index} ${game}`} className={style.game}>
              {game}
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}

/** Lights up whenever it changes. */
function Score({ side: { score, won } }: { side: ShownSide }) {
  const [seen, setSeen] = useState({ score, changes: 0 });
  if (seen.score !== score) setSeen({ score, changes: seen.changes + 1 });
  const look = [style.number, won && style.won, seen.changes > 0 && style.lit];
  return (
    <span key={seen.changes} className={look.filter(Boolean).join(" ")}>
      {score || "0"}
    </span>
  );
}

function Side({ side: { lane, ending, won } }: { side: ShownSide }) {
  const t = useT(board);
  const said = won ? t("won") : ending;
  return (
    <section className={[style.side, won && style.winner].filter(Boolean).join(" ")}>
      <Fit text={lane.name} className={style.name} />
      <Fit text={lane.bib === null ? lane.unitName : `${lane.unitName} · ${lane.bib}`} className={style.unit} />
      {said ? <Fit text={said} className={won ? style.through : style.ending} /> : null}
    </section>
  );
}
