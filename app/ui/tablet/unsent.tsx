import { useState } from "react";
import { marks } from "#i18n/marks.ts";
import { sayRefusal, tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { NotedOp } from "#live/tablet/outbox.ts";
import type { TabletView } from "#live/tablet/view.ts";
import { clockTime } from "./clock-time.ts";
import { useDrawing } from "./code-drawing.ts";
import { useHeatName } from "./heat-list.tsx";
import type { HeatView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import style from "./review.module.css";
import { sayAct } from "./say-act.ts";
import { useTablet } from "./tablet-context.ts";

interface Shown {
  view: TabletView;
  heats: readonly HeatView[];
  onBack(): void;
}

/** Taps of a lane make one line. */
interface Line {
  op: NotedOp;
  count: number;
}

function linesOf({ noted, stuck }: TabletView): Line[] {
  const waiting = [...noted.values()].flat().filter(({ state }) => state === "stored");
  const lines = new Map<string, Line>();
  for (const op of [...stuck, ...waiting].sort((a, b) => a.seq - b.seq)) {
    const taps = op.act.kind === "tap" || op.act.kind === "miss";
    const key = taps && "lane" in op.act ? [op.sheet, op.act.kind, op.act.lane, op.state].join() : op.id;
    lines.set(key, { op, count: (lines.get(key)?.count ?? 0) + 1 });
  }
  return [...lines.values()];
}

/** What the server has not got, in words, why, and the last way out: codes for the chief referee to scan or to type. */
export function Unsent({ view, heats, onBack }: Shown) {
  const t = useT(tablet);
  const store = useTablet();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [page, setPage] = useState(0);
  const lines = linesOf(view);
  const code = codes[page];
  return (
    <>
      <main className={style.page}>
        <h1>{t("unsentTitle")}</h1>
        {lines.length === 0 ? <p className={style.received}>✓✓ {t("syncAll")}</p> : null}
        {code ? <Code text={code} /> : null}
        {code ? null : (
          <ul className={style.ops}>
            {lines.map((line) => (
              <OpLine key={line.op.id} line={line} heats={heats} connected={view.connected} />
            ))}
          </ul>
        )}
      </main>
      <footer className={style.keys}>
        <TapKey className={style.side} onTap={code ? () => setCodes([]) : onBack}>
          {t("back")}
        </TapKey>
        {code ? (
          codes.length > 1 ? (
            <TapKey look="submit" className={style.main} onTap={() => setPage((page + 1) % codes.length)}>
              {t("unsentNext", { page: page + 1, of: codes.length })}
            </TapKey>
          ) : null
        ) : lines.length > 0 ? (
          <>
            <TapKey
              className={style.side}
              onTap={() =>
                void store.unsentCodes().then((all) => {
                  setPage(0);
                  setCodes(all);
                })
              }
            >
              {t("unsentCode")}
            </TapKey>
            <TapKey look="submit" className={style.main} onTap={() => store.retry()}>
              {t("unsentRetry")}
            </TapKey>
          </>
        ) : null}
      </footer>
    </>
  );
}

/** Letters in fours, so that whoever types them finds the place again. */
function Code({ text }: { text: string }) {
  const t = useT(tablet);
  const Qr = useDrawing();
  return (
    <>
      <p>{t("unsentScan")}</p>
      {Qr ? (
        <Qr text={`${window.location.origin}/rescue#${text}`} label={t("unsentCode")} className={style.qr} />
      ) : null}
      <p className={style.letters}>{text.match(/.{1,4}/g)?.join(" ")}</p>
    </>
  );
}

function OpLine({ line: { op, count }, heats, connected }: { line: Line; heats: Shown["heats"]; connected: boolean }) {
  const t = useT(tablet);
  const m = useT(marks);
  const nameOf = useHeatName();
  const view = heats.find(({ heat }) => heat.sheets.some(({ id }) => id === op.sheet));
  const { act } = op;
  const lane = "lane" in act ? view?.lanes.find((one) => one.lane === act.lane) : undefined;
  const says = view ? sayAct(act, { options: view.heat.event.options, t, m }) : t("entry");
  const reason = op.refusal ? sayRefusal(op.refusal, t) : connected ? "" : t("holdOffline", { time: clockTime(op.at) });
  return (
    <li>
      <p>
        <strong>
          {lane ? `${m("lane", { number: lane.lane })} ${lane.name} ` : ""}
          {says}
          {count > 1 ? ` × ${count}` : ""}
        </strong>
        <span>{[view ? nameOf(view) : "", clockTime(op.at)].filter(Boolean).join(" · ")}</span>
      </p>
      {reason ? (
        <p className={style.why}>
          {op.refusal ? "⚠" : "✓"} {reason}
        </p>
      ) : null}
    </li>
  );
}
