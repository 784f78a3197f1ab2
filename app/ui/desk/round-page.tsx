import { Form } from "@remix-run/react";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { Fate } from "#core/standing/fates.ts";
import { type DayTranslator, day } from "#i18n/day.ts";
import {
  formatAdvance,
  formatHeatNumber,
  formatMark,
  formatPlace,
  formatRound,
  marks,
  type NamedRound,
  sayable,
} from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type DayAnswer, Ended } from "./refused.tsx";
import { RoundTies, type RulingShown, Rulings, type TieShown } from "./round-ties.tsx";
import { RoundWithdraw } from "./round-withdraw.tsx";
import { useFresh } from "./use-fresh.ts";

export interface Person {
  id: string;
  name: string;
  unitName: string;
  bib: number | null;
}

interface Props {
  meet: { id: string; slug: string };
  event: { id: string; name: string; options: ScoringOptions; tieAtCut: "all-in" | "decider" | "lot" };
  round: {
    id: string;
    number: number;
    name: NamedRound;
    state: "drawn" | "published" | "official";
    advance: { perHeat: number; nextBest: number } | null;
  };
  heats: { id: string; number: number; state: "scheduled" | "running" | "provisional" | "official" }[];
  standing: (Person & {
    heat: number;
    place: number | null;
    mark: LaneMark;
    fate: Fate;
  })[];
  ties: TieShown[];
  rulings: RulingShown[];
  mayRule: boolean;
  reserves: Person[];
  rosterDiffers: boolean;
  mayWithdraw: Person[];
  next: { id: string; name: NamedRound; number: number; state: "drawn" | "published" | "official" } | null;
  op: string;
  answer: (DayAnswer & { reserve?: string | null | undefined; skipped?: true | undefined }) | undefined;
}

function sayDone({ answer, mayWithdraw, standing }: Props, t: DayTranslator): string | null {
  if (!answer?.done) return null;
  if (answer.intent === "publish") return t("done_published");
  if (answer.intent === "rule") return t("done_ruled");
  if (answer.skipped) return t("done_skipped");
  const reserve = [...mayWithdraw, ...standing].find((one) => one.id === answer.reserve);
  return reserve ? t("done_reserve", { name: reserve.name }) : t("done_withdrawn");
}

/** A round: who is through and why, ties to rule, who moves up, and the way to the next round. */
export function RoundPage(props: Props) {
  const { meet, event, round, heats, ties, next, op, answer } = props;
  const t = useT(day);
  const tp = useT(panels);
  const say = useT(marks);
  useFresh(meet.slug);
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <div>
          <h1>{t("roundTitle", { event: event.name, round: formatRound(round.name, round.number, say) })}</h1>
          <p className={desk.muted}>{formatAdvance(round.advance, say)}</p>
        </div>
        <nav className={desk.actions} aria-label={t("heats")}>
          {typeof round.name === "object" ? (
            <a className={`${desk.link} ${desk.primary}`} href={`/meets/${meet.id}/events/${event.id}/panels`}>
              {tp("toPanels")}
            </a>
          ) : null}
          {heats.map((heat) => (
            <a key={heat.id} className={desk.link} href={`/meets/${meet.id}/heats/${heat.id}`}>
              {formatHeatNumber(round.name, heat.number, say)} · {say(`heatState.${heat.state}`)}
            </a>
          ))}
        </nav>
      </div>
      <Ended answer={answer} done={sayDone(props, t)} />
      {props.rosterDiffers ? <p className={desk.warn}>{t("rosterDiffers")}</p> : null}
      <RoundTies ties={ties} proposed={event.tieAtCut} op={op} answer={answer} />
      <Rulings rulings={props.rulings} mayRule={props.mayRule} op={op} answer={answer} />
      {next ? (
        <section className={desk.panel}>
          <div className={desk.head}>
            <h2>{t("nextRound", { round: formatRound(next.name, next.number, say) })}</h2>
            <div className={desk.actions}>
              <a className={desk.link} href={`/meets/${meet.id}/rounds/${next.id}`}>
                {t("open")}
              </a>
              {next.state === "drawn" ? (
                <Form method="post">
                  <input type="hidden" name="op" value={op} />
                  <input type="hidden" name="round" value={next.id} />
                  <Button look="primary" name="intent" value="publish">
                    {t("publish")}
                  </Button>
                </Form>
              ) : (
                <span className={desk.tag}>✓ {t("published")}</span>
              )}
            </div>
          </div>
        </section>
      ) : null}
      <Standing {...props} />
      <RoundWithdraw people={props.mayWithdraw} reserves={props.reserves} op={op} answer={answer} />
    </div>
  );
}

function Standing({ standing, event, round }: Props) {
  const t = useT(day);
  const tp = useT(panels);
  const say = useT(marks);
  // a module: everybody's mark, and who appears alone has no place of that
  const module = typeof round.name === "object" ? round.name : null;
  const shared = (one: Props["standing"][number]) =>
    standing.filter(({ place, heat }) => place === one.place && (round.name === "final" || heat === one.heat)).length >
    1;
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <caption>{t("standing")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("bib")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{module?.turns ? tp("turn") : t("heat")}</th>
            {module?.turns ? null : <th scope="col">{t("place")}</th>}
            <th scope="col">{t("mark")}</th>
            {module ? null : <th scope="col">{t("fate")}</th>}
          </tr>
        </thead>
        <tbody>
          {standing.map((one) => (
            <tr key={one.id} className={["Q", "q", "ruling", "reserve"].includes(one.fate) ? style.through : undefined}>
              <td>{one.bib ?? ""}</td>
              <td>{one.name}</td>
              <td>{one.unitName}</td>
              <td>{one.heat}</td>
              {module?.turns ? null : <td>{formatPlace(one.place, shared(one), say)}</td>}
              <td className={style.mark}>
                {formatMark(sayable(one.mark, event.options), event.options, say)}
                {one.mark.misses > 0 ? (
                  <span className={desk.small}> {say("misses", { count: one.mark.misses })}</span>
                ) : null}
              </td>
              {module ? null : <td>{one.fate === "open" ? "" : say(`fate.${one.fate}`)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
