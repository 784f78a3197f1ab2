import { Form, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import { useT } from "#i18n/use-translator.ts";
import { sayWorksProblem, works } from "#i18n/works.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import type { WorksAnswer } from "./answer.ts";
import { shrinkChosen } from "./shrink.ts";
import style from "./works.module.css";

interface Props {
  action: string;
  event: string;
  entrant: string;
  name: string;
  answer: WorksAnswer | undefined;
}

const megabytes = (files: FileList) => ([...files].reduce((sum, { size }) => sum + size, 0) / (1024 * 1024)).toFixed(1);

/** Sends pictures of somebody's work; a browser that can makes them smaller first, any other sends them as they are. */
export function UploadForm({ action, event, entrant, name, answer }: Props) {
  const t = useT(works);
  const { state, formData } = useNavigation();
  const pictures = useRef<HTMLInputElement>(null);
  const previews = useRef<HTMLInputElement>(null);
  const [ready, setReady] = useState<"none" | "preparing" | { count: number; size: string }>("none");
  const sending = state === "submitting" && formData?.get("entrant") === entrant && formData.get("intent") === "add";
  const problemAt = (field: string) =>
    answer?.problems
      .filter((one) => one.field === field)
      .map(({ file, problem }) => [file, sayWorksProblem(problem, t)].filter(Boolean).join(" · "))
      .join(" ") || undefined;

  const chosen = async () => {
    if (!pictures.current || !previews.current) return;
    setReady("preparing");
    await shrinkChosen(pictures.current, previews.current);
    const { files } = pictures.current;
    setReady(files && files.length > 0 ? { count: files.length, size: megabytes(files) } : "none");
  };
  const said = sending
    ? t("sending")
    : ready === "preparing"
      ? t("preparing")
      : ready === "none"
        ? ""
        : t("prepared", ready);
  return (
    <Form
      method="post"
      action={action}
      encType="multipart/form-data"
      className={style.form}
      aria-label={t("addFor", { name })}
      preventScrollReset
    >
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="entrant" value={entrant} />
      <Field
        label={t("pictureTitle")}
        name="title"
        maxLength={40}
        autoComplete="off"
        defaultValue={answer?.values.title}
        problem={problemAt("title")}
      />
      <Labelled label={t("pictures")} hint={t("picturesHint")} problem={problemAt("pictures")}>
        {(ids) => (
          <input
            {...ids}
            ref={pictures}
            type="file"
            name="pictures"
            accept="image/jpeg,image/png,image/webp"
            multiple
            required
            onChange={chosen}
          />
        )}
      </Labelled>
      <input ref={previews} type="file" name="small" multiple hidden tabIndex={-1} aria-hidden="true" />
      <div className={style.row}>
        <Button disabled={ready === "preparing" || sending}>{t("send")}</Button>
        <span role="status">{said}</span>
      </div>
    </Form>
  );
}
