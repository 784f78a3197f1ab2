import { Form } from "@remix-run/react";
import { clockTime } from "#i18n/clock.ts";
import { formatInstant } from "#i18n/instant.ts";
import { marks } from "#i18n/marks.ts";
import { type ScreenNotice, type ScreenProblem, sayPicture, sayScene, screens } from "#i18n/screens.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import look from "#ui/desk/desk.module.css";
import { Said } from "#ui/desk/said.tsx";
import style from "./screens.module.css";
import { SettingsForm } from "./settings-form.tsx";
import type { Offer, ShownScreen } from "./shown.ts";
import { SwitchPanel } from "./switch-panel.tsx";

export interface ScreenAnswer {
  notice: ScreenNotice | null;
  values: Record<string, string | string[]>;
  problems: Record<string, ScreenProblem>;
}

interface Shown {
  screen: ShownScreen;
  offer: Offer;
  now: number;
  timeZone: string;
  /** what became of the last form of this screen */
  answer: ScreenAnswer | null;
}

const dayMs = 24 * 3600_000;

/** One screen: what it shows, what it was told, and everything that can be told to it. */
export function ScreenCard({ screen, offer, now, timeZone, answer }: Shown) {
  const t = useT(screens);
  const { id, name, code, settings } = screen;
  const problems = answer?.problems ?? {};
  return (
    <li className={style.card} data-screen={name}>
      <div className={style.top}>
        <h2 className={style.name}>{name}</h2>
        <Heard screen={screen} now={now} timeZone={timeZone} />
      </div>
      {code ? (
        <p>
          {t("code")} <strong className={style.code}>{code}</strong> <span className={look.small}>{t("codeOnce")}</span>
        </p>
      ) : null}
      <Facts screen={screen} />
      {answer?.notice ? <Said look="ok">{t(answer.notice)}</Said> : null}
      <SwitchPanel screen={id} label={t("switch")} name={t("switchOf", { name })} told={settings} offer={offer} />
      <Form method="post" preventScrollReset>
        <input type="hidden" name="screen" value={id} />
        <Button name="intent" value="identify" aria-label={t("identifyOf", { name })} className={style.wide}>
          {t("identify")}
        </Button>
      </Form>
      <details className={look.fold} open={Object.keys(problems).length > 0 || undefined}>
        <summary aria-label={t("settingsOf", { name })}>{t("settings")}</summary>
        <SettingsForm
          key={JSON.stringify([name, settings.of, settings.scenes])}
          screen={screen}
          offer={offer}
          values={answer?.values ?? {}}
          problems={problems}
        />
      </details>
      <details className={look.fold}>
        <summary aria-label={t("moreOf", { name })}>{t("more")}</summary>
        <Form method="post" preventScrollReset className={style.serious}>
          <input type="hidden" name="screen" value={id} />
          <p className={look.muted}>{t("newCodeWhy")}</p>
          <Button name="intent" value="new-code">
            {t("newCode")}
          </Button>
          <p className={look.muted}>{t("removeWhy")}</p>
          <Button name="intent" value="remove" look="danger">
            {t("remove")}
          </Button>
        </Form>
      </details>
    </li>
  );
}

function Heard({ screen: { heard, silent }, now, timeZone }: Pick<Shown, "screen" | "now" | "timeZone">) {
  const t = useT(screens);
  const language = useLanguage();
  if (!heard) return <span className={style.waiting}>{t("notPaired")}</span>;
  if (!silent) return <span className={style.online}>{t("heardNow")}</span>;
  const today = now - heard.getTime() < dayMs;
  const when = today ? clockTime(heard.getTime(), timeZone) : formatInstant(heard, timeZone, language, "short");
  return <span className={style.silent}>{t("silentSince", { when })}</span>;
}

/** What it shows by its own word, what it was told, and what it is. */
function Facts({ screen: { settings, pinned, heard, silent, report, behind } }: Pick<Shown, "screen">) {
  const t = useT(screens);
  const say = useT(marks);
  const told = () => {
    if (settings.testCard) return t("testCard");
    if (pinned) return t("toldPinned", { scene: sayPicture(pinned, t, say) });
    if (settings.scenes.length === 0) return t("toldAuto");
    return t("toldScenes", { scenes: settings.scenes.map((kind) => sayScene(kind, t)).join(" / ") });
  };
  return (
    <dl className={style.facts}>
      {heard ? (
        <>
          <dt>{t("now")}</dt>
          <dd data-now className={silent ? look.muted : style.now}>
            {report ? sayPicture(report.scene, t, say) : t("nothingYet")}
            {report && report.pages > 1 ? <span className={look.small}> {t("pageOf", report)}</span> : null}
          </dd>
        </>
      ) : null}
      <dt>{t("told")}</dt>
      <dd data-told>{told()}</dd>
      {report ? (
        <>
          <dt>{t("size")}</dt>
          <dd>
            {t("sizeIs", report)}
            {report.heapMb === null ? null : <span className={look.small}> {t("heap", { mb: report.heapMb })}</span>}
          </dd>
        </>
      ) : null}
      {behind ? <dd className={style.remark}>{t("behind")}</dd> : null}
      {silent ? <dd className={style.remark}>{t("silentHow")}</dd> : null}
    </dl>
  );
}
