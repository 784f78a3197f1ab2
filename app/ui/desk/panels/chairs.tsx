import { Form } from "@remix-run/react";
import { formatRound, marks } from "#i18n/marks.ts";
import { panels, sayChair } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "../day.module.css";
import desk from "../desk.module.css";
import own from "./panels.module.css";
import { answerTo, type ChairShown, type OfModule, type PanelsProps } from "./shown.ts";

/** Who sits at which chair of a module's panels; every chair is saved at once. */
export function Chairs({ module, organizer, officials, op, answer }: OfModule & Pick<PanelsProps, "officials">) {
  const t = useT(panels);
  const say = useT(marks);
  if (module.kind === "vote") return <p className={desk.muted}>{t("voteJudges")}</p>;
  const mine = answerTo(answer, "judges", "module", String(module.number));
  const typed = mine?.refusal ? mine.values : null;
  const each = [...new Set(module.chairs.map(({ panel }) => panel))];
  const tables = each.map((panel) => (
    <table key={panel} className={desk.table}>
      <caption>{module.panels > 1 ? t("panel", { number: panel }) : t("judges")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("chair")}</th>
          <th scope="col">{t("official")}</th>
        </tr>
      </thead>
      <tbody>
        {module.chairs
          .filter((chair) => chair.panel === panel)
          .map((chair) => (
            <tr key={chair.number}>
              <th scope="row">{sayChair(chair.number, false, t)}</th>
              <td>
                <Chair
                  chair={chair}
                  several={module.panels > 1}
                  officials={organizer ? officials : null}
                  typed={typed}
                />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  ));
  if (!organizer) return <div className={own.panels}>{tables}</div>;
  return (
    <Form method="post" className={desk.page}>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="module" value={module.number} />
      <div className={own.panels}>{tables}</div>
      <div>
        <Button name="intent" value="judges">
          {t("saveJudges")}
          <span className="visually-hidden"> {formatRound(module.name, module.number, say)}</span>
        </Button>
      </div>
    </Form>
  );
}

function Chair(props: {
  chair: ChairShown;
  several: boolean;
  /** to choose from; null for those who may only look */
  officials: PanelsProps["officials"] | null;
  typed: Record<string, string> | null;
}) {
  const t = useT(panels);
  const { chair, several, officials, typed } = props;
  const { seat, person } = chair;
  const name = `judge-${chair.number}`;
  return (
    <div className={own.chair}>
      {officials ? (
        <select
          key={chair.official?.id ?? ""}
          className={style.control}
          name={name}
          defaultValue={typed?.[name] ?? chair.official?.id ?? ""}
          aria-label={sayChair(chair.number, several, t)}
        >
          <option value="">{t("nobody")}</option>
          {officials.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      ) : (
        <span>{chair.official?.name ?? t("nobody")}</span>
      )}
      <span className={desk.small}>
        {seat === null ? t("noSeat") : person ? t("seatedBySignIn", { name: person }) : ""}
        {seat?.code && !person ? t("seatCode", { code: seat.code }) : ""}
      </span>
    </div>
  );
}
