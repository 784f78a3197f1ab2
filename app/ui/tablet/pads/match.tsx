import { useEffect, useState } from "react";
import { reached } from "#core/matches/format.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { type MatchOptions, type MatchPlay, matchPlay } from "#core/scoring/match.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "../heat-view.ts";
import { HoldKey, PressKey, TapKey } from "../key.tsx";
import keys from "../pad.module.css";
import { useTablet } from "../tablet-context.ts";
import type { PadProps } from "../tally-pad.tsx";
import { Alone, Duel, type Half, ToReview, UndoTouch } from "./duel.tsx";
import style from "./match.module.css";
import { hasJustChanged, isMirrored, serverOf } from "./match-reminders.ts";
import { GameTyped } from "./match-typed.tsx";

/** A match of two sides: a touch of a half is a point for it, or where none are kept its game. */
export function MatchPad(props: PadProps) {
  return props.view.lanes.length < 2 ? <Alone {...props} /> : <Match {...props} />;
}

function Match(props: PadProps) {
  const { view, hand, onMenu, onReview } = props;
  const t = useT(tablet);
  const store = useTablet();
  const [typing, setTyping] = useState(false);
  const [turn, setTurn] = useTurn(view.heat.id);
  const options: MatchOptions = view.heat.event.options.match ?? { bestOf: 1 };
  const [one, two] = view.lanes;
  const [open] = view.open;
  const play = playOf(view, options);
  const { current, over } = play;
  if (!one || !two || !open) return null;
  const sides = [one, two] as const;
  const ofPoints = options.game !== undefined;
  // its games are singles of their own: who won each, with its score or without
  const tie = !ofPoints && options.bestOf > 1;
  const winner = current && ofPoints ? reached(current.points, current.rule) : null;
  const serving = over || winner !== null ? null : serverOf(play, options, turn.second ? 1 : 0, lastPoint(view, play));
  const close = (won: 0 | 1 | null, stamp: number, score?: [number, number]) => {
    if (!current) return;
    const act = { kind: "game" as const, game: current.game, winner: won === null ? null : (sides[won]?.lane ?? null) };
    store.note(open, score ? { ...act, score } : act, stamp);
  };
  const add = (side: 0 | 1, points: number, stamp: number) => {
    if (!current) return;
    for (let i = 0; i < points; i += 1)
      store.note(open, { kind: "tap", lane: sides[side].lane, game: current.game }, stamp);
  };
  // the half itself gives one
  const more = (options.steps ?? []).filter((step) => step > 1);
  const halves = sides.map((lane, index): Half => {
    const side = index === 0 ? 0 : 1;
    return {
      lane,
      score: ofPoints
        ? (current?.points[side] ?? play.games[play.games.length - 1]?.points[side] ?? 0)
        : play.won[side],
      hint: over
        ? play.winner === side
          ? t("won")
          : ""
        : winner !== null
          ? winner === side
            ? t("gameWon")
            : ""
          : [serving === side ? t("serves") : "", t(ofPoints ? "tapPoint" : tie ? "tapSingle" : "tapGame")]
              .filter(Boolean)
              .join("\n"),
      disabled: over || winner !== null,
      onPress: (stamp) => (ofPoints ? add(side, 1, stamp) : close(side, stamp)),
      children:
        ofPoints && more.length > 0 ? (
          <div className={style.steps}>
            {more.map((step) => (
              <PressKey key={step} disabled={over} onPress={(stamp) => add(side, step, stamp)}>
                +{step}
              </PressKey>
            ))}
          </div>
        ) : null,
    };
  });
  const mirrored = isMirrored(play, options) !== turn.mirrored;
  const shown = mirrored ? [...halves].reverse() : halves;
  const nameOf = (lane: number | null) => view.lanes.find((two) => two.lane === lane)?.name ?? "";
  const score = shown.map(({ lane }) => current?.points[lane === one ? 0 : 1] ?? 0).join(":");
  return (
    <>
      <Duel halves={shown} onMenu={onMenu}>
        <Score play={play} options={options} mirrored={mirrored} tie={tie} />
        {tie ? <Singles play={play} names={[one.name, two.name]} /> : null}
        {hasJustChanged(play, options) ? (
          <p className={style.change} role="status">
            ⇄ {t("endsChanged", { left: shown[0]?.lane.name ?? "", right: shown[1]?.lane.name ?? "" })}
          </p>
        ) : null}
      </Duel>
      <div className={style.tools}>
        <TapKey onTap={() => setTurn({ ...turn, mirrored: !turn.mirrored })}>⇄ {t("swapEnds")}</TapKey>
        {options.serve !== undefined && current && play.games.length === 0 ? (
          <TapKey onTap={() => setTurn({ ...turn, second: !turn.second })}>{t("swapServe")}</TapKey>
        ) : null}
        {options.draws && current ? <PressKey onPress={(stamp) => close(null, stamp)}>{t("drawn")}</PressKey> : null}
        {(ofPoints || tie) && current ? (
          <TapKey onTap={() => setTyping(true)}>{t(tie ? "typeSingle" : "typeGame")}</TapKey>
        ) : null}
      </div>
      <footer className={[keys.keys, keys[hand]].join(" ")}>
        <UndoTouch
          view={view}
          say={(op, times) =>
            op.kind === "tap"
              ? `${nameOf(op.lane)} +${times}`
              : op.kind === "game"
                ? t(tie ? "singleNumber" : "gameNumber", {
                    game: play.games.findIndex(({ game }) => game === op.game) + 1,
                  })
                : "lane" in op
                  ? nameOf(op.lane)
                  : ""
          }
        />
        {current && winner !== null ? (
          <TapKey
            look="submit"
            className={keys.main}
            onTap={() => close(winner, performance.now(), [...current.points])}
          >
            {t("closeGame", { score, name: sides[winner].name })}
          </TapKey>
        ) : current && ofPoints && current.rule === null && current.points[0] !== current.points[1] ? (
          <HoldKey
            className={keys.main}
            onHeld={(stamp) => close(current.points[0] > current.points[1] ? 0 : 1, stamp, [...current.points])}
          >
            {t("endMatch", { score })}
          </HoldKey>
        ) : (
          <ToReview over={over} left={t("matchOpen")} onReview={onReview} />
        )}
      </footer>
      {typing && current ? (
        <GameTyped
          halves={shown.map(({ lane }) => lane)}
          title={t(tie ? "typeSingle" : "typeGame")}
          onClose={() => setTyping(false)}
          onNote={(won, score) => {
            const points = score && (mirrored ? ([score[1], score[0]] as [number, number]) : score);
            close(mirrored ? (won === 0 ? 1 : 0) : won, performance.now(), points ?? undefined);
            setTyping(false);
          }}
        />
      ) : null}
    </>
  );
}

