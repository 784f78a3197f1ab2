import { afterAll, describe, expect, test } from "vitest";
import type { DeviceId, EventId, OpId, SeatId, SheetId } from "#core/ids.ts";
import { findLogPage } from "#db/log.ts";
import { findDevice, findSeat, findSeats } from "#db/seats.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { handleOps } from "#services/scoring.ts";
import {
  addSeat,
  addUsualSeats,
  type NewSeat,
  newSeatCode,
  revokeDevice,
  revokeSeat,
  seatList,
  takeSeat,
} from "#services/seats.ts";
import { grantSession, nobody, visitorOf } from "#services/sessions.ts";
import { readHave, tabletState } from "#services/tablet.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeRound } from "../support/rounds.ts";
import { makeTablet, pen, visitorOn } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const referee: NewSeat = { kind: "referee", name: "Area 1", event: null, slot: null };
const names = {
  chief: "chief",
  event: (name: string) => name,
  lane: (name: string, lane: number) => `${name} ${lane}`,
  judge: (seat: string, judge: number) => `${seat}/${judge}`,
};

function there<T>(one: T | undefined | null): T {
  if (one === undefined || one === null) throw new Error("missing");
  return one;
}
const kindOf = (decision: { ok: boolean; refusal?: { kind: string } }) =>
  decision.ok ? "accepted" : decision.refusal?.kind;

async function seatOf(over: Partial<NewSeat> = {}) {
  const { meet, author } = await makeMeet(world);
  const made = await addSeat(world, author, meet.id, { ...referee, ...over });
  if (!made.ok) throw new Error(made.refusal.kind);
  return { meet, author, seat: there(await findSeat(world.db, made.value)) };
}

describe("a seat", () => {
  test("has an address nobody guesses and six digits", async () => {
    const { seat } = await seatOf();
    expect(seat.token).toMatch(/^[\w-]{24}$/);
    expect(seat.code).toMatch(/^\d{6}$/);
  });

  test("of the chief covers the whole meet, whatever was chosen beside it", async () => {
    const { meet, author } = await makeMeet(world);
    const event = await makeEvent(world, meet, "skipping-1min", { options: { sheets: "lane" } });
    const made = await addSeat(world, author, meet.id, { kind: "chief", name: "Chief", event: event.id, slot: 1 });
    expect(made.ok && (await findSeat(world.db, made.value))).toMatchObject({
      kind: "chief",
      eventId: null,
      slot: null,
    });
  });

  test.each<{
    why: string;
    over: (ids: { other: EventId; lanes: EventId; whole: EventId }) => Partial<NewSeat>;
    kind: string;
  }>([
    { why: "without a name", over: () => ({ name: "  " }), kind: "seat-name-empty" },
    { why: "of another meet's event", over: ({ other }) => ({ event: other }), kind: "no-such-event" },
    {
      why: "of a lane in an event scored by heats",
      over: ({ whole }) => ({ event: whole, slot: 1 }),
      kind: "slot-needs-lanes",
    },
    {
      why: "of a lane nobody counts apart",
      over: ({ whole }) => ({ event: whole, slot: 9 }),
      kind: "slot-needs-lanes",
    },
    { why: "of a lane no event has", over: () => ({ slot: 6 }), kind: "slot-out-of-range" },
    { why: "of a venue nothing is held at", over: () => ({ venue: "moon" }), kind: "no-such-venue" },
    {
      why: "of a judge who watches alone",
      over: ({ whole }) => ({ event: whole, judge: 1 }),
      kind: "judge-needs-several",
    },
    {
      why: "of a judge who is not there",
      over: ({ lanes }) => ({ event: lanes, judge: 3 }),
      kind: "judge-out-of-range",
    },
    { why: "of a lane that is not there", over: ({ lanes }) => ({ event: lanes, slot: 6 }), kind: "slot-out-of-range" },
  ])("$why is refused", async ({ over, kind }) => {
    const { meet, author } = await makeMeet(world);
    const elsewhere = await makeMeet(world);
    const ids = {
      other: (await makeEvent(world, elsewhere.meet, "skipping-1min")).id,
      whole: (await makeEvent(world, meet, "skipping-1min")).id,
      lanes: (await makeEvent(world, meet, "skipping-1min", { options: { sheets: "lane", judges: 2 } })).id,
    };
    expect(kindOf(await addSeat(world, author, meet.id, { ...referee, ...over(ids) }))).toBe(kind);
  });
});

