import { Form } from "@remix-run/react";
import { formatHeatNumber, formatRound, marks } from "#i18n/marks.ts";
import { type PanelsTranslator, panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import desk from "../desk.module.css";
import own from "./panels.module.css";
import { type AppearanceShown, type OfModule, sayJudge } from "./shown.ts";

const spreads = ["panel-spread", "judgement-spread"];
const isHeld = ({ facts }: AppearanceShown) => facts.some(({ kind }) => kind === "judgement-spread");

type Look = "waiting" | "judged" | "in" | "spread" | "confirmed" | "released";

/** How far an appearance is. */
function lookOf(one: AppearanceShown): Look {
  if (one.state === "official") return one.released ? "released" : "confirmed";
  if (one.state === "provisional") return one.facts.some(({ kind }) => spreads.includes(kind)) ? "spread" : "in";
  return one.sheets.some(({ state, begun }) => begun || state === "in") ? "judged" : "waiting";
}

function sayLook(one: AppearanceShown, t: PanelsTranslator): string {
  const look = lookOf(one);
  if (look === "spread" && isHeld(one)) return t("state_apart");
  if (look !== "judged") return t(`state_${look}`);
  const counted = one.sheets.filter(({ state }) => state === "open" || state === "in");
  return t("state_judged", { in: counted.filter(({ state }) => state === "in").length, of: counted.length });
}

/** Every appearance of a module with how far it is; nothing of a mark. Confirms all that are in. */
export function Progress({ meet, module, op }: OfModule) {
  const t = useT(panels);
  const say = useT(marks);
  const { round } = module;
  if (!round) return null;
  const { heats } = round;
  const count = (looks: Look[]) => heats.filter((one) => looks.includes(lookOf(one))).length;
  const ready = count(["in"]);
  const several = module.panels > 1;
  return (
    <>
      <div className={desk.head}>
        <p className={desk.muted}>
          {t("summary", {
            of: heats.length,
            judged: count(["in", "spread", "confirmed", "released"]),
            confirmed: count(["confirmed", "released"]),
            released: count(["released"]),
          })}
        </p>
        {ready > 0 ? (
          <Form method="post" className={desk.actions}>
            <input type="hidden" name="op" value={op} />
            <input type="hidden" name="round" value={round.id} />
            <Button look="primary" name="intent" value="confirm-all">
              {t("confirmAll", { count: ready })}
              <span className="visually-hidden"> {formatRound(module.name, module.number, say)}</span>
            </Button>
          </Form>
        ) : null}
      </div>
      {ready > 0 ? <p className={desk.small}>{t("confirmAllHint")}</p> : null}
      <div className={desk.scroll}>
        <table className={`${desk.table} ${own.progress}`}>
          <caption>{t("progress")}</caption>
          <thead>
            <tr>
              <th scope="col">{t(module.together ? "list" : "turn")}</th>
              <th scope="col">{t(module.blind && round.state !== "official" ? "whoBlind" : "who")}</th>
              <th scope="col">{t("progress")}</th>
              {several ? <th scope="col">{t("onePanel")}</th> : null}
              {module.stations > 0 ? <th scope="col">{t("station")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {heats.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <a className={own.open} href={`/meets/${meet.id}/heats/${one.id}`}>
                    {formatHeatNumber(module.name, one.number, say)}
                  </a>
                </th>
                <td>
                  <Who one={one} module={module} />
                </td>
                <td className={own.how}>
                  <span className={own[lookOf(one)]}>{sayLook(one, t)}</span>
                  <Missing one={one} module={module} />
                </td>
                {several ? <td>{one.panel === null ? "" : t("panel", { number: one.panel })}</td> : null}
                {module.stations > 0 ? (
                  <td>{one.station === null ? "" : t("stationNumber", { number: one.station })}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Who({ one, module }: { one: AppearanceShown; module: OfModule["module"] }) {
  const t = useT(panels);
  const [first] = one.lanes;
  if (module.together || !first) return <>{t("people", { count: one.lanes.length })}</>;
  // a number is of no unit
  const unit = module.blind && one.state !== "official" ? "" : first.unitName;
  return (
    <>
      {first.name} <span className={desk.small}>{unit}</span>
    </>
  );
}

/** Whose sheets an appearance that has begun still waits for, and who does not judge it. */
function Missing({ one, module }: { one: AppearanceShown; module: OfModule["module"] }) {
  const t = useT(panels);
  const names = (state: string) =>
    one.sheets
      .filter((sheet) => sheet.state === state)
      .map(({ judge }) => sayJudge(module, judge, t))
      .join(", ");
  const [missing, absent, stepped] = [names("open"), names("absent"), names("own-unit")];
  const said = [
    missing && lookOf(one) === "judged" ? t("missing", { names: missing }) : "",
    absent ? t("absent", { names: absent }) : "",
    stepped ? t("stepped", { names: stepped }) : "",
  ].filter(Boolean);
  return said.length > 0 ? <span className={desk.small}> {said.join(" · ")}</span> : null;
}