/** The match from what stands on the sheet here. */
function playOf(view: HeatView, options: MatchOptions): MatchPlay {
  const [one, two] = view.lanes;
  const lanes = Object.fromEntries(view.lanes.flatMap(({ lane, state }) => (state ? [[lane, state]] : [])));
  return matchPlay({ ...foldSheet([]), lanes, games: view.games }, options, [one?.lane ?? 0, two?.lane ?? 0]);
}

/** The side that made the last point of the running game; null before one. */
function lastPoint(view: HeatView, { current }: MatchPlay): 0 | 1 | null {
  const points = view.stands.filter(({ op }) => op.kind === "tap" && op.game === current?.game);
  const last = points[points.length - 1]?.op;
  return last?.kind === "tap" ? (last.lane === view.lanes[0]?.lane ? 0 : 1) : null;
}

interface Scored {
  play: MatchPlay;
  options: MatchOptions;
  mirrored: boolean;
  tie: boolean;
}

/** A tie single by single: its number, who won it, its score where it was written down. */
function Singles({ play, names }: { play: MatchPlay; names: readonly [string, string] }) {
  const t = useT(tablet);
  return (
    <ol className={style.singles}>
      {play.games.map(({ game, winner, points: [a, b] }, index) => (
        <li key={game}>
          {t("singleNumber", { game: index + 1 })} {winner === null ? "–" : t("wins", { name: names[winner] })}
          {a + b > 0 ? ` ${a}:${b}` : ""}
        </li>
      ))}
    </ol>
  );
}

/** Games won, and the points of those that are over. */
function Score({ play, options, mirrored, tie }: Scored) {
  const t = useT(tablet);
  const turned = ([a, b]: readonly [number, number]) => (mirrored ? `${b}:${a}` : `${a}:${b}`);
  const done = play.games.filter(({ closed }) => closed);
  const number = Math.min(options.bestOf, Math.floor(play.won[0] + play.won[1]) + 1);
  return (
    <p className={style.strip} role="status">
      {options.bestOf > 1 ? (
        <>
          <span>
            {play.over ? t("matchOver") : t(tie ? "singleOf" : "gameOf", { game: number, of: options.bestOf })}
          </span>
          <b>{turned(play.won)}</b>
        </>
      ) : null}
      {options.game === undefined ? null : done.map(({ game, points }) => <span key={game}>{turned(points)}</span>)}
    </p>
  );
}

interface Turn {
  /** turned round by hand */
  mirrored: boolean;
  /** the second side served first */
  second: boolean;
}
const asDrawn: Turn = { mirrored: false, second: false };

/** How the sides stand and who served first: this tablet's own reminder, kept over a reload. */
function useTurn(heat: string): [Turn, (turn: Turn) => void] {
  const key = `fieldday-match-${heat}`;
  const [turn, setTurn] = useState(asDrawn);
  useEffect(() => {
    const [mirrored, second] = localStorage.getItem(key) ?? "";
    setTurn({ mirrored: mirrored === "1", second: second === "1" });
  }, [key]);
  return [
    turn,
    (next) => {
      localStorage.setItem(key, `${Number(next.mirrored)}${Number(next.second)}`);
      setTurn(next);
    },
  ];
}
