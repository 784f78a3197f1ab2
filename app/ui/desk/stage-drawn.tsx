import { Form } from "@remix-run/react";
import { columnName } from "#core/rounds/plan.ts";
import { formatRound, marks } from "#i18n/marks.ts";
import { sayStage } from "#i18n/match-words.ts";
import { matches } from "#i18n/matches-at-once.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import type { StageView } from "#live/stage-view.ts";
import { Button } from "#ui/base/button.tsx";
import desk from "./desk.module.css";
import { StagePicture } from "./stage-picture.tsx";

interface SlotShown {
  name: string;
  group: string | null;
  number: number;
}

export interface StageDrawnShown {
  view: StageView;
  lot: { edition: string; seed: string; separate: boolean; cost: number; least: number } | null;
  roundSeeds: readonly string[];
  repeatable: boolean;
  meetings: { unitName: string; group: string | null; column: number | null; names: string[] }[];
  ceremony: { revealed: number; of: number; last: SlotShown | null; coming: SlotShown | null } | null;
}

interface Props {
  meet: string;
  stage: StageDrawnShown;
  op: string;
}

/** One stage as it is drawn: how it came about, what it costs, who meets early, and the way to everybody's eyes. */
export function StageDrawn({ meet, stage, op }: Props) {
  const { view } = stage;
  const t = useT(stages);
  const tm = useT(matches);
  const name = tm("stageNumber", { number: view.number, name: sayStage(view.played, tm) });
  return (
    <section className={desk.panel} aria-labelledby={`stage-${view.number}`}>
      <div className={desk.head}>
        <h2 id={`stage-${view.number}`}>{name}</h2>
        <span className={desk.tag}>{t(`state.${view.state}`)}</span>
      </div>
      <Facts stage={stage} />
      {view.number === 1 || view.state === "drawn" || view.state === "ceremony" ? (
        <Telling stage={stage} op={op} />
      ) : null}
      <StagePicture view={view} meet={meet} />
    </section>
  );
}

function Facts({ stage }: { stage: StageDrawnShown }) {
  const t = useT(stages);
  const say = useT(marks);
  const { lot, roundSeeds, meetings, repeatable, view } = stage;
  const { kind, columns } = view.played;
  const cost = lot && {
    words: !lot.separate
      ? t("notSeparated")
      : lot.cost === 0
        ? t("costNone")
        : lot.cost <= lot.least
          ? t("costBest", lot)
          : t("costMore", lot),
  };
  return (
    <>
      {lot ? (
        <p>
          <strong>{t("drawnFacts", lot)}</strong>
        </p>
      ) : null}
      {roundSeeds.map((seed, at) => (
        <p key={seed}>{t("roundSeed", { round: at + 1, seed })}</p>
      ))}
      {repeatable ? <p className={desk.ok}>✓ {t("repeatable")}</p> : null}
      {cost ? <p>{cost.words}</p> : null}
      {meetings.length > 0 ? (
        <details className={desk.fold} open>
          <summary>{t("meetings")}</summary>
          <ul className={desk.list}>
            {meetings.map(({ unitName: unit, group, column, names }) => {
              const joined = names.join(t("nameJoin"));
              const round = column === null ? "" : formatRound(columnName(kind, column, columns), column, say);
              return (
                <li key={`${unit}${group}${column}${joined}`}>
                  {group === null
                    ? t("meetingRound", { unit, round, names: joined })
                    : t("meetingGroup", { unit, group, names: joined })}
                </li>
              );
            })}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** The ceremony slot by slot, or everything at once. */
function Telling({ stage, op }: { stage: StageDrawnShown; op: string }) {
  const t = useT(stages);
  const { view, ceremony } = stage;
  const slot = ({ group, number }: SlotShown) =>
    group === null ? t("slotLine", { line: number }) : t("slotGroup", { group, number });
  const hidden = (
    <>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="stage" value={view.id} />
    </>
  );
  if (view.state === "drawn")
    return (
      <>
        <p className={desk.muted}>
          {ceremony ? t("ceremonyHint") : null} {t("publishHint")}
        </p>
        <Form method="post" className={desk.actions}>
          {hidden}
          <Button look="primary" name="intent" value="publish">
            {t("publish")}
          </Button>
          {ceremony ? (
            <Button name="intent" value="ceremony">
              {t("ceremonyStart")}
            </Button>
          ) : null}
        </Form>
      </>
    );
  if (view.state !== "ceremony" || !ceremony) return null;
  const { revealed, of, last, coming } = ceremony;
  return (
    <>
      <p aria-live="polite">
        <strong>{t("ceremonyAt", ceremony)}</strong>{" "}
        {last ? t("ceremonyLast", { name: last.name, slot: slot(last) }) : null}
      </p>
      {coming ? <p>{t("ceremonyComing", { name: coming.name, slot: slot(coming) })}</p> : null}
      <div className={desk.actions}>
        {revealed < of ? (
          <>
            <Reveal hidden={hidden} upTo={revealed + 1} look="primary" words={t("ceremonyNext")} />
            <Reveal hidden={hidden} upTo={of} look="plain" words={t("ceremonyAll")} />
          </>
        ) : null}
        <Form method="post">
          {hidden}
          <Button look={revealed < of ? "plain" : "primary"} name="intent" value="publish">
            {t("publishRest")}
          </Button>
        </Form>
      </div>
    </>
  );
}

interface RevealProps {
  hidden: React.ReactNode;
  upTo: number;
  look: "primary" | "plain";
  words: string;
}

function Reveal({ hidden, upTo, look, words }: RevealProps) {
  return (
    <Form method="post">
      {hidden}
      <input type="hidden" name="upTo" value={upTo} />
      <Button look={look} name="intent" value="reveal">
        {words}
      </Button>
    </Form>
  );
}
