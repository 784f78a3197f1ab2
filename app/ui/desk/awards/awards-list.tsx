import { awards } from "#i18n/awards.ts";
import { common } from "#i18n/common.ts";
import { contestWords, sayAward } from "#i18n/contest-words.ts";
import { formatPlace, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import type { AwardShown } from "./shown.ts";

/** Who won what: every award with its tiers, those vacant too, and what has to be said of ties. */
export function AwardsList({ list }: { list: readonly AwardShown[] }) {
  const t = useT(awards);
  const tw = useT(contestWords);
  const tc = useT(common);
  const say = useT(marks);
  return (
    <>
      {list.map((award) => {
        const named = (tier: number | null) => (tier === null ? t("noAward") : sayAward(award, tier, tw));
        const notes = award.notes.map((note) => {
          if (note.kind === "tier-vacant") return t("noteVacant", { tier: named(note.tier), count: note.count });
          const { place, ids } = note;
          return note.kind === "tie-over-tiers"
            ? t("noteTie", { place, count: ids.length, given: named(note.given) })
            : t("noteDecider", { place, count: ids.length, better: named(note.better), left: note.left });
        });
        return (
          <div key={award.key}>
            <table className={desk.table}>
              <tbody>
                {award.tiers.map(({ tier, people }) => (
                  <tr key={tier}>
                    <th scope="row">
                      {named(tier)} <span className={desk.small}>{t("count", { count: people.length })}</span>
                    </th>
                    <td>
                      {people.length === 0
                        ? t("nobody")
                        : people
                            .map((one) =>
                              [formatPlace(one.place, false, say), one.name, one.unitName].filter(Boolean).join(" "),
                            )
                            .join(tc("listJoin"))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {notes.map((words) => (
              <p key={words} className={desk.small}>
                {words}
              </p>
            ))}
          </div>
        );
      })}
    </>
  );
}
