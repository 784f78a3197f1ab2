import { Form } from "@remix-run/react";
import { sayCourtsRefusal, courts as words } from "#i18n/courts.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import style from "./courts.module.css";
import type { CourtShown } from "./courts-cards.tsx";
import type { CourtsAnswer } from "./courts-page.tsx";
import desk from "./desk.module.css";

interface Shown {
  courts: CourtShown[];
  /** where events are held that are met two by two */
  venues: string[];
  op: string;
  answer: CourtsAnswer | undefined;
}

const ofNames: readonly string[] = ["court-name-empty", "court-name-too-long", "court-name-taken", "too-many-courts"];

/** Which courts there are, and for whom. */
export function CourtsSetUp({ courts, venues, op, answer }: Shown) {
  const t = useT(words);
  const refused = (intent: string, court?: string) =>
    answer?.intent === intent && answer.refusal && (court === undefined || answer.values.court === court)
      ? answer
      : null;
  const problemOf = (of: CourtsAnswer | null) =>
    of?.refusal && ofNames.includes(of.refusal.kind) ? sayCourtsRefusal(of.refusal, t) : undefined;
  const places = (own: string) =>
    [...new Set(["", own, ...venues])].map((one) => [one, one || t("allVenues")] as const);
  const added = refused("add");
  return (
    <details
      className={[desk.panel, desk.fold].join(" ")}
      open={courts.length === 0 || refused("change") !== null || added !== null || undefined}
    >
      <summary>{t("setUp")}</summary>
      {courts.map((court) => {
        const own = refused("change", court.id);
        return (
          <Form
            key={`${court.id} ${court.name} ${court.venue}`}
            method="post"
            preventScrollReset
            className={style.edit}
          >
            <input type="hidden" name="court" value={court.id} />
            <Field
              label={t("name")}
              name="name"
              defaultValue={own?.values.name ?? court.name}
              problem={problemOf(own)}
              autoComplete="off"
            />
            {venues.length > 0 || court.venue !== "" ? (
              <ChoiceField
                label={t("venue")}
                name="venue"
                value={own?.values.venue ?? court.venue}
                choices={places(court.venue)}
              />
            ) : null}
            <Button name="intent" value="change" aria-label={t("changeOf", { court: court.name })}>
              {t("change")}
            </Button>
            <Button
              name="intent"
              value="remove"
              disabled={court.on.length > 0}
              aria-label={t("removeOf", { court: court.name })}
            >
              {t("remove")}
            </Button>
          </Form>
        );
      })}
      <Form method="post" preventScrollReset className={style.edit} key={courts.length}>
        <input type="hidden" name="op" value={op} />
        <Field
          label={t("names")}
          hint={t("namesHint")}
          name="names"
          maxLength={300}
          defaultValue={added?.values.names}
          problem={problemOf(added)}
          autoComplete="off"
        />
        {venues.length > 0 ? (
          <ChoiceField
            label={t("venue")}
            hint={t("venueHint")}
            name="venue"
            value={added?.values.venue ?? ""}
            choices={places("")}
          />
        ) : null}
        <Button name="intent" value="add" look={courts.length === 0 ? "primary" : "plain"}>
          {t("addSubmit")}
        </Button>
      </Form>
    </details>
  );
}
