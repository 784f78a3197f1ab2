import { isBracket } from "#core/stages/structure.ts";
import type { StageView } from "#live/stage-view.ts";
import { BracketDrawing } from "#ui/bracket/bracket-drawing.tsx";
import { BracketList } from "#ui/bracket/bracket-list.tsx";
import { GroupTables } from "#ui/bracket/group-table.tsx";
import { SwissTable } from "#ui/bracket/swiss-table.tsx";
import desk from "./desk.module.css";

interface Props {
  view: StageView;
  /** the meet's id */
  meet: string;
  timeZone?: string;
}

/** A stage as a picture with a list of the same, or as its tables. */
export function StagePicture({ view, meet, timeZone }: Props) {
  const { played } = view;
  const hrefOf = (key: string) => {
    const heat = view.heats.get(key);
    return heat ? `/meets/${meet}/heats/${heat.id}` : null;
  };
  if (!isBracket(played.draw))
    return (
      <>
        {played.kind === "swiss" ? <SwissTable stage={view} /> : <GroupTables stage={view} />}
        <BracketList stage={view} hrefOf={hrefOf} timeZone={timeZone ?? null} fold />
      </>
    );
  return (
    <>
      <div className={desk.scroll}>
        <BracketDrawing stage={view} hrefOf={hrefOf} timeZone={timeZone ?? null} />
      </div>
      <BracketList stage={view} hrefOf={hrefOf} timeZone={timeZone ?? null} fold />
    </>
  );
}
