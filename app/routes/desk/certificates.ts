import type { LoaderFunctionArgs } from "@remix-run/node";
import { type EventId, parseId } from "#core/ids.ts";
import { unscaled } from "#core/number.ts";
import { awards } from "#i18n/awards.ts";
import { translator } from "#i18n/catalogue.ts";
import { contestWords, sayAward } from "#i18n/contest-words.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { formatRound, marks } from "#i18n/marks.ts";
import { type AwardsShown, awardsShown } from "#services/awards-shown.ts";
import { notFound, organizer } from "../guard.ts";

/** A field that opens as text in every spreadsheet: never as a formula. */
function field(value: string | number): string {
  const words = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line a person: what a certificate says. The first award of the event is the prize, all others are titles. */
function linesOf({ event, modules, lines, awards: all }: AwardsShown, language: ReturnType<typeof chooseLanguage>) {
  const [t, tw, say] = [translator(awards, language), translator(contestWords, language), translator(marks, language)];
  const amount = (steps: number | null) => (steps === null ? "" : unscaled(steps, event.digits).toFixed(event.digits));
  const won = (award: (typeof all)[number], id: string) =>
    award.tiers.flatMap(({ tier, people }) => (people.some((one) => one.id === id) ? [sayAward(award, tier, tw)] : []));
  const head = [
    ...[t("csv.name"), t("csv.unit"), t("csv.event")],
    ...modules.map(({ name, number }) => formatRound(name, number, say)),
    ...[t("csv.total"), t("csv.place"), t("csv.award"), t("csv.title")],
  ];
  const rows = lines.map((line) => [
    ...[line.name, line.unitName, event.name],
    ...modules.map(({ key }) => amount(line.parts.find(({ module }) => module === key)?.balanced ?? null)),
    ...[amount(line.mark.value), line.place ?? ""],
    all
      .slice(0, 1)
      .flatMap((award) => won(award, line.id))
      .join("; "),
    all
      .slice(1)
      .flatMap((award) => won(award, line.id))
      .join("; "),
  ]);
  return [head, ...rows];
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await organizer(request, params.meetId);
  const id = parseId<EventId>(params.eventId);
  const shown = id && (await awardsShown(world.db, id));
  if (!shown || shown.meetId !== meet.id) throw notFound();
  const language = chooseLanguage(request);
  if (!shown.over) return new Response(translator(awards, language)("certificatesOpen"), { status: 409 });
  const csv = linesOf(shown, language)
    .map((line) => line.map(field).join(","))
    .join("\r\n");
  // the mark of byte order: Excel reads Chinese by it
  return new Response(`\uFEFF${csv}\r\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(shown.event.name)}.csv`,
      "Cache-Control": "no-store",
    },
  });
}
