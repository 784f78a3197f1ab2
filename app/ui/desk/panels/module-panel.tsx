import { formatRound, marks } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import { Alerts } from "./alerts.tsx";
import { Balance } from "./balance.tsx";
import { Chairs } from "./chairs.tsx";
import { Codes } from "./codes.tsx";
import { Lot } from "./lot.tsx";
import own from "./panels.module.css";
import { Progress } from "./progress.tsx";
import type { OfModule, PanelsProps } from "./shown.ts";
import { SteppedDown } from "./stepped-down.tsx";

/** One module: its judges, its lot, the numbers under lock, how far everybody is, and its panels' balance. */
export function ModulePanel(props: OfModule & Pick<PanelsProps, "officials">) {
  const { module, event, organizer } = props;
  const t = useT(panels);
  const say = useT(marks);
  const title = `module-${module.number}`;
  const tags = [
    t("share", { percent: module.share / 100 }),
    t(module.blind ? "blindTag" : "openTag"),
    t(module.together ? "togetherTag" : "turnsTag"),
    module.stations > 0 ? t("stationsTag", { count: module.stations }) : "",
    module.drop > 0 ? t("dropTag", { count: module.drop }) : "",
  ].filter(Boolean);
  const begun = module.round?.started ?? false;
  return (
    <section className={desk.panel} aria-labelledby={title}>
      <div className={desk.head}>
        <h2 id={title}>{formatRound(module.name, module.number, say)}</h2>
        <p className={own.tags}>
          {tags.map((words) => (
            <span key={words} className={desk.tag}>
              {words}
            </span>
          ))}
        </p>
      </div>
      <Alerts {...props} />
      {begun ? (
        <details className={desk.fold}>
          <summary>{t("judges")}</summary>
          <Chairs {...props} />
        </details>
      ) : (
        <Chairs {...props} />
      )}
      <Lot {...props} />
      {organizer ? <Codes {...props} /> : null}
      <SteppedDown {...props} />
      <Progress {...props} />
      <Balance rows={module.balance} digits={event.digits} />
    </section>
  );
}
