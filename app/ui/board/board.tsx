import { type CSSProperties, useEffect, useRef, useState } from "react";
import { board } from "#i18n/board.ts";
import { clockTime } from "#i18n/clock.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Followed } from "#live/follow.ts";
import type { MeetRow } from "#live/protocol.ts";
import { useProgramme } from "#live/use-programme.ts";
import style from "./board.module.css";
import { BoardRowView } from "./board-line.tsx";
import { Columns } from "./columns.tsx";
import { Fit, FitBox } from "./fit.tsx";
import { FootMessage } from "./foot-message.tsx";
import { asHeat } from "./judged-scenes.ts";
import { useBracketPicture } from "./late-bracket.tsx";
import { useComing } from "./late-courts.ts";
import { useJudgedParts } from "./late-judged.tsx";
import { stickyRows } from "./lines.ts";
import { pagesOf } from "./pages.ts";
import type { PhoneLink } from "./phone-code.tsx";
import { isPicture, Picture } from "./picture.tsx";
import { eventOf, HeatClock, SceneTitle } from "./scene-head.tsx";
import { type Choice, pickOf, playlist } from "./scenes.ts";
import { useChanges } from "./use-changes.ts";
import { useClock } from "./use-clock.ts";
import { useFlip } from "./use-flip.ts";
import { useRoom, useRowHeights } from "./use-room.ts";
import { useRotation } from "./use-rotation.ts";
import { goFullscreen, useStillCursor, useWakeLock } from "./use-screen.ts";
import { useTold } from "./use-told.ts";
import { useUpkeep } from "./use-upkeep.ts";

/** The height all rows have together, and the most one has, in hundredths of the screen. */
const rowsHeight = 75;
const tallestRow = 14.5;

/** How a board is set: from its address, or by the organizer where it is a screen. */
export interface Settings extends Choice {
  theme: "dark" | "light";
  /** rows on a page */
  density: number;
}

/** What is on: a picture, and which of its pages, counted from 1. */
export interface OnNow {
  scene: ReturnType<typeof pickOf>;
  page: number;
  pages: number;
}

export interface BoardProps {
  meet: MeetRow;
  live: Followed;
  /** the server runs another build than this page */
  behind: boolean;
  settings: Settings;
  /** the phone page's full address, for the QR code */
  phone: PhoneLink;
  /** the screen's own name, where it has one */
  screen?: string;
  /** told whenever another picture or page is on */
  onShown?: (on: OnNow) => void;
}

/** The projector's page: turns its own pages all day, and says so when what it shows may be old. */
export function Board({ meet, live, behind, settings, phone, screen = "", onShown }: BoardProps) {
  const t = useT(board);
  const programme = useProgramme(live.rows);
  const now = useClock(live.asOf, live.clockOffset, 1000);
  const area = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const room = useRoom(area, ruler);
  const heights = useRowHeights(list, room);
  const onTurn = useUpkeep({ behind, now, timeZone: meet.timeZone });
  const scenes = playlist(programme, now, settings, useTold(programme, now), useComing(programme, live.rows, now));
  const { scene, all, lines, page, pages } = useRotation(
    scenes,
    (one, rows) => pagesOf(rows, room.all + 0.5, stickyRows(one), ({ key }) => heights.of(one.key, key)),
    onTurn,
  );
  const changes = useChanges(scene.key, all);
  useFlip(list, scene.key);
  useWakeLock();
  useBracketPicture();
  useJudgedParts(programme);
  const still = useStillCursor();
  const awake = useAwake();
  const on = JSON.stringify({ scene: pickOf(scene), page: page + 1, pages } satisfies OnNow);
  useEffect(() => onShown?.(JSON.parse(on)), [on, onShown]);

  // few rows grow into the room there is; many keep the usual height and turn pages
  const usual = rowsHeight / settings.density;
  const grown = heights.grown(scene.key, pages > 1 ? 0 : lines.length, tallestRow / usual);
  const sizes: CSSProperties = { "--density": settings.density, "--row": usual * grown };
  const look = [style.board, settings.theme === "light" && style.light, still && style.still];
  const event = eventOf(scene);
  const quiet = scene.kind === "running" || scene.kind === "call";
  const asOf = t("stale", { time: clockTime(live.asOf, meet.timeZone) });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a convenience for whoever sets the projector up; F11 does the same
    <main className={look.filter(Boolean).join(" ")} style={sizes} onClick={goFullscreen}>
      <div className={style.frame}>
        <header className={style.head}>
          <SceneTitle scene={asHeat(scene)} meet={meet.name} />
          {scene.kind === "idle" || asHeat(scene).kind === "running" ? null : (
            <Fit text={meet.name} className={style.meet} />
          )}
          <HeatClock scene={asHeat(scene)} first={live.asOf} offset={live.clockOffset} />
          <time className={style.clock}>{clockTime(now, meet.timeZone)}</time>
        </header>
        {live.state === "stale" ? (
          <p className={style.stale} role="status">
            {asOf}
          </p>
        ) : null}
        {awake ? null : <p className={style.asleep}>{asOf}</p>}
        <div className={style.area}>
          <Columns scene={scene} />
          <div className={style.rows} ref={area}>
            <div className={style.ruler} ref={ruler} />
            {isPicture(scene) ? (
              <FitBox>
                <Picture scene={scene} meet={meet} phone={phone} screen={screen} />
              </FitBox>
            ) : (
              <ol className={style.list} ref={list} data-scene={scene.key} data-rows={all.length}>
                {lines.map((line) => (
                  <BoardRowView
                    key={line.key}
                    line={line}
                    event={event}
                    change={quiet ? undefined : changes.get(line.key)}
                  />
                ))}
              </ol>
            )}
          </div>
        </div>
        <footer className={style.foot}>
          <FootMessage programme={programme} now={now} />
          <p className={style.facts}>
            {pages > 1 ? `${t("page", { page: page + 1, of: pages })} · ` : ""}
            {t("updated", { time: clockTime(live.asOf, meet.timeZone, true) })}
          </p>
        </footer>
      </div>
    </main>
  );
}

/** False as the server wrote the page: where no script ever runs, it says by itself that it grows old. */
function useAwake(): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return awake;
}
