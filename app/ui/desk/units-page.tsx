import { unit } from "#i18n/unit.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./desk.module.css";
import { Said } from "./said.tsx";
import { problemAt, sayUnitDone, type UnitAnswer } from "./unit-answer.ts";
import { UnitPanel } from "./unit-panel.tsx";
import { AddUnit, PasteUnits } from "./units-add.tsx";
import { UnitsTable } from "./units-table.tsx";

export interface UnitShown {
  id: string;
  name: string;
  leader: string;
  phone: string;
  link: string;
  people: number;
  entries: number;
  bibs: { from: number; to: number } | null;
}

/** The desk's units: add by typing or pasting, hand out private links. */
export function UnitsPage({
  meet,
  units,
  open,
  ops,
  answer,
}: {
  meet: { id: string };
  units: UnitShown[];
  /** the unit whose panel is open */
  open: string | null;
  ops: { add: string; paste: string };
  answer: UnitAnswer | undefined;
}) {
  const t = useT(unit);
  const at = `/meets/${meet.id}/units`;
  const people = units.reduce((sum, one) => sum + one.people, 0);
  const chosen = units.find(({ id }) => id === (answer && "id" in answer.values ? answer.values.id : open));
  const whole = problemAt(answer, "", t);
  return (
    <div className={style.page}>
      <div className={style.head}>
        <div>
          <h1>{t("title")}</h1>
          <p className={style.muted}>{t("summary", { units: units.length, people })}</p>
        </div>
        <div className={style.actions}>
          {units.length > 0 ? (
            <a className={[style.link, style.primary].join(" ")} href="#add">
              {t("addTitle")}
            </a>
          ) : null}
          {units.length > 0 ? (
            <a className={style.link} href={`/meets/${meet.id}/print/links`}>
              {t("printLinks")}
            </a>
          ) : null}
          <a className={style.link} href={`/meets/${meet.id}/entries`}>
            {t("goEntries")}
          </a>
        </div>
      </div>
      {answer?.done ? <Said look="ok">{sayUnitDone(answer.done, t)}</Said> : null}
      {whole ? <Said look="danger">{whole}</Said> : null}
      {chosen && answer?.intent !== "remove" && !(answer?.intent === "change" && answer.done) ? (
        <UnitPanel unit={chosen} at={at} answer={answer?.intent === "change" ? answer : undefined} />
      ) : null}
      <p>{t(units.length === 0 ? "empty" : "intro")}</p>
      {units.length > 0 ? <UnitsTable units={units} at={at} /> : null}
      <div className={style.two} id="add">
        <AddUnit op={ops.add} at={at} answer={answer?.intent === "add" ? answer : undefined} />
        <PasteUnits op={ops.paste} at={at} answer={answer?.intent === "paste" ? answer : undefined} />
      </div>
    </div>
  );
}
