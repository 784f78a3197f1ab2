import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { formatMark, type MarksTranslator, marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./typing.module.css";
import type { TypedProblem } from "./typing-check.ts";
import { readTyped, shownStep } from "./typing-value.ts";

/** A value in words, as fine as it was typed. */
export const sayValue = (value: number, options: ScoringOptions, m: MarksTranslator, text = "."): string =>
  formatMark(
    { outcome: "valid", value, fault: null },
    { ...options, direction: "more", precisionMs: shownStep(text, options) },
    m,
  );

/** What the typed signs mean; while they mean nothing yet, the signs. */
export function sayTyped(text: string, options: ScoringOptions, m: MarksTranslator): string {
  const value = readTyped(text, options);
  return value === null ? text : sayValue(value, options, m, text);
}

/** Why a typed value was not noted, at its field. */
export function TypedSays({ problem, options }: { problem: TypedProblem | null; options: ScoringOptions }) {
  const t = useT(tablet);
  const m = useT(marks);
  return (
    <p className={problem ? style.says : style.quiet} role="alert">
      {problem === null
        ? ""
        : problem.kind === "apart"
          ? t("typeApart", {
              first: sayValue(problem.first, options, m),
              second: sayValue(problem.second, options, m),
            })
          : t(
              ({ unreadable: "typeUnreadable", impossible: "typeImpossible", again: "typeAgain" } as const)[
                problem.kind
              ],
            )}
    </p>
  );
}
