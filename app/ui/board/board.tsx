import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import { board } from "#i18n/board.ts";
import { clockTime } from "#i18n/clock.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Followed } from "#live/follow.ts";
import { type HeatView, nextHeats, type Programme, programmeOf, runningHeats } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import style from "./board.module.css";
import { BoardRowView } from "./board-line.tsx";
import { Columns } from "./columns.tsx";
import { Fit } from "./fit.tsx";
import { Idle } from "./idle.tsx";
import { eventOf, HeatClock, SceneTitle } from "./scene-head.tsx";
import { playlist, type SceneKind } from "./scenes.ts";
import { useCapacity } from "./use-capacity.ts";
import { useChanges } from "./use-changes.ts";
import { useClock } from "./use-clock.ts";
import { useFlip } from "./use-flip.ts";
import { useRotation } from "./use-rotation.ts";

const tallestRow = 14.5;
const usualRow = 7.5;

export interface BoardProps {
  meet: MeetRow;
  live: Followed;
  pinned: SceneKind | null;
  theme: "dark" | "light";
  /** the phone page's full address, for the QR code */
  phoneUrl: string;
}

/** The projector's page: turns its own pages all day, and says so when what it shows may be old. */
export function Board({ meet, live, pinned, theme, phoneUrl }: BoardProps) {
  const t = useT(board);
  const programme = useMemo(() => programmeOf(live.rows), [live.rows]);
  const now = useClock(live.asOf, live.clockOffset, 1000);
  const area = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const capacity = useCapacity(area, ruler);
  const scenes = playlist(programme, now, pinned);
  const { scene, all, lines, page, pages } = useRotation(scenes, capacity, live.version);
  const changes = useChanges(scene.key, all);
  useFlip(list, scene.key);
  const still = useStillCursor();

  // few rows grow into the room there is; many keep the usual height and turn pages
  const height = Math.max(usualRow, Math.min(tallestRow, (capacity * usualRow) / Math.max(1, lines.length)));
  const rowHeight: CSSProperties = { "--row": lines.length === 0 || pages > 1 ? usualRow : height };
  const look = [style.board, theme === "light" && style.light, still && style.still].filter(Boolean).join(" ");
  const event = eventOf(scene);
  const quiet = scene.kind === "running" || scene.kind === "call";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a convenience for whoever sets the projector up; F11 does the same
    <main className={look} onClick={goFullscreen}>
      <header className={style.head}>
        <SceneTitle scene={scene} meet={meet.name} />
        {scene.kind === "idle" || scene.kind === "running" ? null : <Fit text={meet.name} className={style.meet} />}
        <HeatClock scene={scene} first={live.asOf} offset={live.clockOffset} />
        <time className={style.clock}>{clockTime(now, meet.timeZone)}</time>
      </header>
      {live.state === "stale" ? (
        <p className={style.stale} role="status">
          {t("stale", { time: clockTime(live.asOf, meet.timeZone) })}
        </p>
      ) : null}
      <div className={style.area}>
        <Columns scene={scene} />
        <div className={style.rows} ref={area}>
          <div className={style.ruler} ref={ruler} />
          {scene.kind === "idle" ? (
            <Idle meet={meet} phoneUrl={phoneUrl} empty={programme.events.every(({ rounds }) => rounds.length === 0)} />
          ) : (
            <ol className={style.list} ref={list} style={rowHeight}>
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
    </main>
  );
}

const messageMs = 6000;

/** One line that takes turns: what is on, who is called. */
function FootMessage({ programme, now }: { programme: Programme; now: number }) {
  const t = useT(board);
  const m = useT(marks);
  const named = ({ event, round, heat }: HeatView) => `${event.name} ${formatHeat(round, heat.number, m)}`;
  const events = programme.events.length;
  const messages = [
    ...runningHeats(programme).map((heat) => `${t("nowRunning")} ${named(heat)}`),
    ...nextHeats(programme)
      .slice(0, events)
      .map((heat) => `${named(heat)} ${t("nextCalled")}`),
  ];
  const text = messages[Math.floor(now / messageMs) % Math.max(1, messages.length)] ?? t("noneCalled");
  return <Fit text={text} className={style.message} />;
}

const stillMs = 3000;

/** True once the mouse has not moved for three seconds. */
function useStillCursor(): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setStill(true), stillMs);
    const moved = () => {
      clearTimeout(timer);
      setStill(false);
      timer = setTimeout(() => setStill(true), stillMs);
    };
    addEventListener("pointermove", moved);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", moved);
    };
  }, []);
  return still;
}

function goFullscreen(): void {
  if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
}
