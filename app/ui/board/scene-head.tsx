import { board } from "#i18n/board.ts";
import { formatAdvance, formatHeat, formatRound, formatTime, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import type { EventRow } from "#live/protocol.ts";
import style from "./board.module.css";
import { Fit } from "./fit.tsx";
import type { Scene } from "./scenes.ts";
import { useClock } from "./use-clock.ts";

/** The event a scene is about; null for the ones that are about the whole meet. */
export function eventOf(scene: Scene): EventRow | null {
  if ("heat" in scene) return scene.heat.event;
  if ("round" in scene) return scene.round.event;
  return "event" in scene ? scene.event.event : null;
}

/** What is shown, in a pill, and of what. */
export function SceneTitle({ scene, meet }: { scene: Scene; meet: string }) {
  const t = useT(board);
  const m = useT(marks);
  const event = eventOf(scene);
  const part =
    "heat" in scene
      ? formatHeat(scene.heat.round, scene.heat.heat.number, m)
      : "round" in scene
        ? formatRound(scene.round.round.name, scene.round.round.number, m)
        : "";
  const title = scene.kind === "idle" ? meet : event ? [event.name, part].filter(Boolean).join(" · ") : t(scene.kind);
  return (
    <>
      {scene.kind === "idle" || !event ? null : (
        <span className={`${style.pill} ${style[scene.kind] ?? ""}`}>{t(scene.kind)}</span>
      )}
      <h1 className={style.title}>
        <Fit text={title} className={style.titleText} />
      </h1>
    </>
  );
}

/** The line under the header: how one goes on, whether it is official, where to go. */
export function SceneNote({ scene }: { scene: Scene }) {
  const t = useT(board);
  const m = useT(marks);
  const text =
    scene.kind === "standing"
      ? [
          formatAdvance(scene.round.round.advance, m),
          t(scene.round.round.state === "official" ? "official" : "provisional"),
        ]
          .filter(Boolean)
          .join(" · ")
      : scene.kind === "result"
        ? t(scene.heat.heat.state === "official" ? "official" : "provisional")
        : scene.kind === "call"
          ? t("callToArea")
          : scene.kind === "running"
            ? formatAdvance(scene.heat.round.advance, m)
            : scene.kind === "prizes"
              ? t("official")
              : "";
  return <Fit text={text || " "} className={style.note} />;
}

/** The running clock of a heat: what is left where it has a length, else what has gone by. */
export function HeatClock({ scene, first, offset }: { scene: Scene; first: number; offset: number }) {
  const t = useT(board);
  const now = useClock(first, offset, 100);
  if (scene.kind !== "running" || scene.heat.heat.startedAt === null) return null;
  const { durationMs } = scene.heat.event;
  const gone = Math.max(0, now - scene.heat.heat.startedAt);
  const shown = durationMs === null ? gone : Math.max(0, durationMs - gone);
  const reading = { direction: "less", precisionMs: durationMs === null ? 100 : 1000 } as const;
  return (
    <p className={style.heatClock}>
      <span className={style.heatClockLabel}>{t(durationMs === null ? "timeGone" : "timeLeft")}</span>
      <span className={style.heatClockTime}>{formatTime(shown, reading)}</span>
    </p>
  );
}
