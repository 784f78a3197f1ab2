import { useState } from "react";
import type { SheetId } from "#core/ids.ts";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Contest } from "#live/tablet-protocol.ts";
import { clockTime } from "./clock-time.ts";
import type { HeatView } from "./heat-view.ts";
import { HoldKey, TapKey } from "./key.tsx";
import { ownContests } from "./lane-news.ts";
import style from "./review.module.css";
import { sayAct } from "./say-act.ts";
import { useTablet, useTabletView } from "./tablet-context.ts";

/** What this tablet and another said differently of a lane: both, who, when, which tablet; the own one can be withdrawn. */
export function ContestCards({ view }: { view: HeatView }) {
  const { state } = useTabletView();
  const own = ownContests(view, state?.device ?? "");
  return (
    <>
      {own.map(({ sheet, contest }) => (
        <Card key={`${sheet} ${contest.lane} ${contest.aspect}`} view={view} sheet={sheet} contest={contest} />
      ))}
    </>
  );
}

function Card({ view, sheet, contest }: { view: HeatView; sheet: SheetId; contest: Contest }) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const { state, clockOffset } = useTabletView();
  const [kept, setKept] = useState(false);
  const lane = view.lanes.find((one) => one.lane === contest.lane);
  const mine = contest.claims.find(({ device }) => device === state?.device);
  const where = lane ? `${m("lane", { number: lane.lane })} ${lane.name}` : "";
  return (
    <section className={style.contest} aria-label={t("contestTitle", { lane: where })}>
      <h2>⚠ {t("contestTitle", { lane: where })}</h2>
      <ul>
        {contest.claims.map((claim) => (
          <li key={claim.op}>
            <strong>{sayAct(claim.act, { options: view.heat.event.options, t, m })}</strong>
            <span>
              {[
                claim === mine ? t("contestHere") : claim.seat,
                claim.person ?? "",
                clockTime(claim.at - (clockOffset ?? 0)),
                claim.op === contest.stands ? t("contestStands") : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {kept ? (
        <p role="status">{t("contestKept")}</p>
      ) : (
        <div className={style.choices}>
          {mine ? (
            <HoldKey look="undo" className={style.side} onHeld={() => store.withdraw(sheet, mine.op)}>
              {t("contestWithdraw")}
            </HoldKey>
          ) : null}
          <TapKey className={style.side} onTap={() => setKept(true)}>
            {t("contestKeep")}
          </TapKey>
        </div>
      )}
    </section>
  );
}
