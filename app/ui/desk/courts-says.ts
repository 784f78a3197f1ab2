import { clockTime } from "#i18n/clock.ts";
import { common } from "#i18n/common.ts";
import { type CourtsTranslator, courts } from "#i18n/courts.ts";
import { formatHeat, type MarksTranslator, marks, type NamedMatch, type NamedRound } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";

export interface MatchTitle {
  id: string;
  event: string;
  round: { name: NamedRound; number: number; heats: number };
  number: number;
  match: NamedMatch | null;
  sides: { name: string; unit: string }[];
}
type Place = { kind: "match"; title: MatchTitle } | { kind: "heat"; event: string; number: number | null };
export type Wait =
  | { kind: "unknown"; after: MatchTitle[]; more: number }
  | { kind: "rests"; who: string; until: number }
  | { kind: "elsewhere"; who: string; at: Place }
  | { kind: "not-before"; at: number }
  | { kind: "no-court" };
export interface Clash {
  kind: "person" | "rest";
  at: number;
  places: Place[];
  people: string[];
}

/** How courts and matches are said, at the meet's clock. */
export function useCourtWords(timeZone: string) {
  return courtWords(useT(courts), useT(marks), useT(common)("listJoin"), timeZone);
}

function courtWords(t: CourtsTranslator, m: MarksTranslator, and: string, timeZone: string) {
  const time = (at: number) => clockTime(at, timeZone);
  const which = ({ event, round, number, match }: MatchTitle) => `${event} ${formatHeat(round, number, m, match)}`;
  const sides = ({ sides: [a, b] }: MatchTitle) =>
    t("versus", { a: a?.name ?? t("unnamed"), b: b?.name ?? t("unnamed") });
  const whole = (title: MatchTitle) => `${which(title)} ${sides(title)}`;
  const place = (where: Place): string => {
    if (where.kind === "match") return whole(where.title);
    if (where.number === null) return t("eventPlanned", { event: where.event });
    return `${where.event} ${m("heat", { number: where.number })}`;
  };
  const wait = (one: Wait): string => {
    switch (one.kind) {
      case "unknown": {
        const matches = one.after.map(which).join(and);
        if (matches === "") return t("why.unknown");
        const count = one.after.length + one.more;
        return one.more > 0 ? t("why.unknownMore", { matches, count }) : t("why.unknownAfter", { matches });
      }
      case "rests":
        return t("why.rests", { who: one.who, time: time(one.until) });
      case "elsewhere":
        return t("why.elsewhere", { who: one.who, where: place(one.at) });
      case "not-before":
        return t("why.not-before", { time: time(one.at) });
      case "no-court":
        return t("why.no-court");
    }
  };
  const clash = ({ kind, at, places: [first, second], people }: Clash): string =>
    t(`clash.${kind}`, {
      time: time(at),
      people: people.join(and),
      first: first ? place(first) : "",
      second: second ? place(second) : "",
    });
  return { t, time, which, sides, whole, wait, clash };
}

export type CourtWords = ReturnType<typeof useCourtWords>;