describe("the usual seats", () => {
  test("are one for each event, one a lane where it counts by lane, and the chief's; never twice", async () => {
    const { meet, author } = await makeMeet(world);
    await makeEvent(world, meet, "slow-cycling", { name: "cycling" });
    await makeEvent(world, meet, "skipping-1min", {
      name: "skipping",
      options: { sheets: "lane" },
      plan: { lanes: 3 },
    });
    expect(await addUsualSeats(world, author, meet.id, names)).toEqual({ ok: true, value: 5 });
    expect(await addUsualSeats(world, author, meet.id, names)).toEqual({ ok: true, value: 0 });
    const seats = (await findSeats(world.db, meet.id)).map(({ seat }) => seat.name);
    expect(seats.sort()).toEqual(["chief", "cycling", "skipping 1", "skipping 2", "skipping 3"]);
  });
  test("are one for each judge where several watch the same lanes", async () => {
    const { meet, author } = await makeMeet(world);
    await makeEvent(world, meet, "slow-cycling", { name: "cycling", options: { judges: 2 } });
    await makeEvent(world, meet, "skipping-1min", {
      name: "skipping",
      options: { sheets: "lane", judges: 2 },
      plan: { lanes: 2 },
    });
    expect(await addUsualSeats(world, author, meet.id, names)).toEqual({ ok: true, value: 7 });
    expect(await addUsualSeats(world, author, meet.id, names)).toEqual({ ok: true, value: 0 });
    const seats = (await findSeats(world.db, meet.id)).map(({ seat: { name, slot, judge } }) => [name, slot, judge]);
    expect(seats.sort()).toEqual([
      ["chief", null, null],
      ["cycling/1", null, 1],
      ["cycling/2", null, 2],
      ["skipping 1/1", 1, 1],
      ["skipping 1/2", 1, 2],
      ["skipping 2/1", 2, 1],
      ["skipping 2/2", 2, 2],
    ]);
  });

  test("made twice at once are made once", async () => {
    const { meet, author } = await makeMeet(world);
    await makeEvent(world, meet, "slow-cycling");
    const both = await Promise.all([1, 2].map(() => addUsualSeats(world, author, meet.id, names)));
    expect(both.map((made) => made.ok && made.value).sort()).toEqual([0, 2]);
  });
});

describe("a seat for a venue", () => {
  test("opens what is held there, of every event, and nothing else", async () => {
    const { meet, author } = await makeMeet(world);
    const unit = await makeUnit(world, meet);
    const people = [await makeEntrant(world, meet, unit), await makeEntrant(world, meet, unit)];
    const here = [
      await makeEvent(world, meet, "slow-cycling", { venue: "东操场" }),
      await makeEvent(world, meet, "skipping-1min", { venue: "东操场" }),
    ];
    const elsewhere = await makeEvent(world, meet, "slow-cycling", { venue: "体育馆" });
    for (const event of [...here, elsewhere]) await makeRound(world, event, { heats: [{ people }] });
    const state = await tabletState(world, await makeTablet(world, meet, author, { venue: "东操场" }), new Map());
    expect(state.heats.map(({ event }) => event.id).sort()).toEqual(here.map(({ id }) => id).sort());
  });

  test("of one judge opens that judge's sheets alone", async () => {
    const { meet, author } = await makeMeet(world);
    const unit = await makeUnit(world, meet);
    const people = [await makeEntrant(world, meet, unit), await makeEntrant(world, meet, unit)];
    const event = await makeEvent(world, meet, "slow-cycling", { options: { judges: 3 } });
    await makeRound(world, event, { heats: [{ people }] });
    const state = await tabletState(world, await makeTablet(world, meet, author, { judge: 2 }), new Map());
    expect(state.heats.flatMap(({ sheets }) => sheets.map(({ judge }) => judge))).toEqual([2]);
  });
});

