import type { UnitId } from "#core/ids.ts";
import type { MatchTranslators } from "#i18n/match-words.ts";
import type { StageView } from "#live/stage-view.ts";
import style from "./bracket-drawing.module.css";
import { type Fitted, fitLine, fitName, type Line, widthOf } from "./fit.ts";
import { type ByeLine, captionHeight, type MatchBox, seatHeight } from "./layout.ts";
import { captionOf, isRunning, type SeatShown, seatsOf } from "./seats.ts";

const nameSize = 16;
const scoreSize = 16;
const endingSize = 12;
const seedRoom = 20;
const edge = 8;
const tickRoom = 18;

interface TextProps {
  line: Line;
  x: number;
  y: number;
  anchor?: "start" | "middle" | "end";
  className?: string | undefined;
}

/** One line of words; where letters turn out wider than reckoned they are pressed into their room. */
export function FittedText({ line: { words, size, pressed }, x, y, anchor = "start", className }: TextProps) {
  return (
    <text
      {...{ x, y, className }}
      fontSize={size}
      textAnchor={anchor}
      {...(pressed === null ? {} : { textLength: pressed, lengthAdjust: "spacingAndGlyphs" as const })}
    >
      {words}
    </text>
  );
}

/** A name with its unit, in the middle of a line of `seatHeight`. */
function Who({
  fitted: { name, unit },
  x,
  y,
  right,
  className,
}: {
  fitted: Fitted;
  x: number;
  y: number;
  right: number;
  className: string | undefined;
}) {
  const middle = y + seatHeight / 2;
  const [first, second] = name;
  const under = unit?.below ? unit : second;
  // of two lines each has its share of the height, of one it is in the middle
  const high = under ? (seatHeight * (first?.size ?? 0)) / ((first?.size ?? 0) + under.size) : seatHeight;
  const above = y + high / 2 + (first?.size ?? 0) * 0.37;
  const below = under ? y + high + (seatHeight - high) / 2 + under.size * 0.37 - 1 : middle;
  return (
    <>
      {first ? <FittedText line={first} x={x} y={above} className={className} /> : null}
      {second ? <FittedText line={second} x={x} y={below} className={className} /> : null}
      {unit ? (
        unit.below ? (
          <FittedText line={unit} x={x} y={below} className={style.unit} />
        ) : (
          <FittedText line={unit} x={right} y={middle + unit.size * 0.36} anchor="end" className={style.unit} />
        )
      ) : null}
    </>
  );
}

function Seed({ seed, x, y }: { seed: number | null; x: number; y: number }) {
  return seed === null ? null : (
    <FittedText
      line={fitLine(String(seed), 11, seedRoom - 4)}
      x={x}
      y={y + seatHeight / 2 + 4}
      className={style.seed}
    />
  );
}

function Seat({
  seat,
  x,
  y,
  width,
  seeded,
}: {
  seat: SeatShown;
  x: number;
  y: number;
  width: number;
  seeded: boolean;
}) {
  const scoreWidth = widthOf(seat.score) * scoreSize;
  const endingWidth = widthOf(seat.ending) * endingSize;
  const right = Math.max(14, scoreWidth) + (seat.ending ? endingWidth + 4 : 0) + edge;
  const tick = seat.winner ? tickRoom : 0;
  const left = edge + (seeded ? seedRoom : 0);
  const room = width - left - right - tick - 6;
  const base = y + seatHeight / 2 + scoreSize * 0.36;
  const waiting = seat.entrant === null;
  const fitted = waiting ? fitName(seat.name, "", 13, room) : fitName(seat.name, seat.unitName, nameSize, room);
  const tickAt = x + width - right - tickRoom + 2;
  return (
    <>
      {seat.own ? <rect x={x} y={y + 2} width={5} height={seatHeight - 4} className={style.ownMark} /> : null}
      <Seed seed={seat.seed} x={x + edge} y={y} />
      <Who
        {...{ fitted, y }}
        x={x + left}
        right={x + left + room}
        className={waiting ? style.waiting : seat.winner ? style.winner : style.name}
      />
      {seat.winner ? <path d={`M${tickAt} ${y + 14}l4 5l8 -11`} className={style.tick} /> : null}
      {seat.score ? (
        <text
          x={x + width - edge}
          y={base}
          fontSize={scoreSize}
          textAnchor="end"
          className={seat.winner ? style.wonScore : style.score}
        >
          {seat.score}
        </text>
      ) : null}
      {seat.ending ? (
        <text
          x={x + width - edge - (seat.score ? Math.max(14, scoreWidth) + 4 : 0)}
          y={y + seatHeight / 2 + endingSize * 0.36}
          fontSize={endingSize}
          textAnchor="end"
          className={style.ending}
        >
          {seat.ending}
        </text>
      ) : null}
    </>
  );
}

