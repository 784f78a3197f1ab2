import type { EntrantId, UnitId } from "#core/ids.ts";
import type { StageMatch } from "#core/stages/play.ts";
import type { StageView } from "#live/stage-view.ts";
import style from "./bracket-list.module.css";
import { MatchLine } from "./match-line.tsx";
import { useMatchWords } from "./words.ts";

const stands = ({ seats }: StageMatch, id: EntrantId): boolean =>
  seats.some((seat) => seat.kind === "known" && seat.id === id);

interface Props {
  stage: StageView;
  unit: UnitId;
  hrefOf?: ((match: string) => string | null) | null;
  timeZone?: string | null;
  level?: 3 | 4;
}

/** The way of a unit's people through a stage: everybody's matches one after the other. */
export function UnitPath({ stage, unit, hrefOf = null, timeZone = null, level = 3 }: Props) {
  const { t } = useMatchWords();
  const Heading = `h${level}` as const;
  const own = [...stage.people.values()]
    .filter((person) => person.unit === unit)
    .map((person) => ({
      ...person,
      matches: stage.played.matches.filter((match) => match.status !== "closed" && stands(match, person.entrant)),
    }))
    .filter(({ matches }) => matches.length > 0);
  return (
    <section className={style.path}>
      <Heading className={style.heading}>{t("ownPath")}</Heading>
      {own.length === 0 ? <p className={style.waiting}>{t("ownNobody")}</p> : null}
      {own.map(({ entrant, name, matches }) => (
        <div key={entrant} className={style.part}>
          {own.length > 1 || matches.length > 1 ? <p className={style.name}>{name}</p> : null}
          <ul className={style.matches}>
            {matches.map((match) => (
              <MatchLine key={match.key} {...{ stage, match, unit, timeZone }} href={hrefOf?.(match.key) ?? null} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