describe("six digits", () => {
  test("open a seat once: the next tablet needs those on the page now", async () => {
    const { seat } = await seatOf();
    expect(kindOf(await takeSeat(world, nobody, seat.code))).toBe("accepted");
    expect(kindOf(await takeSeat(world, nobody, seat.code))).toBe("code-unknown");
    const now = there(await findSeat(world.db, seat.id)).code;
    expect(now).toMatch(/^\d{6}$/);
    expect(now).not.toBe(seat.code);
    expect(kindOf(await takeSeat(world, nobody, now))).toBe("accepted");
    expect(kindOf(await takeSeat(world, nobody, seat.token))).toBe("accepted");
    expect(there(await findSeat(world.db, seat.id)).token).toBe(seat.token);
  });

  test("typed by ten people at once let one of them in", async () => {
    const { meet, seat } = await seatOf();
    const all = await Promise.all(Array.from({ length: 10 }, () => takeSeat(world, nobody, seat.code)));
    expect(all.map(kindOf).sort()).toEqual(["accepted", ...Array(9).fill("code-unknown")]);
    expect(there((await seatList(world, meet.id))[0]).devices).toHaveLength(1);
  });

  test("sent twice by one browser are one tablet, whichever answer arrives", async () => {
    const { meet, seat } = await seatOf();
    const op = world.id<OpId>();
    const both = await Promise.all([1, 2].map(() => takeSeat(world, nobody, seat.code, op)));
    expect(both.map(kindOf)).toEqual(["accepted", "accepted"]);
    expect(await takeSeat(world, nobody, seat.code, op)).toEqual(both[0]);
    expect(both[1]).toEqual(both[0]);
    expect(there((await seatList(world, meet.id))[0]).devices).toHaveLength(1);
  });

  test("are not used up by the tablet that sits there already, and its wish opens nothing once it is revoked", async () => {
    const { meet, author, seat } = await seatOf();
    const op = world.id<OpId>();
    const taken = await takeSeat(world, nobody, seat.code, op);
    if (!taken.ok) throw new Error(taken.refusal.kind);
    const now = there(await findSeat(world.db, seat.id)).code;
    expect(await takeSeat(world, await visitorOn(world, taken.value.device), now)).toEqual(taken);
    expect(there(await findSeat(world.db, seat.id)).code).toBe(now);
    await revokeDevice(world, author, meet.id, taken.value.device);
    expect(kindOf(await takeSeat(world, nobody, seat.code, op))).toBe("code-unknown");
  });
});

describe("a lost tablet", () => {
  test("is out at once, and a spare on its seat goes on in the middle of the heat", async () => {
    const { meet, author } = await makeMeet(world);
    const unit = await makeUnit(world, meet);
    const people = [await makeEntrant(world, meet, unit), await makeEntrant(world, meet, unit)];
    const event = await makeEvent(world, meet, "skipping-1min");
    const round = await makeRound(world, event, { heats: [{ people }] });
    const sheet = there((await findSheetsOfHeat(world.db, there(round.heats[0])))[0]);
    const lost = await makeTablet(world, meet, author, { event: event.id });
    const seat = there(await findSeat(world.db, lost.device.seat));
    const token = await grantSession(world, nobody, { kind: "device", id: lost.device.id });
    const note = pen(world);
    const ops = [note(sheet, { kind: "start" }), ...[1, 1, 2].map((lane) => note(sheet, { kind: "tap", lane }))];
    const sent = { sentAt: world.now(), ops };
    expect(await handleOps(world, lost, sent)).toMatchObject({ answers: ops.map(({ id }) => ({ id, ok: true })) });

    expect(kindOf(await revokeDevice(world, author, meet.id, lost.device.id))).toBe("accepted");
    expect((await visitorOf(world, token)).device).toBeNull();
    expect(await handleOps(world, await visitorOf(world, token), sent)).toEqual({ kind: "not-seated" });

    const taken = await takeSeat(world, nobody, seat.code);
    const spare = await visitorOn(world, there(taken.ok ? taken.value.device : null));
    const shown = (await tabletState(world, spare, new Map())).heats.flatMap(({ sheets }) => sheets);
    expect(shown.map(({ id, state }) => [id, state])).toEqual([[sheet.id, "open"]]);
    expect(shown[0]?.ops?.map(({ id }) => id)).toEqual(ops.map(({ id }) => id));

    const next = { ...pen(world)(sheet, { kind: "tap", lane: 2 }), baseVersion: there(shown[0]).version };
    const answer = await handleOps(world, spare, { sentAt: world.now(), ops: [next] });
    expect(answer).toMatchObject({ answers: [{ id: next.id, ok: true }] });
    const after = (await tabletState(world, spare, new Map())).heats[0]?.marks.map(({ value }) => value);
    expect(after).toEqual([2, 2]);
  });
});

