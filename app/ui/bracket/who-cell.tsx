import type { StagePersonShown } from "#live/stage-view.ts";
import style from "./tables.module.css";

/** Somebody of a table, with the unit where it is not named like its team. */
export function WhoCell({ person }: { person: StagePersonShown | undefined }) {
  return (
    <th scope="row" className={style.who}>
      {person?.name}{" "}
      {person && person.unitName !== person.name ? <span className={style.unit}>{person.unitName}</span> : null}
    </th>
  );
}
