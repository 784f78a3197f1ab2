import type { UnitId } from "#core/ids.ts";
import type { StageMatch } from "#core/stages/play.ts";
import { sayMatch } from "#i18n/match-words.ts";
import type { StageView } from "#live/stage-view.ts";
import style from "./bracket-list.module.css";
import { captionOf, gamesOf, isRunning, type SeatShown, seatsOf } from "./seats.ts";
import { useMatchWords } from "./words.ts";

function Seat({ seat }: { seat: SeatShown }) {
  const { t } = useMatchWords();
  return (
    <span className={seat.winner ? style.winner : style.seat}>
      <span className={style.tick}>
        {seat.winner ? (
          <>
            <span aria-hidden="true">✓</span>
            <span className="visually-hidden">{t("won")}</span>
          </>
        ) : null}
      </span>
      <span className={seat.own ? style.own : undefined}>
        <span className={seat.entrant === null ? style.waiting : style.name}>{seat.name}</span>{" "}
        {seat.seed === null ? null : <span className={style.small}>[{t("seed", { seed: seat.seed })}] </span>}
        {seat.unitName ? <span className={style.small}>{seat.unitName}</span> : null}
      </span>
      <span className={style.score}>
        {seat.ending ? <span className={style.small}>{seat.ending} </span> : null}
        {seat.score}
      </span>
    </span>
  );
}

export interface MatchLineProps {
  stage: StageView;
  match: StageMatch;
  unit: UnitId | null;
  timeZone: string | null;
  href: string | null;
}

/** A match on a line of a list: its name, how far it is, the two and what they have. */
export function MatchLine({ stage, match, unit, timeZone, href }: MatchLineProps) {
  const words = useMatchWords();
  const [one, other] = seatsOf(stage, match, unit, words);
  const caption = captionOf(stage, match, timeZone, words).join(" · ");
  const games = gamesOf(stage, match);
  const name = sayMatch(stage.played, match, words);
  return (
    <li className={style.match} data-match={match.key}>
      <span className={style.about}>
        {href === null ? <span>{name}</span> : <a href={href}>{name}</a>}
        {caption ? <span className={isRunning(stage, match) ? style.running : undefined}>{caption}</span> : null}
      </span>
      <Seat seat={one} />
      <span className="visually-hidden">{words.t("versus")}</span>
      <Seat seat={other} />
      {games ? <span className={style.games}>{games}</span> : null}
    </li>
  );
}