interface BoxProps {
  box: MatchBox;
  view: StageView;
  unit: UnitId | null;
  seeded: boolean;
  timeZone: string | null;
  href: string | null;
  words: MatchTranslators;
}

/** A match: where and how far it is, and under it the two with what they have. */
export function MatchBoxDrawn({ box, view, unit, seeded, timeZone, href, words }: BoxProps) {
  const { x, y, width, height, match } = box;
  const [one, other] = seatsOf(view, match, unit, words);
  const running = isRunning(view, match);
  const caption = captionOf(view, match, timeZone, words).join(" · ");
  const live = running ? 12 : 0;
  const closed = match.status === "closed" || match.status === "empty";
  const drawn = (
    <g data-match={match.key}>
      <rect
        {...{ x, y, width, height }}
        rx={4}
        className={running ? style.runningBox : closed ? style.closedBox : style.box}
      />
      <line x1={x} x2={x + width} y1={y + seatHeight} y2={y + seatHeight} className={style.between} />
      {running ? <circle cx={x + 6} cy={y - captionHeight / 2 + 1} r={4} className={style.live} /> : null}
      {caption ? (
        <FittedText
          line={fitLine(caption, 11.5, width - live - 4)}
          x={x + 2 + live}
          y={y - 4}
          className={running ? style.runningCaption : style.caption}
        />
      ) : null}
      <Seat seat={one} {...{ x, y, width, seeded }} />
      <Seat seat={other} {...{ x, width, seeded }} y={y + seatHeight} />
    </g>
  );
  return href === null ? (
    drawn
  ) : (
    <a href={href} tabIndex={-1} className={style.linked}>
      {drawn}
    </a>
  );
}

/** Somebody who has no opponent here: a line that passes through. */
export function ByeBox({
  line,
  view,
  unit,
  seeded,
  words,
}: {
  line: ByeLine;
  view: StageView;
  unit: UnitId | null;
  seeded: boolean;
  words: MatchTranslators;
}) {
  const { x, y, width, height, bye } = line;
  const person = bye.seat.kind === "known" ? view.people.get(bye.seat.id) : undefined;
  const said = words.t("bye");
  const left = edge + (seeded ? seedRoom : 0);
  const room = width - left - widthOf(said) * endingSize - edge - 8;
  const fitted = person ? fitName(person.name, "", 15, room) : null;
  const own = person !== undefined && person.unit === unit;
  const unitName = person && person.unitName !== person.name ? person.unitName : "";
  return (
    <g data-bye={line.id}>
      <line x1={x} x2={x + width} y1={y + height - 2} y2={y + height - 2} className={style.passed} />
      <line x1={x + width} x2={x + width} y1={y + height / 2} y2={y + height - 2} className={style.passed} />
      {own ? <rect x={x} y={y + 2} width={5} height={height - 6} className={style.ownMark} /> : null}
      <Seed seed={person?.seed ?? null} x={x + edge} y={y - 1} />
      {fitted && person ? (
        <Who
          fitted={fitName(person.name, unitName, 15, room)}
          x={x + left}
          y={y - 1}
          right={x + left + room}
          className={style.name}
        />
      ) : null}
      <text x={x + width - edge} y={y + height / 2 + 3} fontSize={endingSize} textAnchor="end" className={style.ending}>
        {said}
      </text>
    </g>
  );
}
