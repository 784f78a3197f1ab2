import { formatInstant } from "#i18n/instant.ts";
import { panels } from "#i18n/panels.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import { ReasonForm } from "./reason-form.tsx";
import { answerTo, type CodeShown, type OfModule } from "./shown.ts";

/** The list of a blind module's numbers: under lock, shown once for a reason; and who looked. */
export function Codes({ meet, module, op, answer }: OfModule) {
  const t = useT(panels);
  const language = useLanguage();
  const { round } = module;
  if (!module.blind || !round || round.state === "official") return null;
  const mine = answerTo(answer, "codes", "round", round.id);
  return (
    <>
      <ReasonForm
        summary={t("codes")}
        hint={t("codesHint")}
        words={t("codesOpen")}
        intent="codes"
        hidden={{ round: round.id }}
        op={op}
        mine={mine}
      />
      {mine?.codes ? <CodeTable codes={mine.codes} /> : null}
      {round.looks.length === 0 ? <p className={desk.small}>{t("codesLooksNone")}</p> : null}
      {round.looks.length > 0 ? (
        <div>
          <p className={desk.small}>{t("codesLooks")}</p>
          <ul className={desk.list}>
            {round.looks.map((look) => (
              <li key={look.at} className={desk.small}>
                {t("codesLook", { ...look, time: formatInstant(look.at, meet.timeZone, language, "second") })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function CodeTable({ codes }: { codes: readonly CodeShown[] }) {
  const t = useT(panels);
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <caption>{t("codesShown")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("codesNumber")}</th>
            <th scope="col">{t("bib")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("unit")}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((one) => (
            <tr key={one.entrant}>
              <th scope="row">{one.number}</th>
              <td>{one.bib ?? ""}</td>
              <td>{one.name}</td>
              <td>{one.unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
