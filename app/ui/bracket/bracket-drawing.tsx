import type { UnitId } from "#core/ids.ts";
import { idOf } from "#core/matches/play.ts";
import { sayColumn } from "#i18n/match-words.ts";
import type { StageView } from "#live/stage-view.ts";
import style from "./bracket-drawing.module.css";
import { fitLine } from "./fit.ts";
import { type BracketLayout, bracketLayout, type Link, titleHeight } from "./layout.ts";
import { ByeBox, FittedText, MatchBoxDrawn } from "./match-box.tsx";
import type { BracketSection } from "./sections.ts";
import { useMatchWords } from "./words.ts";

interface Props {
  stage: StageView;
  /** a part of it; all without */
  section?: BracketSection | null;
  /** width through height of the room it fills; without, it is as large as its letters ask */
  ratio?: number | null;
  /** whose way is shown in bold */
  unit?: UnitId | null;
  /** where a match leads to; for pointers, as the list has the same links for the keyboard */
  hrefOf?: ((match: string) => string | null) | null;
  timeZone?: string | null;
  /** what it is, where no list with the same content stands beside it */
  label?: string | null;
}

/** Where winners of the unit went: from box to box. */
function ownLinks({ boxes, byes, links }: BracketLayout, { people }: StageView, unit: UnitId | null): Set<Link> {
  const out = new Map(
    [
      ...boxes.map(({ id, match: { result, seats, status } }) => {
        const straight = status === "walkover" ? seats.find((seat) => seat.kind === "known") : undefined;
        return [id, result?.winner ?? (straight ? idOf(straight) : null)] as const;
      }),
      ...byes.map(({ id, bye: { seat } }) => [id, idOf(seat)] as const),
    ].flatMap(([id, entrant]) => (entrant === null ? [] : [[id, entrant] as const])),
  );
  const isOwn = ({ from }: Link) => {
    const entrant = out.get(from);
    return unit !== null && entrant !== undefined && people.get(entrant)?.unit === unit;
  };
  return new Set(links.filter(isOwn));
}

const drawn = ({ points }: Link): string => points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");

/**
 * A bracket as a picture: boxes of two, lines to where the winner goes on. For desk, boards, phones and paper; readable without
 * script and without colour. Names are set smaller or in two lines, never cut off.
 */
export function BracketDrawing(props: Props) {
  const { stage, section = null, ratio = null, unit = null, hrefOf = null, timeZone = null, label = null } = props;
  const words = useMatchWords();
  const layout = bracketLayout(stage.played, { only: section?.keys ?? null, ratio });
  const { boxes, byes, links, titles } = layout;
  if (boxes.length + byes.length === 0) return null;
  const seeded = [...stage.people.values()].some(({ seed }) => seed !== null);
  const own = ownLinks(layout, stage, unit);
  const [width, height] = [layout.width + 4, layout.height + 4];
  const size =
    ratio === null ? { width: `${width / 16}em`, height: `${height / 16}em` } : { width: "100%", height: "100%" };
  return (
    <svg
      className={style.drawing}
      viewBox={`-2 -2 ${width} ${height}`}
      {...size}
      role="img"
      aria-hidden={label === null}
      aria-label={label ?? undefined}
    >
      {titles.map(({ x, y, width: room, match }) => (
        <FittedText
          key={`${x} ${y}`}
          line={fitLine(sayColumn(stage.played, match, words), 14, room)}
          x={x + room / 2}
          y={y + titleHeight - 11}
          anchor="middle"
          className={style.title}
        />
      ))}
      {links.map((link) => (
        <path key={`${link.from} ${link.to}`} d={drawn(link)} className={own.has(link) ? style.ownLink : style.link} />
      ))}
      {byes.map((line) => (
        <ByeBox key={line.id} line={line} view={stage} unit={unit} seeded={seeded} words={words} />
      ))}
      {boxes.map((box) => (
        <MatchBoxDrawn
          key={box.id}
          {...{ box, unit, seeded, timeZone, words }}
          view={stage}
          href={hrefOf?.(box.match.key) ?? null}
        />
      ))}
    </svg>
  );
}
