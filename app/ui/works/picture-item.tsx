import { Form } from "@remix-run/react";
import { worksPath } from "#core/judged/works.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayWorksProblem, works } from "#i18n/works.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import type { WorksAnswer } from "./answer.ts";
import type { WorkShown } from "./work-card.tsx";
import style from "./works.module.css";

interface Props {
  action: string;
  event: string;
  work: WorkShown;
  /** from 1 */
  at: number;
  picture: WorkShown["pictures"][number];
  editable: boolean;
  answer: WorksAnswer | undefined;
}

/** One picture of a work; whoever may change it gives it a title, moves it up or takes it away. */
export function PictureItem({ action, event, work, at, picture, editable, answer }: Props) {
  const t = useT(works);
  const { id, title, width, height } = picture;
  const mine = answer?.target === id ? answer : undefined;
  const problem = mine?.problems[0]?.problem;
  return (
    <li className={style.picture}>
      <a href={worksPath(id)} target="_blank" rel="noreferrer">
        <img
          src={worksPath(id, true)}
          width={width}
          height={height}
          alt={title || t("pictureOf", { name: work.name, at })}
          loading="lazy"
          decoding="async"
        />
      </a>
      {title ? <span>{title}</span> : null}
      {editable ? (
        <details open={problem !== undefined}>
          <summary>{t("edit")}</summary>
          <Form method="post" action={action} className={style.form} preventScrollReset>
            <input type="hidden" name="event" value={event} />
            <input type="hidden" name="picture" value={id} />
            <Field
              label={t("titleOf", { at })}
              name="title"
              maxLength={40}
              autoComplete="off"
              defaultValue={problem ? mine?.values.title : title}
              problem={problem ? sayWorksProblem(problem, t) : undefined}
            />
            <div className={style.row}>
              <Button name="intent" value="title">
                {t("saveTitle")}
              </Button>
              {at > 1 ? (
                <Button name="intent" value="move" aria-label={t("moveUpOf", { at })}>
                  {t("moveUp")}
                </Button>
              ) : null}
              <Button name="intent" value="remove" look="danger" aria-label={t("removeOf", { at })}>
                {t("remove")}
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
    </li>
  );
}
