import { board } from "#i18n/board.ts";
import { formatHeat, formatMark, type MarksTranslator, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Fate, LineMark, ShownEvent } from "#live/shown.ts";
import { Fit } from "./fit.tsx";
import style from "./line.module.css";
import type { BoardLine } from "./lines.ts";
import type { Change } from "./use-changes.ts";

const looks: Record<BoardLine["kind"], string | undefined> = {
  lane: style.rowLane,
  call: style.rowCall,
  standing: style.rowStanding,
  heat: style.rowHeat,
  prize: style.rowPrize,
  vacant: style.rowVacant,
};

const through: ReadonlySet<Fate> = new Set(["Q", "q", "ruling", "reserve"]);

function Mark({ mark, event, t }: { mark: LineMark; event: ShownEvent; t: MarksTranslator }) {
  const plain = mark.outcome === "valid" || mark.outcome === "none";
  return <Fit text={formatMark(mark, event, t)} className={plain ? style.mark : style.failed} />;
}

/** The place as a medal for the first three, a plain number after them. */
function Place({ place, medals = true }: { place: number | null; medals?: boolean }) {
  if (place === null) return <span className={style.place}>–</span>;
  const medal = medals && [style.gold, style.silver, style.bronze][place - 1];
  return <span className={[style.place, medal].filter(Boolean).join(" ")}>{place}</span>;
}

function FateCell({ fate, t }: { fate: Fate; t: MarksTranslator }) {
  return <Fit text={t(`fateShort.${fate}`) || " "} className={through.has(fate) ? style.through : style.fate} />;
}

function Moved({ change }: { change: Change | undefined }) {
  const t = useT(board);
  if (!change || change.by === 0) return <span className={style.moved} />;
  const by = Math.abs(change.by);
  return <span className={style.moved}>{change.by > 0 ? t("up", { by }) : t("down", { by })}</span>;
}

function Cells({ line, event, change }: { line: BoardLine; event: ShownEvent | null; change: Change | undefined }) {
  const t = useT(board);
  const m = useT(marks);
  switch (line.kind) {
    case "lane":
      return (
        <>
          <span className={style.badge}>{line.lane}</span>
          <span className={style.who}>
            <Fit text={line.name} className={style.name} />
            <Fit text={line.unitName} className={style.under} />
          </span>
          {event ? <Mark mark={line.mark} event={event} t={m} /> : null}
          <Place place={line.place} />
          <FateCell fate={line.fate} t={m} />
        </>
      );
    case "call":
      return (
        <>
          <span className={style.badge}>{line.lane}</span>
          <Fit text={line.name} className={style.called} />
          <Fit text={line.unitName} className={style.calledUnit} />
        </>
      );
    case "standing":
      return (
        <>
          <Place place={line.place} medals={line.final} />
          <Fit text={line.name} className={style.name} />
          <Fit text={line.unitName} className={style.unit} />
          <span className={style.number}>{line.heat}</span>
          {event ? <Mark mark={line.mark} event={event} t={m} /> : null}
          <FateCell fate={line.fate} t={m} />
          <Moved change={change} />
        </>
      );
    case "prize":
      return (
        <>
          <Place place={line.place} />
          <Fit text={line.name} className={style.name} />
          <Fit text={line.unitName} className={style.unit} />
          {event ? <Mark mark={line.mark} event={event} t={m} /> : null}
          <Fit
            text={line.before ? t("fromRoundBefore") : line.shared ? m("fateShort.tied") : " "}
            className={style.note}
          />
        </>
      );
    case "vacant":
      return (
        <>
          <Place place={line.place} />
          <Fit text={t("vacant")} className={style.unit} />
        </>
      );
    case "heat":
      return (
        <>
          <Fit text={line.event.name} className={style.name} />
          <Fit text={formatHeat(line.round, line.number, m)} className={style.unit} />
          <Fit text={t("peopleCount", { count: line.people })} className={style.note} />
        </>
      );
  }
}

/** One row of any scene; what changed of it lately is shown in yellow with an arrow and how far it moved. */
export function BoardRowView({
  line,
  event,
  change,
}: {
  line: BoardLine;
  event: ShownEvent | null;
  change: Change | undefined;
}) {
  const out = "fate" in line && (line.fate === "out" || line.fate === "withdrawn");
  const names = [style.row, looks[line.kind], change?.own && style.changed, out && style.out].filter(Boolean).join(" ");
  return (
    <li className={names} data-key={line.key}>
      <Cells line={line} event={event} change={change} />
    </li>
  );
}
