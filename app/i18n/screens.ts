import { catalogue, type Translator } from "./catalogue.ts";
import { formatHeat, formatRound, type MarksTranslator, type NamedRound } from "./marks.ts";
import { screens as en } from "./messages/en/screens.ts";
import { screens as zhHans } from "./messages/zh-Hans/screens.ts";
import { screens as zhHant } from "./messages/zh-Hant/screens.ts";

export const screens = catalogue(zhHans, zhHant, en);
export type ScreensTranslator = Translator<typeof zhHans>;

type SceneKey = Extract<keyof typeof zhHans, `scene.${string}`>;

/** A kind of picture in words; one of a newer program is "another picture". */
export function sayScene(kind: string, t: ScreensTranslator): string {
  const key = `scene.${kind}`;
  return t(Object.hasOwn(zhHans, key) ? (key as SceneKey) : "scene.other");
}

function sayHeat(
  round: { name: NamedRound; number: number; heats: number },
  heat: number | null,
  match: boolean,
  say: MarksTranslator,
): string {
  const name = formatRound(round.name, round.number, say);
  if (heat === null) return name;
  return match ? say("matchNumber", { round: name, number: heat }) : formatHeat(round, heat, say);
}

/** What a picture is about, before its kind: 跳绳 预赛第2组 · 本组成绩. */
export function sayPicture(
  {
    kind,
    event,
    round,
    heat,
    match,
  }: {
    kind: string;
    event: string | null;
    round: { name: NamedRound; number: number; heats: number } | null;
    heat: number | null;
    match: boolean;
  },
  t: ScreensTranslator,
  say: MarksTranslator,
): string {
  const about = round && sayHeat(round, heat, match, say);
  return [[event, about].filter(Boolean).join(" "), sayScene(kind, t)].filter(Boolean).join(" · ");
}

/** What can be wrong with a form about screens: each is a text's own key. */
export const screenProblems = [
  "nameEmpty",
  "nameTooLong",
  "invalid",
  "screen-name-empty",
  "no-such-screen",
  "no-such-event",
  "no-such-venue",
  "code-unknown",
  "screen-gone",
  "codeShape",
] as const;
export type ScreenProblem = (typeof screenProblems)[number];

/** A form's key as one of the problems that have words. */
export const screenProblem = (key: string): ScreenProblem => screenProblems.find((one) => one === key) ?? "invalid";

/** What a write on the screens page has done: each is a text's own key. */
export type ScreenNotice = "added" | "saved" | "switched" | "identified" | "renewed" | "removed";
