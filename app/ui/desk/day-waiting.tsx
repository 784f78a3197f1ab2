import { Form, useNavigation } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { formatHeat, formatRound, type MarksTranslator, marks } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./day.module.css";
import type { DayHeat, DayProps, DayRound } from "./day-page.tsx";
import desk from "./desk.module.css";

/** A heat by its number, a match by its name and its people. */
function heatName(round: DayRound, { number, match }: DayHeat, say: MarksTranslator): string {
  const of = { name: round.name, number: round.number, heats: round.heats.length };
  const name = formatHeat(of, number, say, match);
  const [a, b] = match?.people ?? [];
  return a !== undefined && b !== undefined ? `${name} · ${say("versus", { a, b })}` : name;
}

/** What waits for the chief referee and the organizer, with what settles it. */
export function Waiting({
  at,
  organizer,
  events,
  inQuestion,
}: Pick<DayProps, "organizer" | "events" | "inQuestion"> & { at: string }) {
  const t = useT(day);
  const ts = useT(stages);
  const tp = useT(panels);
  const say = useT(marks);
  const onItsWay = useNavigation().formData?.get("id");
  const items = events.flatMap((event) => {
    const rounds = event.rounds.flatMap((round) => {
      const name = `${event.name} · ${formatRound(round.name, round.number, say)}`;
      const questions = round.heats.flatMap((heat) => {
        const { contests = 0, asks = 0 } = inQuestion.find((one) => one.heat === heat.id) ?? {};
        const what = `${event.name} · ${heatName(round, heat, say)}`;
        const href = `${at}/heats/${heat.id}`;
        return [
          ...(contests > 0
            ? [{ key: `contest${heat.id}`, words: t("waitContest", { what, count: contests }), href, deed: null }]
            : []),
          ...(asks > 0 ? [{ key: `ask${heat.id}`, words: t("waitAsk", { what, count: asks }), href, deed: null }] : []),
        ];
      });
      const waits = new Set(inQuestion.map(({ heat }) => heat));
      const ready = round.heats.filter((heat) => heat.state === "provisional" && !waits.has(heat.id));
      // appearances of a module are confirmed together
      const together = {
        key: `module${round.id}`,
        words: tp("waitConfirm", { what: name, count: ready.length }),
        href: `${at}/events/${event.id}/panels`,
        deed: null,
      };
      const heats =
        event.undrawn !== undefined
          ? ready.length > 0
            ? [together]
            : []
          : ready.map((heat) => ({
              key: heat.id,
              words: t("waitConfirm", { what: `${event.name} · ${heatName(round, heat, say)}` }),
              href: `${at}/heats/${heat.id}`,
              deed: { intent: "confirm", text: t("confirm") },
            }));
      const tie = {
        key: `tie${round.id}`,
        words: t("waitTie", { what: name }),
        href: `${at}/rounds/${round.id}`,
        deed: null,
      };
      const publish = {
        key: round.id,
        words: t("waitPublish", { what: event.stages > 0 ? event.name : name }),
        href: organizer ? `${at}/events/${event.id}/draw` : `${at}/rounds/${round.id}`,
        deed: { intent: "publish", text: t("publish") },
      };
      // all columns of an event that is met two by two are published together
      const first = event.rounds.find(({ state }) => state === "drawn");
      const waitsAlone = round.state === "drawn" && (event.stages === 0 || round === first);
      return [...questions, ...heats, ...(round.ties > 0 ? [tie] : []), ...(waitsAlone ? [publish] : [])];
    });
    const lot = {
      key: `lot${event.id}`,
      words: ts("waitLot", { what: event.name, count: event.stageTies }),
      href: `${at}/events/${event.id}/matches`,
      deed: null,
    };
    if (event.stageTies > 0) rounds.unshift(lot);
    const href = `${at}/events/${event.id}/draw`;
    const undrawn = { key: `draw${event.id}`, words: t("waitDraw", { what: event.name }), href, deed: null };
    if (event.rounds.length === 0 && organizer && event.entered > 0) return [undrawn];
    if (event.undrawn && organizer && event.entered > 0)
      rounds.push({
        ...undrawn,
        words: t("waitDraw", { what: `${event.name} · ${formatRound(event.undrawn, 0, say)}` }),
      });
    const words = t("waitLate", { what: event.name, count: event.late.length });
    const late = { key: `late${event.id}`, words, href, deed: null };
    return event.lateWaiting && organizer ? [late, ...rounds] : rounds;
  });
  return (
    <section className={desk.panel} aria-labelledby="waiting">
      <h2 id="waiting">{t("waiting")}</h2>
      {items.length === 0 ? <p className={desk.muted}>{t("nothingWaiting")}</p> : null}
      <ul className={style.waiting}>
        {items.map((item) => (
          <li key={item.key}>
            <span>{item.words}</span>
            <span className={desk.actions}>
              <a className={desk.link} href={item.href}>
                {t("open")}
              </a>
              {item.deed ? (
                <Form method="post">
                  <input type="hidden" name="id" value={item.key} />
                  <Button look="primary" name="intent" value={item.deed.intent} disabled={onItsWay === item.key}>
                    {item.deed.text}
                    <span className="visually-hidden"> {item.words}</span>
                  </Button>
                </Form>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
