import type { CorrectedMark } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { formatMark, formatTime, marks } from "#i18n/marks.ts";
import { paper } from "#i18n/paper.ts";
import { useT } from "#i18n/use-translator.ts";

/** A mark as somebody typed it. */
export function SaidTyped({ mark, options }: { mark: CorrectedMark | null; options: ScoringOptions }) {
  const t = useT(paper);
  const say = useT(marks);
  if (!mark) return <>{say("noMarkYet")}</>;
  if (mark.kind === "status") return <>{say(`status.${mark.status}`)}</>;
  if (mark.kind === "failed") {
    const words = formatMark({ outcome: "failed", value: null, fault: mark.fault }, options, say);
    return <>{`${words} ${formatTime(mark.ms, options)}`}</>;
  }
  const words = formatMark({ outcome: "valid", value: mark.value, fault: null }, options, say);
  return <>{options.measure === "count" ? `${words} · ${t("misses")} ${mark.misses}` : words}</>;
}
