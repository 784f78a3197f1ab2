import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { formatAdvance, formatMark, formatPlace, formatRound, marks, type NamedRound, sayable } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { paper } from "#i18n/paper.ts";
import { print } from "#i18n/print.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Fate } from "#live/shown.ts";
import style from "./paper.module.css";
import { Paper, type PaperMeet, Sheet } from "./paper.tsx";
import { PersonName } from "./person-name.tsx";

interface Person {
  id: string;
  bib: number | null;
  name: string;
  unit: string;
}
interface Round {
  id: string;
  number: number;
  name: NamedRound;
  advance: { perHeat: number; nextBest: number } | null;
  waiting: number;
  lines: (Person & { heat: number; place: number | null; mark: LaneMark; paper: boolean; fate: Fate })[];
}
interface EventOnPaper {
  event: { id: string; name: string; options: ScoringOptions };
  places: (Person & { place: number | null; shared: boolean; mark: LaneMark; paper: boolean; round: number })[];
  rounds: Round[];
}

interface Props {
  meet: PaperMeet;
  at: number;
  events: EventOnPaper[];
  choices: { id: string; name: string }[];
  event: string | null;
}

/** The results book: of every event the final places and every round, as far as it is official. */
export function ResultsPaper({ meet, at, events, choices, event }: Props) {
  const t = useT(print);
  const here = `/meets/${meet.id}/print/results`;
  const all = choices.map(({ id, name }) => ({ words: name, href: `${here}?event=${id}`, current: id === event }));
  return (
    <Paper
      title={t("results")}
      back={`/meets/${meet.id}/day`}
      choices={[{ words: t("everything"), href: here, current: event === null }, ...all]}
      none={events.length === 0 ? t("resultsNone") : null}
    >
      {events.map((one) => (
        <Sheet key={one.event.id} meet={meet} title={`${one.event.name} ${t("results")}`} facts={[]} at={at}>
          {one.places.length > 0 ? <Places of={one} /> : null}
          {one.rounds.map((round) => (
            <RoundTable key={round.id} round={round} options={one.event.options} />
          ))}
        </Sheet>
      ))}
    </Paper>
  );
}

function Places({ of: { places, rounds, event } }: { of: EventOnPaper }) {
  const t = useT(print);
  const say = useT(marks);
  const judged = rounds.some(({ name }) => typeof name === "object");
  const names = new Map(rounds.map((round) => [round.number, formatRound(round.name, round.number, say)]));
  return (
    <div className={style.group}>
      <h3>{t("finalPlaces")}</h3>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t("place")}</th>
            <Who />
            <th scope="col">{t("mark")}</th>
            {event.options.missesBreakTies ? <th scope="col">{t("misses")}</th> : null}
            {judged ? null : <th scope="col">{t("eliminatedIn")}</th>}
          </tr>
        </thead>
        <tbody>
          {places.map((one) => (
            <tr key={one.id}>
              <td>{one.place === null ? say("noPlace") : formatPlace(one.place, one.shared, say)}</td>
              <PersonCells one={one} />
              <MarkCell mark={one.mark} paper={one.paper} options={event.options} />
              <MissesCell mark={one.mark} options={event.options} />
              {judged ? null : <td>{names.get(one.round) ?? ""}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RoundTable({ round, options }: { round: Round; options: ScoringOptions }) {
  const t = useT(print);
  const tp = useT(panels);
  const say = useT(marks);
  const final = round.advance === null;
  // whoever appears alone has no place there
  const turns = typeof round.name === "object" && round.name.turns;
  return (
    <div className={style.group}>
      <h3>{formatRound(round.name, round.number, say)}</h3>
      {round.waiting > 0 ? <p>{t("waiting", { count: round.waiting })}</p> : null}
      {final ? null : <p className={style.facts}>{formatAdvance(round.advance, say)}</p>}
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{turns ? tp("turn") : t("heat")}</th>
            {turns ? null : <th scope="col">{t(final ? "place" : "inHeat")}</th>}
            <Who />
            <th scope="col">{t("mark")}</th>
            {options.missesBreakTies ? <th scope="col">{t("misses")}</th> : null}
            {final ? null : <th scope="col">{t("onward")}</th>}
          </tr>
        </thead>
        <tbody>
          {round.lines.map((one) => (
            <tr key={one.id}>
              <td>{one.heat}</td>
              {turns ? null : <td>{one.place ?? ""}</td>}
              <PersonCells one={one} />
              <MarkCell mark={one.mark} paper={one.paper} options={options} />
              <MissesCell mark={one.mark} options={options} />
              {final ? null : (
                <td className={one.fate === "out" || one.fate === "open" ? undefined : style.through}>
                  {say(`fateShort.${one.fate}`)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Who() {
  const t = useT(print);
  return (
    <>
      <th scope="col">{t("bib")}</th>
      <th scope="col">{t("name")}</th>
      <th scope="col">{t("unit")}</th>
    </>
  );
}

function PersonCells({ one }: { one: Person }) {
  return (
    <>
      <td>{one.bib ?? ""}</td>
      <td>
        <PersonName name={one.name} />
      </td>
      <td>{one.unit}</td>
    </>
  );
}

function MissesCell({ mark, options }: { mark: LaneMark; options: ScoringOptions }) {
  return options.missesBreakTies ? <td>{mark.outcome === "valid" ? mark.misses : ""}</td> : null;
}

function MarkCell({ mark, paper: typed, options }: { mark: LaneMark; paper: boolean; options: ScoringOptions }) {
  const t = useT(print);
  const words = useT(paper);
  return (
    <td className={style.mark}>
      {formatMark(sayable(mark, options), options, useT(marks))}
      {mark.corrected ? t("corrected") : ""}
      {typed ? words("paperMark") : ""}
    </td>
  );
}
