import type { PictureShown } from "#core/judged/works.ts";
import { useT } from "#i18n/use-translator.ts";
import { works } from "#i18n/works.ts";
import type { WorksAnswer } from "./answer.ts";
import { PictureItem } from "./picture-item.tsx";
import { UploadForm } from "./upload-form.tsx";
import style from "./works.module.css";
import { WorksSaid } from "./works-said.tsx";

/** A work with whose it is, as organizers and the own leader see it. */
export type WorkShown = {
  entrantId: string;
  name: string;
  unitName: string;
  /** its number as it is written; empty where names stand and it is blind */
  label: string;
  pictures: PictureShown[];
};

interface Props {
  path: string;
  event: string;
  work: WorkShown;
  editable: boolean;
  answer: WorksAnswer | undefined;
}

/** Somebody's work: its pictures, and how to send more. */
export function WorkCard({ path, event, work, editable, answer }: Props) {
  const t = useT(works);
  const { entrantId, name, unitName, label, pictures } = work;
  const anchor = `w-${entrantId}`;
  const action = `${path}#${anchor}`;
  const isMine = answer?.target === entrantId || pictures.some(({ id }) => id === answer?.target);
  const mine = isMine ? answer : undefined;
  const adding = mine?.intent === "add" ? mine : undefined;
  const form = (
    <UploadForm
      // what was sent is no longer in the field
      key={pictures.length}
      action={action}
      event={event}
      entrant={entrantId}
      name={name}
      answer={adding?.done ? undefined : adding}
    />
  );
  return (
    <li className={style.work} id={anchor}>
      <h3>
        {label === "" ? null : <span className={style.number}>{t("number", { number: label })}</span>} {name}{" "}
        <span className={style.unit}>{unitName}</span>
      </h3>
      <WorksSaid answer={mine} fields={["pictures", "title"]} />
      {pictures.length === 0 ? <p className={style.none}>{t("noPicture")}</p> : null}
      <ul className={style.pictures}>
        {pictures.map((picture, at) => (
          <PictureItem key={picture.id} {...{ action, event, work, picture, editable, answer: mine }} at={at + 1} />
        ))}
      </ul>
      {editable ? (
        <details className={style.fold} open={adding !== undefined && !adding.done}>
          <summary>{t("add")}</summary>
          {form}
        </details>
      ) : null}
    </li>
  );
}