describe("a tablet", () => {
  test("sits down by address or by code, and its session holds the seat", async () => {
    const { meet, seat } = await seatOf();
    for (const way of [seat.token, seat.code]) {
      const taken = await takeSeat(world, nobody, way);
      if (!taken.ok) throw new Error(taken.refusal.kind);
      const token = await grantSession(world, nobody, { kind: "device", id: taken.value.device });
      const { device } = await visitorOf(world, token);
      expect(device).toMatchObject({
        meet: meet.id,
        seat: seat.id,
        kind: "referee",
        name: "Area 1",
        event: null,
        slot: null,
      });
    }
    expect(there((await seatList(world, meet.id))[0]).devices).toHaveLength(2);
  });

  test("that scans its own seat again stays the same device", async () => {
    const { meet, author, seat } = await seatOf();
    const tablet = await makeTablet(world, meet, author);
    const moved = await takeSeat(world, tablet, seat.token);
    if (!moved.ok) throw new Error(moved.refusal.kind);
    expect(moved.value.device).not.toBe(tablet.device.id);
    expect((await findDevice(world.db, tablet.device.id))?.revokedAt).not.toBeNull();
    const again = await takeSeat(world, await visitorOn(world, moved.value.device), seat.token);
    expect(again).toEqual(moved);
  });

  test.each(["", "000000", "12345", "1234567", "no-such-token-no-such-token", "' or 1=1 --", "\u0000".repeat(20)])(
    "with the code %j sits nowhere",
    async (code) => {
      expect(await takeSeat(world, nobody, code)).toEqual({ ok: false, refusal: { kind: "code-unknown" } });
    },
  );

  test("loses the seat when the seat is revoked, and the poster says so", async () => {
    const { meet, author, seat } = await seatOf();
    const taken = await takeSeat(world, nobody, seat.token);
    const token = await grantSession(world, nobody, {
      kind: "device",
      id: there(taken.ok ? taken.value.device : null),
    });
    expect(kindOf(await revokeSeat(world, author, meet.id, seat.id))).toBe("accepted");
    expect((await visitorOf(world, token)).device).toBeNull();
    expect(kindOf(await takeSeat(world, nobody, seat.token))).toBe("seat-revoked");
    expect(kindOf(await takeSeat(world, nobody, seat.code))).toBe("code-unknown");
    expect(kindOf(await revokeSeat(world, author, meet.id, seat.id))).toBe("no-such-seat");
    expect(await seatList(world, meet.id)).toEqual([]);
  });

  test("is taken from its seat alone", async () => {
    const { meet, author, seat } = await seatOf();
    const [one, two] = [await takeSeat(world, nobody, seat.code), await takeSeat(world, nobody, seat.token)];
    const ids = [one, two].map((taken) => there(taken.ok ? taken.value.device : null));
    expect(kindOf(await revokeDevice(world, author, meet.id, there(ids[0])))).toBe("accepted");
    expect(kindOf(await revokeDevice(world, author, meet.id, there(ids[0])))).toBe("no-such-device");
    expect(there((await seatList(world, meet.id))[0]).devices.map(({ id }) => id)).toEqual([ids[1]]);
  });

  test("stays when its seat gets a new code; the old one opens nothing", async () => {
    const { meet, author, seat } = await seatOf();
    await takeSeat(world, nobody, seat.code);
    expect(kindOf(await newSeatCode(world, author, meet.id, seat.id))).toBe("accepted");
    const now = there(await findSeat(world.db, seat.id));
    expect([now.code, now.token]).not.toContain(seat.code);
    expect(kindOf(await takeSeat(world, nobody, seat.token))).toBe("code-unknown");
    expect(there((await seatList(world, meet.id))[0]).devices).toHaveLength(1);
  });

  test("cannot be touched by another meet's organizer", async () => {
    const { meet, author, seat } = await seatOf();
    const other = await makeMeet(world);
    const tablet = await makeTablet(world, meet, author);
    expect(kindOf(await revokeSeat(world, other.author, other.meet.id, seat.id))).toBe("no-such-seat");
    expect(kindOf(await newSeatCode(world, other.author, other.meet.id, seat.id))).toBe("no-such-seat");
    expect(kindOf(await revokeDevice(world, other.author, other.meet.id, tablet.device.id))).toBe("no-such-device");
    expect(kindOf(await revokeSeat(world, author, meet.id, world.id<SeatId>()))).toBe("no-such-seat");
    expect(kindOf(await revokeDevice(world, author, meet.id, world.id<DeviceId>()))).toBe("no-such-device");
  });

  test("is in the log: who made the seat, who sat down, who was sent away", async () => {
    const { meet, author, seat } = await seatOf();
    await takeSeat(world, nobody, seat.code);
    await revokeSeat(world, author, meet.id, seat.id);
    const kinds = (await findLogPage(world.db, meet.id, null, 10)).map(({ kind }) => kind).reverse();
    expect(kinds).toEqual(["seat-added", "device-seated", "seat-revoked"]);
  });
});

