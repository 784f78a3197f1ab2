import type { UnitId } from "#core/ids.ts";
import { isBracket } from "#core/stages/structure.ts";
import { sayStage } from "#i18n/match-words.ts";
import type { StageView } from "#live/stage-view.ts";
import { BracketDrawing } from "./bracket-drawing.tsx";
import { BracketList } from "./bracket-list.tsx";
import { GroupTables } from "./group-table.tsx";
import style from "./stage-figure.module.css";
import { SwissTable } from "./swiss-table.tsx";
import { UnitPath } from "./unit-path.tsx";
import { useMatchWords } from "./words.ts";

interface Props {
  stage: StageView;
  /** how many stages there are: an only one needs no number */
  of?: number;
  unit?: UnitId | null;
  hrefOf?: ((match: string) => string | null) | null;
  timeZone?: string | null;
  /** of its title; what is in it stands one below */
  level?: 2 | 3;
  /** rounds open one by one */
  fold?: boolean;
  /** what is read first: the drawing where there is room, else the list */
  first?: "drawing" | "list";
}

/** All of a stage: its tables or its bracket, the unit's own way, and every match as a list. */
export function StageFigure({ stage, of = 1, unit = null, hrefOf = null, timeZone = null, ...look }: Props) {
  const { level = 2, fold = false, first = "drawing" } = look;
  const { t } = useMatchWords();
  const { played, id } = stage;
  const Heading = `h${level}` as const;
  const under = level === 2 ? 3 : 4;
  const kind = sayStage(played, t);
  const name = of > 1 ? t("stageNumber", { number: stage.number, name: kind }) : kind;
  const shown = { stage, unit, hrefOf, timeZone };
  const picture = isBracket(played.draw) ? (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={style.wide} tabIndex={0} aria-label={t("bracket")}>
      <BracketDrawing {...shown} />
    </section>
  ) : null;
  return (
    <section className={style.stage} aria-labelledby={`stage-${id}`} data-stage={stage.number}>
      <Heading id={`stage-${id}`}>{name}</Heading>
      {unit === null ? null : <UnitPath {...shown} unit={unit} level={under} />}
      {played.kind === "groups" ? <GroupTables stage={stage} unit={unit} /> : null}
      {played.kind === "swiss" ? <SwissTable stage={stage} unit={unit} /> : null}
      {first === "drawing" ? picture : null}
      <BracketList {...shown} level={under} fold={fold} />
      {first === "list" && picture ? (
        <>
          <p className={style.hint}>{t("widePicture")}</p>
          {picture}
        </>
      ) : null}
    </section>
  );
}
