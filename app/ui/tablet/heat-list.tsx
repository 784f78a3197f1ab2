import { formatHeat, formatMark, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { clockTime } from "./clock-time.ts";
import { HandSwitch } from "./hand-switch.tsx";
import type { HeatView, LaneView } from "./heat-view.ts";
import { HelpKey } from "./help-key.tsx";
import { TapKey } from "./key.tsx";
import { signs, words } from "./lane-stage.tsx";
import { ContestCards } from "./late-screens.tsx";
import style from "./list.module.css";
import { useHand } from "./tablet-context.ts";

interface Shown {
  heats: readonly HeatView[];
  go(hash: string): void;
}

interface List extends Shown {
  /** the heat that the address names is none of the seat's any more */
  gone: boolean;
}

const isDone = ({ stage }: HeatView) => stage === "stored" || stage === "received" || stage === "confirmed";

/** The seat's heats: the one to score now on top, large; then what follows; then what is submitted. */
export function HeatList({ heats, go, gone }: List) {
  const t = useT(tablet);
  const open = heats.filter((heat) => !isDone(heat));
  const running = open.find(({ stage }) => stage === "running");
  const current = running ?? open[0];
  const done = heats.filter(isDone).reverse();
  return (
    <main className={style.list}>
      <div className={style.head}>
        <h1>{t("listTitle")}</h1>
        <HandSwitch />
        <HelpKey />
      </div>
      {gone ? (
        <p className={style.empty} role="status">
          ⚠ {t("heatGone")}
        </p>
      ) : null}
      {heats.map((view) => (
        <ContestCards key={view.heat.id} view={view} />
      ))}
      {heats.length === 0 ? <p className={style.empty}>{t("noHeats")}</p> : null}
      {heats.length > 0 && !current ? <p className={style.empty}>{t("allDone")}</p> : null}
      {current ? <CurrentCard view={current} go={go} /> : null}
      <Section title={t("next")} heats={open.filter((heat) => heat !== current)} action={t("openHeat")} go={go} />
      <Section title={t("done")} heats={done} action={t("seeHeat")} go={go} />
    </main>
  );
}

/** The heat's whole name: event, round, heat. */
export function useHeatName(): (view: HeatView) => string {
  const m = useT(marks);
  return ({ heat }) => {
    const [one, two] = heat.lanes;
    const name = `${heat.event.name} ${formatHeat(heat.round, heat.number, m, heat.match)}`;
    return heat.match && one && two ? `${name} ${m("versus", { a: one.name, b: two.name })}` : name;
  };
}

/** Where a match is played, and since when its people are called or when at the earliest they will be. */
function useWhere(): (view: HeatView) => string {
  const t = useT(tablet);
  return ({ heat: { match, module, state } }) => {
    if (module) return module.station ? t("station", { station: module.station }) : "";
    if (!match || state !== "scheduled") return match?.court ?? "";
    const { court, calledAt, notBefore } = match;
    const when = calledAt
      ? t("calledAt", { time: clockTime(calledAt) })
      : notBefore && t("notBefore", { time: clockTime(notBefore) });
    return [court, when].filter(Boolean).join(" · ");
  };
}

const stageSigns = { ...signs, open: "○", running: "▶" };
const stageWords = { ...words, open: "stageOpen", running: "stageRunning" } as const;

/** How far a heat has come: shape, words and colour. */
export function StagePill({ view }: { view: HeatView }) {
  const t = useT(tablet);
  const stage = view.stage === "confirmed" && view.heat.onBoard ? "board" : view.stage;
  if (view.heat.sheets.every(({ excused }) => excused === "own-unit"))
    return <span className={style.stage}>{t("stepDown")}</span>;
  return (
    <span className={[style.stage, style[stage]].join(" ")}>
      <span aria-hidden="true">{stageSigns[stage]} </span>
      {t(stageWords[stage])}
    </span>
  );
}

function CurrentCard({ view, go }: { view: HeatView; go(hash: string): void }) {
  const t = useT(tablet);
  const nameOf = useHeatName();
  const where = useWhere()(view);
  return (
    <section className={style.current} aria-label={t("current")}>
      <div className={style.head}>
        <h2>
          <span className={style.kicker}>{[t("current"), where].filter(Boolean).join(" · ")}</span>
          {nameOf(view)}
        </h2>
        <StagePill view={view} />
      </div>
      <ol className={style.lanes}>
        {view.lanes.map((lane) => (
          <LaneLine key={lane.lane} lane={lane} view={view} />
        ))}
      </ol>
      <TapKey look="submit" className={style.openKey} onTap={() => go(`#heat=${view.heat.id}`)}>
        {view.stage === "running" ? t("continueHeat") : t("openHeat")}
      </TapKey>
    </section>
  );
}

function LaneLine({ lane, view }: { lane: LaneView; view: HeatView }) {
  const t = useT(tablet);
  const m = useT(marks);
  return (
    <li>
      {view.pad === "judges" ? null : <span className={style.number}>{lane.lane}</span>}
      <span className={style.who}>
        <strong>{lane.name}</strong>
        <span>{[lane.bib === null ? "" : t("bib", { bib: lane.bib }), lane.unit].filter(Boolean).join(" · ")}</span>
      </span>
      {view.stage === "open" || view.pad === "judges" ? null : (
        <span className={style.mark}>
          {formatMark(sayable(lane.mark, view.heat.event.options), view.heat.event.options, m)}
        </span>
      )}
    </li>
  );
}

function Section({ title, heats, action, go }: Shown & { title: string; action: string }) {
  const t = useT(tablet);
  const nameOf = useHeatName();
  const where = useWhere();
  const [hand] = useHand();
  if (heats.length === 0) return null;
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      <ul className={style.rows}>
        {heats.map((view) => (
          <li key={view.heat.id}>
            <div className={[style.row, style[hand]].join(" ")}>
              <p>
                <strong>{nameOf(view)}</strong>
                <span>
                  {[view.heat.match ? "" : view.heat.lanes.map(({ name }) => name).join(t("laneJoin")), where(view)]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </p>
              <StagePill view={view} />
              <TapKey label={`${action} ${nameOf(view)}`} onTap={() => go(`#heat=${view.heat.id}`)}>
                {action}
              </TapKey>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