describe("what a tablet is told", () => {
  async function stage(sheets: "heat" | "lane" = "heat") {
    const { meet, author } = await makeMeet(world);
    const event = await makeEvent(world, meet, "skipping-1min", { options: { sheets } });
    const other = await makeEvent(world, meet, "slow-cycling");
    const unit = await makeUnit(world, meet);
    const people = [
      await makeEntrant(world, meet, unit, { name: "张伟", bib: 7 }),
      await makeEntrant(world, meet, unit),
    ];
    const round = await makeRound(world, event, { heats: [{ people }, { people: [] }], of: 2 });
    const hidden = await makeRound(world, event, { number: 2, state: "drawn", heats: [{ people }] });
    await makeRound(world, other, { heats: [{ people }] });
    const sheet = there((await findSheetsOfHeat(world.db, there(round.heats[0])))[0]);
    return { meet, author, event, unit, round, hidden, sheet };
  }

  test("is the published heats of its event with the people in their lanes", async () => {
    const { meet, author, event, round, unit } = await stage();
    const tablet = await makeTablet(world, meet, author, { event: event.id });
    const state = await tabletState(world, tablet, new Map());
    // a heat nobody stands in has a sheet all the same
    expect(state.heats.map(({ id }) => id)).toEqual(round.heats);
    expect(state.heats[0]).toMatchObject({
      event: { id: event.id, ruleset: "skipping@1" },
      round: { name: "heats", heats: 2 },
      lanes: [{ lane: 1, name: "张伟", bib: 7, unit: unit.name }, { lane: 2 }],
      sheets: [{ slot: 0, lanes: [1, 2], version: 0, state: "open", ops: [] }],
    });
    expect(state).toMatchObject({ device: tablet.device.id, lastSeq: 0, now: world.now(), seat: { name: "Area" } });
  });

  test("of a seat for one lane is only that lane's sheet", async () => {
    const { meet, author, event } = await stage("lane");
    const tablet = await makeTablet(world, meet, author, { event: event.id, slot: 2 });
    const state = await tabletState(world, tablet, new Map());
    expect(state.heats.map(({ sheets }) => sheets.map(({ slot }) => slot))).toEqual([[2]]);
  });

  test("of all events is every event's heats", async () => {
    const { meet, author } = await stage();
    const state = await tabletState(world, await makeTablet(world, meet, author), new Map());
    expect(state.heats).toHaveLength(3);
  });

  test("leaves out the log of sheets it holds already", async () => {
    const { meet, author, sheet } = await stage();
    const tablet = await makeTablet(world, meet, author);
    const opsOf = async (have: Map<SheetId, number>) =>
      (await tabletState(world, tablet, have)).heats.flatMap(({ sheets }) => sheets).find(({ id }) => id === sheet.id)
        ?.ops;
    expect(await opsOf(new Map([[sheet.id, 0]]))).toBeNull();
    expect(await opsOf(new Map([[sheet.id, 1]]))).toEqual([]);
  });

  test.each([
    null,
    "",
    "x",
    "x.1",
    ".",
    ",,,",
    "00000000-0000-4000-8000-000000000001",
    "00000000-0000-4000-8000-000000000001.-1",
  ])("does not stumble over have=%j", (have) => {
    expect(readHave(have).size).toBe(0);
  });
});
