import { type ComponentProps, useEffect } from "react";
import { bringJudging } from "#i18n/judging.ts";
import { fallbackLanguage, languageOfTag } from "#i18n/language.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { drawing } from "./code-drawing.ts";
import style from "./frame.module.css";
import { TapKey } from "./key.tsx";
import { go, listHash } from "./use-hash.ts";
import { useLate } from "./use-late.ts";

// What few tablets need, or no mark waits for, comes as chunks of its own, which the shell has browsers fetch long before they may be needed.

const bring = {
  signIn: () => import("./sign-in.tsx").then((one) => one.SignIn),
  unsent: () => import("./unsent.tsx").then((one) => one.Unsent),
  contests: () => import("./contest-card.tsx").then((one) => one.ContestCards),
  ask: () => import("./ask.tsx").then((one) => one.AskDialog),
  asks: () => import("./ask.tsx").then((one) => one.AsksOfLane),
  typing: () => import("./pads/typing.tsx").then((one) => one.TypingPad),
  judges: async () => {
    await bringJudging(languageOfTag(document.documentElement.lang) ?? fallbackLanguage);
    return (await import("./pads/judges-heat.tsx")).JudgesHeat;
  },
  match: () => import("./pads/match.tsx").then((one) => one.MatchPad),
  pulls: () => import("./pads/pulls.tsx").then((one) => one.PullsPad),
};
type Props<Name extends keyof typeof bring> = ComponentProps<Awaited<ReturnType<(typeof bring)[Name]>>>;

/** Has everything that comes late at hand before the server may be away: some browsers do not fetch early by themselves. */
export function useAllAtHand(connected: boolean): void {
  useEffect(() => {
    if (!connected) return;
    const all = [...Object.values(bring), drawing, () => import("#core/scoring/rescue.ts")];
    for (const one of all) one().catch(() => {});
  }, [connected]);
}

/** Until a screen has come; where it does not, one goes on without it. */
function Opening({ onLeave }: { onLeave(): void }) {
  const t = useT(tablet);
  return (
    <main className={style.say}>
      <h1>{t("opening")}</h1>
      <TapKey onTap={onLeave}>{t("toList")}</TapKey>
    </main>
  );
}

export function SignIn(props: Props<"signIn">) {
  const Screen = useLate(bring.signIn);
  return Screen ? <Screen {...props} /> : <Opening onLeave={props.onBack ?? props.onDone} />;
}

export function Unsent(props: Props<"unsent">) {
  const Screen = useLate(bring.unsent);
  return Screen ? <Screen {...props} /> : <Opening onLeave={props.onBack} />;
}

export function ContestCards(props: Props<"contests">) {
  const Part = useLate(bring.contests);
  return Part ? <Part {...props} /> : null;
}

export function AskDialog(props: Props<"ask">) {
  const Part = useLate(bring.ask);
  return Part ? <Part {...props} /> : null;
}

export function AsksOfLane(props: Props<"asks">) {
  const Part = useLate(bring.asks);
  return Part ? <Part {...props} /> : null;
}

export function TypingPad(props: Props<"typing">) {
  const Pad = useLate(bring.typing);
  return Pad ? <Pad {...props} /> : <Opening onLeave={() => go(listHash)} />;
}

export function JudgesHeat(props: Props<"judges">) {
  const Screen = useLate(bring.judges);
  return Screen ? <Screen {...props} /> : <Opening onLeave={() => go(listHash)} />;
}

export function MatchPad(props: Props<"match">) {
  const Pad = useLate(bring.match);
  return Pad ? <Pad {...props} /> : <Opening onLeave={() => go(listHash)} />;
}

export function PullsPad(props: Props<"pulls">) {
  const Pad = useLate(bring.pulls);
  return Pad ? <Pad {...props} /> : <Opening onLeave={() => go(listHash)} />;
}
