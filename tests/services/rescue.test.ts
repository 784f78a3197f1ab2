import { afterAll, describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { encodeRescue } from "#core/scoring/rescue.ts";
import { findHeat } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import type { SentOp } from "#live/tablet-protocol.ts";
import { rescueShown, takeOver } from "#services/rescue.ts";
import { submitOps } from "#services/scoring.ts";
import { chief, done, end, heatsOf, openFirst, stageEvent, there } from "../support/play.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const brought = { from: "Wang", reason: "no Wi-Fi at the far field" };

/** A tablet with 40 taps it cannot send: 25 on the first lane, 15 on the second. */
async function stage() {
  const one = await stageEvent(world, [2, 2]);
  const round = await openFirst(world, one);
  const heat = there((await heatsOf(world, round))[0]);
  const sheets = await findSheetsOfHeat(world.db, heat.id);
  const tablet = await makeTablet(world, one.meet, one.author);
  const write = pen(world, 5);
  const lanes = heat.lanes.map(({ lane }) => lane).sort((a, b) => a - b);
  const [first = 0, second = 0] = lanes;
  const sheetOf = (lane: number) => there(sheets.find((sheet) => sheet.lanes.includes(lane)));
  const ops: SentOp[] = [
    write(sheetOf(first), { kind: "start" }, 60_000),
    ...Array.from({ length: 24 }, (_unused, i) =>
      write(sheetOf(first), { kind: "tap", lane: first }, 50_000 - i * 190),
    ),
    ...Array.from({ length: 15 }, (_unused, i) =>
      write(sheetOf(second), { kind: "tap", lane: second }, 40_000 - i * 210),
    ),
  ];
  const texts = encodeRescue(ops, tablet.device.id, "build-1");
  const counts = async () => {
    const { marks } = there(await findHeat(world.db, heat.id));
    return [first, second].map((lane) => marks.find((mark) => mark.lane === lane)?.value ?? null);
  };
  return { ...one, heat, tablet, ops, texts, counts, sheets, first };
}

describe("ops handed over by codes", () => {
  test("are shown in words before anything is written", async () => {
    const one = await stage();
    const shown = done(await rescueShown(world.db, one.meet.id, one.texts));
    expect(shown).toMatchObject({ seat: "Area", build: "build-1", ops: 40, known: 0, unreadable: 0, revoked: false });
    expect(shown.lines.map(({ act, count }) => [act.kind, count])).toEqual([
      ["start", 1],
      ["tap", 24],
      ["tap", 15],
    ]);
    expect(there(shown.lines[1])).toMatchObject({
      heat: { id: one.heat.id, number: 1, event: one.event.name },
      lane: { number: one.first },
    });
    expect(there(await findHeat(world.db, one.heat.id)).state).toBe("scheduled");
  });

  test("are written as if the tablet had sent them, with who brought them in the log", async () => {
    const one = await stage();
    const taken = done(await takeOver(world, chief, one.meet.id, one.texts, { ...brought, op: world.id<OpId>() }));
    expect(taken).toEqual({ seat: "Area", stored: 40, held: 0, refused: [] });
    expect(await one.counts()).toEqual([24, 15]);
    const entries = (await Promise.all(one.sheets.map(({ id }) => findLogOf(world.db, id)))).flat();
    const byId = new Map(entries.map((entry) => [entry.opId, entry]));
    for (const op of one.ops)
      expect(byId.get(op.id)).toMatchObject({
        deviceId: one.tablet.device.id,
        deviceSeq: op.seq,
        deviceAt: op.at,
        baseVersion: op.baseVersion,
        payload: op.act,
        author: { kind: "referee", id: one.tablet.device.seat },
      });
    expect(await findLogOf(world.db, one.tablet.device.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: "ops-rescued",
          author: chief,
          reason: brought.reason,
          payload: expect.objectContaining({ from: "Wang", seat: "Area", ops: 40, stored: 40 }),
        }),
      ]),
    );
  });

  test("the tablet that comes back gets the same answers and adds nothing; codes after it neither", async () => {
    const one = await stage();
    done(await takeOver(world, chief, one.meet.id, one.texts, brought));
    const answers = await submitOps(world, one.tablet, { sentAt: world.now(), ops: one.ops });
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await one.counts()).toEqual([24, 15]);
    expect(done(await rescueShown(world.db, one.meet.id, one.texts)).known).toBe(40);
    expect(done(await takeOver(world, chief, one.meet.id, one.texts, brought)).stored).toBe(40);
    expect(await one.counts()).toEqual([24, 15]);
  });

  test("need a name and a reason, every part, and a tablet of this meet", async () => {
    const [one, two] = [await stage(), await stage()];
    const take = async (texts: readonly string[], more = brought) =>
      end(await takeOver(world, chief, one.meet.id, texts, more));
    expect(await take(one.texts, { ...brought, from: " " })).toBe("bringer-required");
    expect(await take(one.texts, { ...brought, reason: "" })).toBe("reason-required");
    expect(await take(one.texts.slice(1))).toBe("parts-missing");
    expect(await take(["nonsense"])).toBe("rescue-letter");
    expect(await take(two.texts)).toBe("no-such-device");
    expect(await take(encodeRescue(one.ops, one.meet.id, "x"))).toBe("no-such-device");
    expect(await one.counts()).toEqual([null, null]);
  });

  test("acts that no program knows are left out and said", async () => {
    const one = await stage();
    const [first] = one.ops;
    const strange = { ...there(first), id: world.id(), seq: 900, act: { kind: "dance", lane: 1 } as never };
    const texts = encodeRescue([...one.ops, strange], one.tablet.device.id, "2");
    expect(done(await rescueShown(world.db, one.meet.id, texts))).toMatchObject({ ops: 40, unreadable: 1 });
    const alone = encodeRescue([strange], one.tablet.device.id, "2");
    expect(end(await rescueShown(world.db, one.meet.id, alone))).toBe("rescue-unreadable");
  });

  test("what the server refuses is told with its reason", async () => {
    const one = await stage();
    const other = await stage();
    const foreign = pen(world, 700)(there(other.sheets[0]), { kind: "start" });
    const texts = encodeRescue([...one.ops, foreign], one.tablet.device.id, "1");
    expect(there(done(await rescueShown(world.db, one.meet.id, texts)).lines.at(-1)).heat).toBeNull();
    expect(done(await takeOver(world, chief, one.meet.id, texts, brought))).toMatchObject({
      stored: 40,
      refused: [{ refusal: { kind: "not-your-seat" } }],
    });
  });
});
