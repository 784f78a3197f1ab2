import { accept, refuse } from "#core/decision.ts";
import { type EventId, type OfficialId, parseId, type SheetId, type UnitId } from "#core/ids.ts";
import { judgeNumber } from "#core/judged/judge-number.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import { moduleName } from "#core/rounds/plan.ts";
import type { EventRow } from "#db/events.ts";
import { findHeatsOf } from "#db/heats.ts";
import { findOfficials } from "#db/officials.ts";
import { findRounds } from "#db/rounds.ts";
import { findSheetsOfHeats } from "#db/sheets.ts";
import { translator } from "#i18n/catalogue.ts";
import type { DayRefusal } from "#i18n/day.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { formatRound, marks } from "#i18n/marks.ts";
import { panels, sayChair } from "#i18n/panels.ts";
import { overrideOwnUnit } from "#services/judged-own-unit.ts";
import { chairsOf, type JudgeSeatNames, makeJudgeSeats, seatJudge, setOfficialUnit } from "#services/judged-seats.ts";
import { answer, opOf, text } from "../answer.ts";
import type { AtMeet } from "../guard.ts";

// Who sits where at the panels of a judged event.

interface At extends AtMeet {
  event: EventRow;
}

/** Seats whoever a form names at each chair of a module, those who leave one before those who come to it. */
export async function judges({ world, author, event }: At, form: FormData) {
  const wished = (await chairsOf(world.db, event.id)).flatMap(({ number, official }) => {
    if (!form.has(`judge-${number}`)) return [];
    const id = parseId<OfficialId>(text(form, `judge-${number}`));
    return id === (official?.id ?? null) ? [] : [{ number, id, before: official?.id ?? null }];
  });
  const moving = wished.filter(({ before }) => before !== null && wished.some(({ id }) => id === before));
  for (const { number } of moving) {
    const left = await seatJudge(world, author, event.id, number, null);
    if (!left.ok) return answer(form, left);
  }
  for (const { number, id } of wished) {
    const seated = await seatJudge(world, author, event.id, number, id);
    if (!seated.ok) return answer(form, seated);
  }
  return answer<DayRefusal>(form, accept(null));
}

/** Says of which unit each official is that a form names. */
export async function units({ world, author, meet }: At, form: FormData) {
  for (const { id, unitId } of await findOfficials(world.db, meet.id)) {
    if (!form.has(`unit-${id}`)) continue;
    const unit = parseId<UnitId>(text(form, `unit-${id}`));
    if (unit === unitId) continue;
    const made = await setOfficialUnit(world, author, meet.id, id, unit);
    if (!made.ok) return answer(form, made);
  }
  return answer<DayRefusal>(form, accept(null));
}

/** Makes every seat of the event's judges and clerks that is not there yet. */
export async function seats({ world, author, event, request }: At & { request: Request }, form: FormData) {
  const language = chooseLanguage(request);
  const [t, say] = [translator(panels, language), translator(marks, language)];
  const named = (of: { event: string; module: JudgedModule; panel: number | null }, chair: number) => {
    const at = judgeNumber({ module: 1, panel: of.panel ?? 1, chair });
    return t("usualJudge", {
      event: of.event,
      module: formatRound(moduleName(of.module), 1, say),
      who: sayChair(at, of.panel !== null, t),
    });
  };
  const names: JudgeSeatNames = { judge: (of) => named(of, of.chair), clerk: (of) => named(of, 0) };
  const made = await makeJudgeSeats(world, author, event.id, names, opOf(form).op);
  return answer(form, made, { made: made.ok ? made.value : 0 });
}

/** Lets a judge of the own unit mark. */
export async function override(
  { world, author, event }: Pick<AtMeet, "world" | "author"> & { event: { id: EventId } },
  form: FormData,
) {
  const id = parseId<SheetId>(text(form, "sheet"));
  const rounds = await findRounds(world.db, event.id);
  const heats = await findHeatsOf(
    world.db,
    rounds.map((round) => round.id),
  );
  const sheets = await findSheetsOfHeats(
    world.db,
    heats.map((heat) => heat.id),
  );
  if (!id || sheets.every((sheet) => sheet.id !== id)) return answer(form, refuse({ kind: "no-such-sheet" as const }));
  const lane = /^\d{1,3}$/.test(text(form, "lane")) ? Number(text(form, "lane")) : null;
  return answer(form, await overrideOwnUnit(world, author, id, text(form, "reason"), lane, opOf(form).op));
}
