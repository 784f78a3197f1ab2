import type { HeatId, MeetId, SheetId } from "#core/ids.ts";
import { parseId } from "#core/ids.ts";
import { moduleOptions } from "#core/judged/module-options.ts";
import { nameOfRound } from "#core/rounds/plan.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import { findChiefWords } from "#db/chief-words.ts";
import { findMeet } from "#db/meets.ts";
import { findDevice } from "#db/seats.ts";
import {
  findLanesOfHeats,
  findLastOfficial,
  findLastSeq,
  findOpsOfSheets,
  findPublishedHeats,
  findSheetsOfHeats,
  type SheetRow,
} from "#db/sheets.ts";
import type { TabletHeat, TabletState } from "#live/tablet-protocol.ts";
import { buildId } from "#platform/build-id.ts";
import { asReferee } from "./access.ts";
import { worksOfHeats } from "./gallery.ts";
import { hubOf } from "./hubs.ts";
import { questionsOf } from "./in-question.ts";
import { inTurn, matchesOf } from "./met-heats.ts";
import { officialsOf } from "./officials.ts";
import { hear } from "./seats.ts";
import type { Visitor } from "./sessions.ts";
import { againOf, excusedOf, laneShown, moduleOf } from "./tablet-module.ts";
import { dayIn } from "./today.ts";
import type { World } from "./world.ts";

const officialShown = 5;

/** Which version of which sheet a tablet holds, from `?have=sheet.version,…`; what cannot be read is left out. */
export function readHave(text: string | null): Map<SheetId, number> {
  const held = new Map<SheetId, number>();
  for (const part of (text ?? "").split(",").slice(0, 200)) {
    const [id, version] = part.split(".");
    const sheet = parseId<SheetId>(id);
    if (sheet && version && /^\d{1,9}$/.test(version)) held.set(sheet, Number(version));
  }
  return held;
}

type Found = Awaited<ReturnType<typeof findPublishedHeats>>[number];

/** The heats whose result everybody who looks is shown as official. */
async function heatsOnBoard(world: World, meet: MeetId, found: readonly Found[]): Promise<Set<HeatId>> {
  const live = hubOf(world);
  const shown = await Promise.all(
    found.map(async ({ heat }) => heat.state === "official" && (await live.showsOfficial(meet, heat.id))),
  );
  return new Set(found.flatMap(({ heat }, index) => (shown[index] ? [heat.id] : [])));
}

/** What a seat shows: its published heats that are not official and the last official ones, with their sheets' logs. */
export async function tabletState(
  world: World,
  visitor: Visitor & { device: NonNullable<Visitor["device"]> },
  have: ReadonlyMap<SheetId, number>,
): Promise<TabletState> {
  const { db } = world;
  const { device } = visitor;
  await hear(world, device.id);
  const [meet, published, official, lastSeq, row] = await Promise.all([
    findMeet(db, device.meet),
    findPublishedHeats(db, device.meet, device.event),
    findLastOfficial(db, device.meet, device.event, officialShown),
    findLastSeq(db, device.id),
    findDevice(db, device.id),
  ]);
  if (!meet) throw new Error(`the meet of device ${device.id} is gone`);
  const shown = inTurn(published.filter(({ heat }) => heat.state !== "official" || official.includes(heat.id)));
  const ids = shown.map(({ heat }) => heat.id);
  const eventOf = new Map(shown.map(({ heat, event }) => [heat.id, event]));
  const [lanes, all] = await Promise.all([findLanesOfHeats(db, ids), findSheetsOfHeats(db, ids)]);
  const sheets = all.filter((sheet) => {
    const event = eventOf.get(sheet.heatId);
    if (!event) return false;
    const { slot, judge } = sheet;
    return asReferee(visitor, { meet: device.meet, event: event.id, venue: event.venue, slot, judge }) !== null;
  });
  const questions = await questionsOf(
    db,
    sheets.flatMap(({ id, version }) => (version > 0 ? [id] : [])),
  );
  const heatOfSheet = new Map(sheets.map(({ id, heatId }) => [id, heatId]));
  const ops = new Map<SheetId, SheetOp[]>(
    sheets.filter(({ id, version, state }) => state === "open" && have.get(id) !== version).map(({ id }) => [id, []]),
  );
  for (const { sheetId, op } of await findOpsOfSheets(db, [...ops.keys()])) ops.get(sheetId)?.push(op);

  const [onBoard, matches, words, works] = await Promise.all([
    heatsOnBoard(world, device.meet, shown),
    matchesOf(db, device.meet, shown),
    findChiefWords(
      db,
      sheets.flatMap(({ id, version }) => (version > 0 ? [id] : [])),
    ),
    worksOfHeats(
      db,
      shown.flatMap(({ heat, round, event }) => (moduleOf(event, round, heat) ? [heat.id] : [])),
    ),
  ]);
  const sheetOf = ({ id, slot, judge, lanes: numbers, version, state }: SheetRow) => ({
    id,
    slot,
    judge,
    lanes: numbers,
    version,
    state,
    ops: ops.get(id) ?? null,
    contests: questions.contests.get(id) ?? [],
    confirmed: questions.confirmed.get(id) ?? [],
    excused: excusedOf(words.get(id), state),
    again: againOf(words.get(id), state),
  });
  const heatOf = ({ heat, round, event }: Found): TabletHeat => {
    const module = moduleOf(event, round, heat);
    return {
      id: heat.id,
      number: heat.number,
      state: heat.state,
      startedAt: heat.startedAt?.getTime() ?? null,
      event: {
        id: event.id,
        name: event.name,
        venue: event.venue,
        ruleset: event.ruleset,
        options: moduleOptions(event, round.number),
      },
      round: {
        id: round.id,
        ...(matches.get(heat.id)?.column ?? { number: round.number, name: nameOfRound(round, event.plan) }),
        heats: published.filter((one) => one.round.id === round.id).length,
      },
      match: matches.get(heat.id)?.match ?? null,
      module,
      lanes: lanes
        .filter(({ heatId }) => heatId === heat.id)
        .map(({ heatId: _, ...lane }) => laneShown(lane, module, heat.state, works.get(heat.id))),
      sheets: sheets.filter(({ heatId }: { heatId: HeatId }) => heatId === heat.id).map(sheetOf),
      marks: module && !onBoard.has(heat.id) ? [] : heat.marks,
      asks: questions.asks.flatMap(({ op, sheet, lane, mark, reason, state }) =>
        heatOfSheet.get(sheet) === heat.id ? [{ op, lane, mark, reason, state }] : [],
      ),
      onBoard: onBoard.has(heat.id),
    };
  };
  return {
    build: buildId,
    now: world.now(),
    device: device.id,
    lastSeq,
    meet: { id: meet.id, slug: meet.slug, name: meet.name, day: dayIn(meet.timeZone, world.now()) },
    seat: { id: device.seat, name: device.name, kind: device.kind, slot: device.slot, judge: device.judge },
    person: device.person,
    helpCalled: row?.helpAt != null,
    officials: await officialsOf(world, meet),
    heats: shown
      .map(heatOf)
      .filter(({ match, lanes: own, sheets: ours }) => ours.length > 0 && (!match || own.length > 1)),
  };
}
