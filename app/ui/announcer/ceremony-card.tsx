import { announcer } from "#i18n/announcer.ts";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayTier } from "#i18n/verdict-words.ts";
import style from "./console.module.css";
import { Deed, Deeds, NextLine } from "./deeds.tsx";
import type { CeremonyShown, Podium } from "./lines.ts";
import { SpokenName } from "./spoken-name.tsx";

type Step = CeremonyShown["steps"][number];

interface Shown {
  ceremony: CeremonyShown;
  podium: Podium;
  line: string;
  next: string | undefined;
  op: string;
}

/** The prizes of an event, the last place first; each step shows one more of them on the boards. */
export function CeremonyCard({ ceremony, podium, line, next, op }: Shown) {
  const t = useT(announcer);
  const say = useT(marks);
  const { event, steps, options } = ceremony;
  const shown = podium?.event === event ? podium.shown : null;
  const coming = shown === null ? undefined : steps[shown];
  const last = shown ? steps[shown - 1] : undefined;
  const said = (step: Step, at: "ceremonyAt" | "step") =>
    step.tier === null ? t(at, { place: step.place }) : t(`${at}Tier`, { tier: tierOf(step) });
  const tierOf = ({ tier, place }: Step) => sayTier({ number: place, name: tier ?? "" }, say);
  const to = (n: number) => ({ event, shown: String(n) });
  return (
    <>
      <p className={shown === null ? style.note : style.ok}>
        {shown === null ? t("ceremonyOff") : last ? said(last, "ceremonyAt") : t("ceremonyBegun")}
      </p>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t("place")}</th>
            <th scope="col">{t("person")}</th>
            <th scope="col" className={style.unit}>
              {t("unit")}
            </th>
            <th scope="col">{t("mark")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.flatMap(({ place, tier, people }, step) =>
            people.map((one, at) => (
              <tr key={`${place}-${at.toString()}`} className={step === shown ? style.coming : undefined}>
                <td className={style.number}>{tier === null ? place : tierOf({ place, tier, people })}</td>
                <th scope="row">
                  <SpokenName name={one.name} />
                  <span className={style.under}>{one.unitName}</span>
                  {step < (shown ?? 0) ? <span className={style.tag}>{t("shown")}</span> : null}
                </th>
                <td className={style.unit}>{one.unitName}</td>
                <td className={style.mark}>{formatMark(sayable(one.mark, options), options, say)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <div className={style.row}>
        {shown === null ? (
          <Deeds line={line} op={op} fields={to(0)}>
            <Deed at="main" intent="podium">
              {t("begin")}
            </Deed>
          </Deeds>
        ) : null}
        {shown !== null && coming ? (
          <Deeds line={line} op={op} fields={to(shown + 1)}>
            <Deed at="main" intent="podium">
              {said(coming, "step")}
            </Deed>
          </Deeds>
        ) : null}
        {shown !== null && !coming ? <NextLine to={next} /> : null}
        {shown ? (
          <Deeds line={line} op={op} fields={to(shown - 1)}>
            <Deed at="second" intent="podium">
              {t("stepBack")}
            </Deed>
          </Deeds>
        ) : null}
        {shown === null ? null : (
          <Deeds line={line} op={op} fields={{}}>
            <Deed intent="podium-end">{t("end")}</Deed>
          </Deeds>
        )}
      </div>
    </>
  );
}
