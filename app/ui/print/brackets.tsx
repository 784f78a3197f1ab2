import { isBracket } from "#core/stages/structure.ts";
import { sayStage } from "#i18n/match-words.ts";
import { matches } from "#i18n/matches-at-once.ts";
import { print } from "#i18n/print.ts";
import { useT } from "#i18n/use-translator.ts";
import type { StageView } from "#live/stage-view.ts";
import { BracketDrawing } from "#ui/bracket/bracket-drawing.tsx";
import { BracketList } from "#ui/bracket/bracket-list.tsx";
import { GroupTables } from "#ui/bracket/group-table.tsx";
import { saySection } from "#ui/bracket/section-name.ts";
import { sections } from "#ui/bracket/sections.ts";
import { SwissTable } from "#ui/bracket/swiss-table.tsx";
import { useMatchWords } from "#ui/bracket/words.ts";
import style from "./brackets.module.css";
import facts from "./paper.module.css";
import { Paper, type PaperMeet, Sheet } from "./paper.tsx";

interface Props {
  meet: PaperMeet;
  at: number;
  events: { event: { id: string; name: string }; stages: StageView[] }[];
  choices: { id: string; name: string }[];
  event: string | null;
}

/** Width through height of what a sheet across leaves for a picture. */
const ratio = 270 / 120;

/** Brackets and tables on paper: a sheet across for every picture, and one for the tables of a stage with its matches. */
export function BracketsPaper({ meet, at, events, choices, event }: Props) {
  const t = useT(matches);
  const all = useT(print)("everything");
  const here = `/meets/${meet.id}/print/brackets`;
  const each = choices.map(({ id, name }) => ({ words: name, href: `${here}?event=${id}`, current: id === event }));
  return (
    <Paper
      title={t("printTitle")}
      back={`/meets/${meet.id}/day`}
      choices={[{ words: all, href: here, current: event === null }, ...each]}
      none={events.length === 0 ? t("printNone") : null}
      hint={t("printHint")}
    >
      {events.map((one) =>
        one.stages.map((stage) => (
          <StagePaper key={stage.id} {...{ meet, at, stage }} name={one.event.name} of={one.stages.length} />
        )),
      )}
    </Paper>
  );
}

interface StageOnPaper {
  meet: PaperMeet;
  at: number;
  stage: StageView;
  /** of the event */
  name: string;
  of: number;
}

function StagePaper({ meet, at, stage, name, of }: StageOnPaper) {
  const words = useMatchWords();
  const { t } = words;
  const { played } = stage;
  const kind = sayStage(played, t);
  const title = `${name} ${of > 1 ? t("stageNumber", { number: stage.number, name: kind }) : kind}`;
  if (!isBracket(played.draw))
    return (
      <div className={style.across}>
        <Sheet meet={meet} title={title} facts={[]} at={at}>
          {played.kind === "groups" ? <GroupTables stage={stage} /> : <SwissTable stage={stage} />}
          <BracketList stage={stage} timeZone={meet.timeZone} />
          <Seeds stage={stage} />
        </Sheet>
      </div>
    );
  return (
    <>
      {sections(played).map((section) => (
        <div key={[...section.keys].join()} className={style.across}>
          <Sheet meet={meet} title={`${title} ${saySection(played, section, words)}`.trim()} facts={[]} at={at}>
            <div className={style.picture}>
              <BracketDrawing {...{ stage, section, ratio }} timeZone={meet.timeZone} label={title} />
            </div>
            <Seeds stage={stage} />
          </Sheet>
        </div>
      ))}
    </>
  );
}

/** With what the draw can be made again. */
function Seeds({ stage: { played } }: { stage: StageView }) {
  const t = useT(matches);
  const { draw } = played;
  const lot = "lot" in draw ? draw.lot : null;
  const rounds =
    draw.kind === "redrawn" ? draw.seeds : draw.kind === "swiss" ? draw.drawn.map(({ seed }) => seed).slice(1) : [];
  const first = draw.kind === "swiss" ? 2 : 1;
  return (
    <p className={facts.facts}>
      {[
        ...(lot ? [t("drawSeed", { seed: lot.seed, edition: lot.edition })] : []),
        ...rounds.map((seed, i) => t("roundSeed", { round: i + first, seed })),
      ].join("　")}
    </p>
  );
}
