import { Form } from "@remix-run/react";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import {
  formatHeat,
  formatMark,
  formatPlace,
  type MarksTranslator,
  marks,
  type NamedMatch,
  type NamedRound,
  sayable,
} from "#i18n/marks.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import desk from "./desk.module.css";

interface MatchName {
  column: { name: NamedRound; number: number };
  match: NamedMatch;
}
interface Change {
  name: string;
  was: number | null;
  now: number | null;
}

export interface FallShown {
  seen: string;
  fall: {
    name: MatchName;
    people: string[];
    state: "scheduled" | "running" | "provisional" | "official";
    marks: LaneMark[];
  }[];
  moves: { name: MatchName; was: string | null; now: string | null }[];
  places: Change[];
  prizes: Change[];
  points: Change[];
  sheets: MatchName[];
}

interface Props {
  fall: FallShown;
  /** what was sent, and is sent again with the approval */
  values: Readonly<Record<string, string>>;
  options: ScoringOptions;
  /** what was wished: only a correction can be approved here */
  intent: string;
  op: string;
}

const sayName = ({ column, match }: MatchName, say: MarksTranslator) =>
  formatHeat({ ...column, heats: 0 }, 0, say, match);

/** Everything a correction would do to what comes after it, and the button that does it nevertheless. */
export function MatchFall({ fall, values, options, intent, op }: Props) {
  const t = useT(stages);
  const say = useT(marks);
  const place = (number: number | null) => (number === null ? t("noPlace") : formatPlace(number, false, say));
  const prize = (number: number | null) => (number === null ? t("noPrize") : say("prizeClass", { prize: number }));
  const lines = (changes: Change[], words: (number: number | null) => string) =>
    changes.map(({ name, was, now }) => t("changeLine", { name, before: words(was), after: words(now) }));
  const score = ({ marks: list, state }: FallShown["fall"][number]) =>
    state === "running"
      ? t("fallRunning")
      : list.map((mark) => formatMark(sayable(mark, options), options, say)).join(" : ");
  const approvable = intent === "correct" || intent === "approve";
  const sheets = [
    ...fall.sheets.map((name) => t("printSheet", { match: sayName(name, say) })),
    ...(fall.sheets.length > 0 ? [t("printBracket")] : []),
    ...(fall.prizes.length > 0 ? [t("printPrizes")] : []),
  ];
  return (
    <section className={desk.panel} aria-labelledby="fall">
      <h2 id="fall">{t("fallTitle")}</h2>
      <p>{t(approvable ? "fallIntro" : "fallElsewhere")}</p>
      <List
        title={t("fallMatches")}
        lines={fall.fall.map((one) =>
          t("fallLine", { match: sayName(one.name, say), people: one.people.join(t("nameJoin")), score: score(one) }),
        )}
        none={t("fallNone")}
      />
      <List
        title={t("fallMoves")}
        lines={fall.moves.map(({ name, was, now }) =>
          t("moveLine", { match: sayName(name, say), before: was ?? t("nobody"), after: now ?? t("nobody") }),
        )}
      />
      <List title={t("fallPlaces")} lines={lines(fall.places, place)} />
      <List title={t("fallPrizes")} lines={lines(fall.prizes, prize)} />
      <List
        title={t("fallPoints")}
        lines={fall.points.map(({ name, was, now }) =>
          t("pointsChange", { name, before: String(was ?? 0), after: String(now ?? 0) }),
        )}
      />
      <List title={t("fallPrints")} lines={sheets} />
      {approvable ? (
        <Form method="post" className={desk.actions}>
          {Object.entries(values).map(([name, value]) =>
            name === "intent" || name === "op" || name === "seen" ? null : (
              <input key={name} type="hidden" name={name} value={value} />
            ),
          )}
          <input type="hidden" name="op" value={op} />
          <input type="hidden" name="seen" value={fall.seen} />
          <Button look="danger" name="intent" value="approve">
            {t("approve")}
          </Button>
          <a className={desk.link} href="?">
            {t("goBack")}
          </a>
        </Form>
      ) : null}
    </section>
  );
}

function List({ title, lines, none }: { title: string; lines: string[]; none?: string }) {
  if (lines.length === 0 && !none) return null;
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className={desk.muted}>{none}</p>
      ) : (
        <ul className={desk.list}>
          {[...new Set(lines)].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
