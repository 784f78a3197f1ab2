import type { UnitId } from "#core/ids.ts";
import type { StageMatch } from "#core/stages/play.ts";
import { formatRound } from "#i18n/marks.ts";
import { type MatchTranslators, sayColumn, saySlot } from "#i18n/match-words.ts";
import type { StageView } from "#live/stage-view.ts";
import style from "./bracket-list.module.css";
import { MatchLine } from "./match-line.tsx";
import { useMatchWords } from "./words.ts";

/** Matches that stand under one heading, with those who rest beside them. */
interface Part {
  name: string;
  matches: StageMatch[];
  byes: string[];
  /** nothing of it is left to play */
  done: boolean;
}

function partsOf({ played, people }: StageView, words: MatchTranslators): Part[] {
  const parts = new Map<string, Part>();
  const byColumns = played.kind === "groups" || played.kind === "swiss";
  const nameOf = (match: StageMatch): string =>
    byColumns ? formatRound("round", match.column, words.m) : sayColumn(played, match, words);
  for (const match of played.matches) {
    const name = nameOf(match);
    const part = parts.get(name) ?? { name, matches: [], byes: [], done: true };
    part.matches.push(match);
    part.done &&= match.status !== "ready" && match.status !== "waiting";
    parts.set(name, part);
  }
  for (const { column, seat, slot } of played.byes) {
    const part = [...parts.values()].find(({ matches }) => matches.some((one) => one.column === column));
    const said = seat.kind === "known" ? people.get(seat.id)?.name : saySlot(played, slot, words);
    if (said) part?.byes.push(said);
  }
  return [...parts.values()];
}

/** What is open at first: what is being played or comes next; where all is over the last of it. */
const current = (parts: readonly Part[]): Part | undefined => parts.find(({ done }) => !done) ?? parts.at(-1);

interface Props {
  stage: StageView;
  unit?: UnitId | null;
  hrefOf?: ((match: string) => string | null) | null;
  timeZone?: string | null;
  /** of the headings */
  level?: 3 | 4;
  /** rounds open one by one, the current one at first: for phones */
  fold?: boolean;
}

/** All matches of a stage in words, round by round: what the drawing shows, for ears, keyboards and small screens. */
export function BracketList({ stage, unit = null, hrefOf = null, timeZone = null, level = 3, fold = false }: Props) {
  const words = useMatchWords();
  const parts = partsOf(stage, words);
  const open = current(parts);
  const Heading = `h${level}` as const;
  const content = ({ matches, byes }: Part) => (
    <>
      <ul className={style.matches}>
        {matches.map((match) => (
          <MatchLine key={match.key} {...{ stage, match, unit, timeZone }} href={hrefOf?.(match.key) ?? null} />
        ))}
      </ul>
      {byes.length > 0 ? (
        <p className={style.byes}>{words.t("byes", { names: byes.join(words.t("nameJoin")) })}</p>
      ) : null}
    </>
  );
  return (
    <div className={style.list} data-stage-list={stage.number}>
      {parts.map((part) =>
        fold ? (
          <details key={part.name} open={part === open}>
            <summary className={style.summary}>{part.name}</summary>
            {content(part)}
          </details>
        ) : (
          <section key={part.name} className={style.part}>
            <Heading className={style.heading}>{part.name}</Heading>
            {content(part)}
          </section>
        ),
      )}
    </div>
  );
}
