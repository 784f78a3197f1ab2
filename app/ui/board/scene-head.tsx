import { board } from "#i18n/board.ts";
import { formatInstant } from "#i18n/instant.ts";
import { formatAdvance, formatHeat, formatMark, formatRound, formatTime, marks } from "#i18n/marks.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import type { ShownEvent } from "#live/shown.ts";
import style from "./board.module.css";
import { Fit } from "./fit.tsx";
import { isTurn } from "./judged-scenes.ts";
import { isAppearance, isMatch } from "./lines.ts";
import type { Scene } from "./scenes.ts";
import { useClock } from "./use-clock.ts";

/** The event a scene is about; null for the ones that are about the whole meet. */
export function eventOf(scene: Scene): ShownEvent | null {
  if ("heat" in scene) return scene.heat.event;
  if ("round" in scene) return scene.round.event;
  return "event" in scene ? scene.event.event : null;
}

const isHeld = (scene: Scene) => scene.kind === "result" && scene.heat.heat.state === "held";

/** The key of what a pill says. */
function wordsOf<Name extends string>(scene: Scene, name: Name) {
  if (isAppearance(scene)) {
    if (name === "held") return "waits" as const;
    return scene.kind === "result" ? ("turnResult" as const) : scene.kind === "start" ? ("turnNext" as const) : name;
  }
  if (scene.kind === "standing" && scene.round.event.judged) return "moduleStanding" as const;
  return name === "result" && isMatch(scene) ? ("matchResult" as const) : name;
}

/** What is shown, in a pill, and of what; under it how one goes on, whether it is official, where to go. */
export function SceneTitle({ scene, meet }: { scene: Scene; meet: string }) {
  const t = useT(board);
  const m = useT(marks);
  const event = eventOf(scene);
  const part =
    "heat" in scene
      ? formatHeat(scene.heat.round, scene.heat.heat.number, m, scene.heat.heat.match)
      : "round" in scene
        ? formatRound(scene.round.round.name, scene.round.round.number, m)
        : "group" in scene && scene.group !== ""
          ? t("group", { group: scene.group })
          : "";
  const name = isHeld(scene) ? "held" : scene.kind;
  const title = scene.kind === "idle" ? meet : event ? [event.name, part].filter(Boolean).join(" · ") : t(name);
  const words = wordsOf(scene, name);
  const { text, waiting } = useNote(scene);
  return (
    <>
      {event ? <span className={`${style.pill} ${style[name] ?? ""}`}>{t(words)}</span> : null}
      <div className={style.titles}>
        <h1 className={style.title}>
          <Fit text={title} className={style.titleText} />
        </h1>
        {text ? <Fit text={text} className={`${style.note} ${waiting ? style.waiting : ""}`} /> : null}
      </div>
    </>
  );
}

/** The line under the title; `waiting`: it is not official yet. */
function useNote(scene: Scene): { text: string; waiting: boolean } {
  const t = useT(board);
  const m = useT(marks);
  const language = useLanguage();
  const said = (parts: readonly string[], waiting = false) => ({ text: parts.filter(Boolean).join(" · "), waiting });
  const record = ({ record: held, ...event }: ShownEvent) => {
    if (!held) return "";
    const mark = formatMark({ outcome: "valid", value: held.value, fault: null }, event, m);
    return t("recordIs", { mark, holder: held.holder });
  };
  switch (scene.kind) {
    case "running":
      return said([formatAdvance(scene.heat.round.advance, m), record(scene.heat.event), scene.heat.heat.court ?? ""]);
    case "call":
      return said([t("callToArea"), scene.heat.heat.court ?? scene.heat.event.venue]);
    case "start":
      return said([
        scene.heat.heat.court ?? scene.heat.event.venue,
        formatAdvance(scene.heat.round.advance, m),
        record(scene.heat.event),
      ]);
    case "result": {
      const { state } = scene.heat.heat;
      if (state === "held") return said([t(isAppearance(scene) ? "waitsLong" : "heldLong")], true);
      return state === "official" ? said([t("official")]) : said([t("provisional")], true);
    }
    case "standing": {
      const { round, heats } = scene.round;
      const done = heats.filter(({ heat }) => heat.state === "official").length;
      const count = { done, of: heats.length };
      const state =
        round.state === "official" ? t("official") : t(isTurn(scene.round) ? "turnsDone" : "heatsDone", count);
      return said([formatAdvance(round.advance, m), state]);
    }
    case "totals":
    case "medals":
      return said([t("eventsDone", { done: scene.done, of: scene.of })]);
    case "timetable":
      return said([formatInstant(scene.day, scene.timeZone, language, "day")]);
    case "prizes":
      return said([t("official")]);
    case "tables": {
      const { over } = scene.stage.played;
      return over ? said([t("official")]) : said([]);
    }
    case "lots": {
      const { revealed, people } = scene.draw;
      return said([t("lotsDone", { done: Math.min(revealed, people.length), of: people.length })]);
    }
    case "order": {
      const { heats } = scene.round;
      const done = heats.filter(({ heat }) => heat.state === "official" || heat.state === "held").length;
      return said([scene.event.event.venue, t("turnsGone", { done, of: heats.length })]);
    }
    case "scores": {
      const over = scene.event.judged?.over === true;
      return over ? said([t("official")]) : said([t("asItStands")], true);
    }
    case "panel":
    case "bracket":
    case "courts":
    case "ceremony":
    case "notice":
    case "next":
    case "idle":
    case "test":
      return said([]);
  }
}

/** The running clock of a heat: what is left where it has a length, else what has gone by; none where a panel judges. */
export function HeatClock({ scene, first, offset }: { scene: Scene; first: number; offset: number }) {
  const t = useT(board);
  const now = useClock(first, offset, scene.kind === "running" ? 100 : 1000);
  if (scene.kind !== "running" || scene.heat.heat.startedAt === null || scene.heat.event.judged) return null;
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
