import { announcer } from "#i18n/announcer.ts";
import { matches } from "#i18n/matches.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./console.module.css";
import { Deed, Deeds } from "./deeds.tsx";
import type { DrawShown, SlotSpoken } from "./lines.ts";
import { SpokenName } from "./spoken-name.tsx";

interface Shown {
  draw: DrawShown;
  line: string;
  op: string;
}

/** What is drawn, in words. */
export function useStageName() {
  const t = useT(matches);
  return ({ number, kind, groups }: DrawShown): string =>
    t("stageNumber", { number, name: groups === 1 ? t("roundRobin") : t(`stage.${kind}`) });
}

/** A draw told slot by slot: each step fills one more slot on the boards, until everything is published. */
export function DrawCard({ draw, line, op }: Shown) {
  const t = useT(announcer);
  const says = useT(stages);
  const { stage, begun, revealed, of, last, coming } = draw;
  const slots = [last, coming].flatMap((slot) => slot ?? []);
  const to = (upTo: number) => ({ stage, upTo: String(upTo) });
  if (!begun)
    return (
      <>
        <p className={style.note}>{t("drawOff")}</p>
        <p className={style.muted}>
          {says("ceremonyHint")} {says("publishHint")}
        </p>
        <div className={style.row}>
          <Deeds line={line} op={op} fields={{ stage }}>
            <Deed at="main" intent="draw-begin">
              {says("ceremonyStart")}
            </Deed>
          </Deeds>
          <Deeds line={line} op={op} fields={{ stage }}>
            <Deed intent="draw-publish">{says("publish")}</Deed>
          </Deeds>
        </div>
      </>
    );
  return (
    <>
      <p className={style.ok}>{revealed === 0 ? t("drawBegun") : says("ceremonyAt", { revealed, of })}</p>
      {slots.length > 0 ? (
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t("drawPlace")}</th>
              <th scope="col">{t("person")}</th>
              <th scope="col" className={style.unit}>
                {t("unit")}
              </th>
            </tr>
          </thead>
          <tbody>
            {slots.map((slot) => (
              <SlotRow key={`${slot.group}-${slot.number}`} slot={slot} told={slot === last} />
            ))}
          </tbody>
        </table>
      ) : null}
      <div className={style.row}>
        {revealed < of ? (
          <>
            <Deeds line={line} op={op} fields={to(revealed + 1)}>
              <Deed at="main" intent="draw-reveal">
                {says("ceremonyNext")}
              </Deed>
            </Deeds>
            <Deeds line={line} op={op} fields={to(of)}>
              <Deed intent="draw-reveal">{says("ceremonyAll")}</Deed>
            </Deeds>
          </>
        ) : null}
        <Deeds line={line} op={op} fields={{ stage }}>
          {revealed < of ? (
            <Deed intent="draw-publish">{says("publishRest")}</Deed>
          ) : (
            <Deed at="main" intent="draw-publish">
              {says("publishRest")}
            </Deed>
          )}
        </Deeds>
      </div>
    </>
  );
}

/** Who goes where: the one just told, and the one that comes next. */
function SlotRow({ slot: { person, group, number }, told }: { slot: SlotSpoken; told: boolean }) {
  const t = useT(announcer);
  const says = useT(stages);
  return (
    <tr className={told ? undefined : style.coming}>
      <td className={style.number}>
        {group === null ? says("slotLine", { line: number }) : says("slotGroup", { group, number })}
      </td>
      <th scope="row">
        <SpokenName name={person.name} />
        <span className={style.under}>{person.unitName}</span>
        <span className={style.tag}>{told ? t("shown") : t("drawComing")}</span>
      </th>
      <td className={style.unit}>{person.unitName}</td>
    </tr>
  );
}
