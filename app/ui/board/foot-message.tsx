import { board } from "#i18n/board.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { type HeatView, nextHeats, type Programme, runningHeats } from "#live/programme.ts";
import style from "./board.module.css";
import { Fit } from "./fit.tsx";

const messageMs = 6000;

/** One line that takes turns: what is on, who is called. */
export function FootMessage({ programme, now }: { programme: Programme; now: number }) {
  const t = useT(board);
  const m = useT(marks);
  const named = ({ event, round, heat }: HeatView) => `${event.name} ${formatHeat(round, heat.number, m, heat.match)}`;
  const events = programme.events.length;
  const messages = [
    ...(programme.meet?.notice ? [programme.meet.notice] : []),
    ...runningHeats(programme).map((heat) => `${t("nowRunning")} ${named(heat)}`),
    ...nextHeats(programme)
      .slice(0, events)
      .map((heat) => `${named(heat)} ${t(heat.heat.calledAt === null ? "nextUp" : "nextCalled")}`),
  ];
  const text = messages[Math.floor(now / messageMs) % Math.max(1, messages.length)] ?? t("noneCalled");
  return <Fit text={text} className={style.message} />;
}
