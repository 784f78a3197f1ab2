import { Form } from "@remix-run/react";
import { languageNames, languages } from "#i18n/language.ts";
import { type ScreenProblem, sayScene, screens } from "#i18n/screens.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import { ChoiceField } from "#ui/desk/choice-field.tsx";
import look from "#ui/desk/desk.module.css";
import { typed } from "#ui/desk/said.tsx";
import type { Offer, ShownScreen } from "./shown.ts";

interface Shown {
  screen: ShownScreen;
  offer: Offer;
  /** what was typed and not taken; empty where nothing was refused */
  values: Record<string, string | string[]>;
  problems: Record<string, ScreenProblem>;
}

const ofValue = ({ of }: ShownScreen["settings"]): string =>
  of.kind === "meet" ? "" : of.kind === "event" ? of.event : `venue:${of.venue}`;

/** Name and look of one screen, what it follows and what it turns through. */
export function SettingsForm({ screen, offer, values, problems }: Shown) {
  const t = useT(screens);
  const { settings } = screen;
  const refused = Object.keys(values).length > 0;
  const was = (field: string, stands: string) => (refused ? typed(values, field) : stands);
  const ticked = refused ? [values.scenes ?? []].flat() : settings.scenes;
  const words = (key: ScreenProblem | undefined) => key && t(key);
  return (
    <Form method="post" preventScrollReset className={look.page}>
      <input type="hidden" name="screen" value={screen.id} />
      <Field
        label={t("name")}
        hint={t("nameHint")}
        name="name"
        maxLength={40}
        defaultValue={was("name", screen.name)}
        problem={words(problems.name)}
      />
      <Labelled label={t("follows")} problem={words(problems.of)}>
        {(ids) => (
          <select {...ids} name="of" defaultValue={was("of", ofValue(settings))}>
            <option value="">{t("followsMeet")}</option>
            {offer.venues.length > 0 ? (
              <optgroup label={t("followsVenues")}>
                {offer.venues.map((venue) => (
                  <option key={venue} value={`venue:${venue}`}>
                    {t("followsVenue", { venue })}
                  </option>
                ))}
              </optgroup>
            ) : null}
            {offer.events.length > 0 ? (
              <optgroup label={t("followsEvents")}>
                {offer.events.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ) : null}
          </select>
        )}
      </Labelled>
      <ChoiceField
        label={t("theme")}
        name="theme"
        value={was("theme", settings.theme)}
        problem={words(problems.theme)}
        choices={(["dark", "light"] as const).map((theme) => [theme, t(`theme.${theme}`)] as const)}
      />
      <ChoiceField
        label={t("density")}
        name="density"
        value={was("density", String(settings.density))}
        problem={words(problems.density)}
        choices={[8, 10, 12, 14].map((rows) => [String(rows), t("rows", { rows })] as const)}
      />
      <ChoiceField
        label={t("language")}
        name="language"
        value={was("language", settings.language ?? "")}
        problem={words(problems.language)}
        choices={[["", t("languageAsks")], ...languages.map((one) => [one, languageNames[one]] as const)]}
      />
      <fieldset className={look.choices}>
        <legend>{t("rotation")}</legend>
        <p className={look.muted}>{t("rotationHint")}</p>
        {offer.kinds.map((kind) => (
          <label key={kind} className={look.choice}>
            <input type="checkbox" name="scenes" value={kind} defaultChecked={ticked.includes(kind)} />
            {sayScene(kind, t)}
          </label>
        ))}
      </fieldset>
      <p>
        <Button name="intent" value="save" look="primary">
          {t("save")}
        </Button>
      </p>
    </Form>
  );
}
