import { type BoardTranslator, board } from "#i18n/board.ts";
import { clockTime } from "#i18n/clock.ts";
import { formatHeat, formatMark, type MarksTranslator, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayTier } from "#i18n/verdict-words.ts";
import type { Fate, LineMark, ShownEvent, ShownHeat } from "#live/shown.ts";
import { CourtCells } from "./court-cells.tsx";
import { Fit } from "./fit.tsx";
import { LateOrder, LateScore } from "./late-judged.tsx";
import style from "./line.module.css";
import type { BoardLine, LineOf } from "./lines.ts";
import { MedalCells } from "./medal-cells.tsx";
import { Place } from "./place.tsx";
import type { Change } from "./use-changes.ts";

const looks: Record<BoardLine["kind"], string | undefined> = {
  lane: style.rowLane,
  call: style.rowCall,
  standing: style.rowStanding,
  heat: style.rowHeat,
  court: style.rowCourt,
  table: style.rowTable,
  order: style.rowOrder,
  score: style.rowScore,
  prize: style.rowPrize,
  vacant: style.rowPrize,
  unit: style.rowUnit,
  medals: style.rowMedals,
  event: style.rowEvent,
};

const through: ReadonlySet<Fate> = new Set(["Q", "q", "ruling", "reserve", "clinched"]);

function Mark({ mark, event, t }: { mark: LineMark; event: ShownEvent; t: MarksTranslator }) {
  const plain = mark.outcome === "valid" || mark.outcome === "none";
  return <Fit text={formatMark(mark, event, t)} className={plain ? style.mark : style.failed} />;
}

function FateCell({ fate, t }: { fate: Fate; t: MarksTranslator }) {
  return <Fit text={t(`fateShort.${fate}`) || " "} className={through.has(fate) ? style.through : style.fate} />;
}

/** Name and unit: side by side, or the unit under the name where the screen is narrow. */
function Who({ name, unitName, record = false }: { name: string; unitName: string; record?: boolean }) {
  const t = useT(board);
  return (
    <span className={style.who}>
      <Fit text={name} className={style.name} />
      <span className={style.of}>
        <Fit text={unitName} className={style.unit} />
        {record ? <span className={style.record}>{t("newRecord")}</span> : null}
      </span>
    </span>
  );
}

function Moved({ change }: { change: Change | undefined }) {
  const t = useT(board);
  if (!change || change.by === 0) return <span className={style.moved} />;
  const by = Math.abs(change.by);
  return <span className={style.moved}>{change.by > 0 ? t("up", { by }) : t("down", { by })}</span>;
}

/** Whether a heat to come is called; else who meets in it, or how many there are. */
function HeatNote({ heat: { lanes, calledAt, match } }: { heat: ShownHeat }) {
  const t = useT(board);
  const m = useT(marks);
  if (calledAt !== null) return <Fit text={t("called")} className={style.on} />;
  const [a, b] = lanes;
  const words = match && a && b ? m("versus", { a: a.name, b: b.name }) : t("peopleCount", { count: lanes.length });
  return <Fit text={words} className={style.note} />;
}

function prizeNote({ prize, tier, before, shared }: LineOf<"prize">, t: BoardTranslator, m: MarksTranslator): string {
  if (tier) return sayTier(tier, m);
  if (prize !== null) return m("prizeClass", { prize });
  return before ? t("fromRoundBefore") : shared ? m("fateShort.tied") : " ";
}

interface CellProps {
  line: BoardLine;
  event: ShownEvent | null;
  change: Change | undefined;
}

function Cells({ line, event, change }: CellProps) {
  const t = useT(board);
  const m = useT(marks);
  switch (line.kind) {
    case "lane":
      return (
        <>
          <span className={style.badge}>{line.lane}</span>
          <Who name={line.name} unitName={line.unitName} record={line.record} />
          {event ? <Mark mark={line.mark} event={event} t={m} /> : null}
          {line.mark.outcome === "none" ? <span /> : <Place place={line.place} />}
          <FateCell fate={line.fate} t={m} />
        </>
      );
    case "call":
      return (
        <>
          <span className={style.badge}>{line.lane}</span>
          <Who name={line.name} unitName={line.unitName} />
          <span className={style.bib}>{line.bib}</span>
        </>
      );
    case "standing":
      return (
        <>
          <Place place={line.place} medals={line.final} />
          <Who name={line.name} unitName={line.unitName} />
          <span className={style.number}>{line.heat}</span>
          {event ? <Mark mark={line.mark} event={event} t={m} /> : null}
          {line.final ? null : <FateCell fate={line.fate} t={m} />}
          <Moved change={change} />
        </>
      );
    case "prize":
      return (
        <>
          <Place place={line.place} />
          <Who name={line.name} unitName={line.unitName} />
          {event && !event.met ? <Mark mark={line.mark} event={event} t={m} /> : <span />}
          <Fit text={prizeNote(line, t, m)} className={style.note} />
        </>
      );
    case "order":
      return event ? <LateOrder line={line} event={event} /> : null;
    case "score":
      return event ? <LateScore line={line} event={event} /> : null;
    case "vacant":
      return (
        <>
          <Place place={line.place} />
          <Fit text={t("vacant")} className={style.unit} />
        </>
      );
    case "unit":
    case "medals":
      return <MedalCells line={line} moved={<Moved change={change} />} />;
    case "event":
      return (
        <>
          <span className={style.time}>{clockTime(line.at, line.timeZone)}</span>
          <span className={style.who}>
            <Fit text={line.name} className={style.name} />
            <Fit text={line.venue || " "} className={style.unit} />
          </span>
          <Fit text={t(`event.${line.state}`) || " "} className={line.state === "on" ? style.on : style.note} />
        </>
      );
    case "heat":
      return (
        <>
          <span className={style.who}>
            <Fit text={line.event.name} className={style.name} />
            <Fit text={formatHeat(line.round, line.heat.number, m, line.heat.match)} className={style.unit} />
          </span>
          <HeatNote heat={line.heat} />
        </>
      );
    case "court":
      return <CourtCells line={line} />;
    case "table":
      return (
        <>
          <Place place={line.place} medals={false} />
          <Who name={line.name} unitName={line.unitName} />
          {line.cells.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table stay where they are
            <Fit key={index} text={cell || " "} className={index === line.main ? style.mainCell : style.cell} />
          ))}
          {line.on ? <FateCell fate="Q" t={m} /> : <span />}
        </>
      );
  }
}

const isFaded = (line: BoardLine) =>
  line.kind === "event" ? line.state === "over" : "fate" in line && (line.fate === "out" || line.fate === "withdrawn");

/** One row of any scene; what changed of it lately is shown in yellow with an arrow and how far it moved. */
export function BoardRowView({ line, event, change }: CellProps) {
  const look = line.kind === "standing" && line.final ? style.rowFinal : looks[line.kind];
  const names = [style.row, look, change?.own && style.changed, isFaded(line) && style.out];
  return (
    <li
      className={names.filter(Boolean).join(" ")}
      style={line.kind === "score" ? { "--parts": line.parts.length } : undefined}
      data-key={line.key}
    >
      <Cells line={line} event={event} change={change} />
    </li>
  );
}
