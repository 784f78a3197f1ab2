import { afterAll, describe, expect, test } from "vitest";
import type { OfficialId, SeatId } from "#core/ids.ts";
import { findLogPage } from "#db/log.ts";
import { findDevice, findSeat } from "#db/seats.ts";
import { callHelp, noteReport } from "#services/devices.ts";
import { signIn, signOut } from "#services/official-sign-in.ts";
import {
  addOfficial,
  addOfficials,
  officialList,
  officialsOf,
  removeOfficial,
  renameOfficial,
  resetPin,
} from "#services/officials.ts";
import { revokeDevice, takeSeat } from "#services/seats.ts";
import { grantSession, nobody, visitorOf } from "#services/sessions.ts";
import { tabletState } from "#services/tablet.ts";
import { makeMeet } from "../support/meets.ts";
import { makeTablet } from "../support/seats.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const hours = 3_600_000;
const kindOf = (decision: { ok: boolean; refusal?: { kind: string } }) =>
  decision.ok ? "accepted" : decision.refusal?.kind;

function there<T>(one: T | undefined | null): T {
  if (one === undefined || one === null) throw new Error("missing");
  return one;
}

let addresses = 0;

/** A meet with officials and tablets; each tablet has an address of its own, and a session to look through. */
async function stage(...names: string[]) {
  world.clock.now = morning;
  const { meet, author } = await makeMeet(world);
  if (names.length > 0) await addOfficials(world, author, meet.id, names);
  const idOf = async (name: string) =>
    there((await officialsOf(world, meet)).find((one) => one.name === name)).id as OfficialId;
  const tablet = async () => {
    const { device } = await makeTablet(world, meet, author);
    const token = await grantSession(world, nobody, { kind: "device", id: device.id });
    const ip = `10.0.0.${++addresses}`;
    const person = async () => (await visitorOf(world, token)).device?.person ?? null;
    return {
      device,
      ip,
      person,
      token,
      pick: async (official: OfficialId, pin: string, at = ip) =>
        signIn(world, there((await visitorOf(world, token)).device), at, { official, name: null, pin }),
      type: async (name: string, pin: string) =>
        signIn(world, there((await visitorOf(world, token)).device), ip, { official: null, name, pin }),
    };
  };
  const log = async () => (await findLogPage(world.db, meet.id, null, 100)).map(({ kind }) => kind).reverse();
  return { meet, author, idOf, tablet, log };
}

describe("the list of officials", () => {
  test("takes several names at once, passing over repeats, empty lines and those it has", async () => {
    const { meet, author } = await stage("张　伟");
    expect(await addOfficials(world, author, meet.id, ["李娜", "", "李娜", " 张伟 ", "王芳"])).toEqual({
      ok: true,
      value: 2,
    });
    expect((await officialsOf(world, meet)).map(({ name, hasPin }) => [name, hasPin])).toEqual([
      ["李娜", false],
      ["王芳", false],
      ["张伟", false],
    ]);
  });

  test("refuses nothing at all, a name too long, a name twice, and too many", async () => {
    const { meet, author } = await stage("张伟");
    expect(kindOf(await addOfficials(world, author, meet.id, ["", " "]))).toBe("name-empty");
    expect(kindOf(await addOfficials(world, author, meet.id, ["长".repeat(41)]))).toBe("name-too-long");
    expect(kindOf(await addOfficial(world, author, meet.id, "张伟"))).toBe("name-taken");
    const many = Array.from({ length: 500 }, (_, n) => `裁判 ${n}`);
    expect(kindOf(await addOfficials(world, author, meet.id, many))).toBe("too-many");
    expect(await officialsOf(world, meet)).toHaveLength(1);
  });

  test("takes a form sent twice once", async () => {
    const { meet, author } = await stage();
    const op = world.id<never>();
    const twice = await Promise.all([1, 2].map(() => addOfficials(world, author, meet.id, ["张伟"], op)));
    expect(twice.map((made) => (made.ok ? made.value : made.refusal.kind))).toEqual([1, 0]);
    expect(await officialsOf(world, meet)).toHaveLength(1);
  });

  test("keeps one of two officials of one name added at once", async () => {
    const { meet, author } = await stage();
    const both = await Promise.all([1, 2].map(() => addOfficial(world, author, meet.id, "张伟")));
    expect(both.map(kindOf).sort()).toEqual(["accepted", "name-taken"]);
  });

  test("renames, but not to a name that is there", async () => {
    const { meet, author, idOf } = await stage("张伟", "李娜");
    const id = await idOf("张伟");
    expect(kindOf(await renameOfficial(world, author, meet.id, id, "李娜"))).toBe("name-taken");
    expect(kindOf(await renameOfficial(world, author, meet.id, id, " "))).toBe("name-empty");
    expect(kindOf(await renameOfficial(world, author, meet.id, id, "张玮"))).toBe("accepted");
    expect((await officialsOf(world, meet)).map(({ name }) => name)).toEqual(["李娜", "张玮"]);
  });

  test("cannot be touched by another meet's organizer, nor by an id that is nobody's", async () => {
    const { meet, author, idOf } = await stage("张伟");
    const other = await makeMeet(world);
    const id = await idOf("张伟");
    const nobodys = world.id<OfficialId>();
    for (const [at, who, by] of [
      [other.meet.id, id, other.author],
      [meet.id, nobodys, author],
    ] as const) {
      expect(kindOf(await renameOfficial(world, by, at, who, "x"))).toBe("no-such-official");
      expect(kindOf(await removeOfficial(world, by, at, who))).toBe("no-such-official");
      expect(kindOf(await resetPin(world, by, at, who))).toBe("no-such-official");
    }
  });
});

describe("signing in on a tablet", () => {
  test("the first time of a day chooses the PIN; another tablet asks for the same", async () => {
    const { meet, idOf, tablet } = await stage("张伟");
    const id = await idOf("张伟");
    const [one, two] = [await tablet(), await tablet()];
    expect(await one.pick(id, "1234")).toEqual({ kind: "signed-in", person: { id, name: "张伟" } });
    expect((await officialsOf(world, meet))[0]?.hasPin).toBe(true);
    expect(await two.pick(id, "4321")).toEqual({ kind: "wrong-pin", left: 4 });
    expect(await two.person()).toBeNull();
    expect((await two.pick(id, "1234")).kind).toBe("signed-in");
    expect(await one.person()).toEqual({ id, name: "张伟" });
    expect(await two.person()).toEqual({ id, name: "张伟" });
    expect((await officialList(world, meet))[0]?.seats).toEqual(["Area", "Area"]);
  });

  test("is over with the day in the meet's time zone; the next day chooses anew", async () => {
    const { meet, idOf, tablet } = await stage("张伟");
    const id = await idOf("张伟");
    const one = await tablet();
    await one.pick(id, "1234");
    world.clock.now = morning + 14 * hours; // 23:00 in Shanghai
    expect(await one.person()).not.toBeNull();
    world.clock.now = morning + 15 * hours;
    expect(await one.person()).toBeNull();
    expect((await officialsOf(world, meet))[0]?.hasPin).toBe(false);
    expect((await officialList(world, meet))[0]?.seats).toEqual([]);
    expect((await one.pick(id, "9999")).kind).toBe("signed-in");
    expect((await (await tablet()).pick(id, "1234")).kind).toBe("wrong-pin");
  });

  test("by a typed name is that official where there is one, else a new one", async () => {
    const { meet, idOf, tablet, log } = await stage("张伟");
    const [one, two] = [await tablet(), await tablet()];
    expect(await one.type("张　伟", "1234")).toMatchObject({ kind: "signed-in", person: { id: await idOf("张伟") } });
    expect(await two.type("新来的", "1111")).toMatchObject({ kind: "signed-in", person: { name: "新来的" } });
    expect((await officialsOf(world, meet)).map(({ name }) => name)).toEqual(["新来的", "张伟"]);
    expect(await log()).toEqual([
      "official-added",
      "seat-added",
      "device-seated",
      "seat-added",
      "device-seated",
      "device-signed-in",
      "official-added",
      "device-signed-in",
    ]);
  });

  test("wants a name, and an official of this meet who is not removed", async () => {
    const { meet, author, idOf, tablet } = await stage("张伟");
    const other = await stage("李娜");
    const one = await tablet();
    expect(await one.type("  ", "1234")).toEqual({ kind: "name-empty" });
    expect(await one.type("长".repeat(41), "1234")).toEqual({ kind: "bad-request" });
    expect(await one.pick(await other.idOf("李娜"), "1234")).toEqual({ kind: "no-such-official" });
    const id = await idOf("张伟");
    await removeOfficial(world, author, meet.id, id);
    expect(await one.pick(id, "1234")).toEqual({ kind: "no-such-official" });
  });

  test("locks this official for a minute after five errors, here and from this address, nowhere else", async () => {
    const { idOf, tablet } = await stage("张伟", "李娜");
    const id = await idOf("张伟");
    const [one, two, three] = [await tablet(), await tablet(), await tablet()];
    await three.pick(id, "1234");
    const answers = [];
    for (let n = 0; n < 5; n++) answers.push(await one.pick(id, "0000"));
    expect(answers).toEqual([4, 3, 2, 1, 0].map((left) => ({ kind: "wrong-pin", left })));
    const locked = await one.pick(id, "1234");
    expect(locked.kind).toBe("locked");
    expect(locked.kind === "locked" && locked.waitS).toBeGreaterThan(50);
    expect(locked.kind === "locked" && locked.waitS).toBeLessThanOrEqual(60);
    expect((await two.pick(id, "1234", one.ip)).kind).toBe("locked");
    expect((await one.pick(id, "1234", two.ip)).kind).toBe("locked");
    expect((await two.pick(id, "1234")).kind).toBe("signed-in");
    expect((await one.pick(await idOf("李娜"), "5678")).kind).toBe("signed-in");
  });

  test("with the right PIN forgets the errors before it", async () => {
    const { idOf, tablet } = await stage("张伟");
    const id = await idOf("张伟");
    const one = await tablet();
    await one.pick(id, "1234");
    for (let n = 0; n < 4; n++) await one.pick(id, "0000");
    expect((await one.pick(id, "1234")).kind).toBe("signed-in");
    expect(await one.pick(id, "0000")).toEqual({ kind: "wrong-pin", left: 4 });
  });

  test("with ten wrong PINs at once is looked at five times", async () => {
    const { idOf, tablet } = await stage("张伟");
    const id = await idOf("张伟");
    await (await tablet()).pick(id, "1234");
    const one = await tablet();
    const kinds = (await Promise.all(Array.from({ length: 10 }, () => one.pick(id, "0000")))).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "wrong-pin")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "locked")).toHaveLength(5);
  });

  test("on two tablets at once with different PINs: the first one counts", async () => {
    const { idOf, tablet } = await stage("张伟");
    const id = await idOf("张伟");
    const [one, two] = [await tablet(), await tablet()];
    const kinds = (await Promise.all([one.pick(id, "1111"), two.pick(id, "2222")])).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["signed-in", "wrong-pin"]);
  });

  test("by a new name on two tablets at once makes one official", async () => {
    const { meet, tablet } = await stage();
    const [one, two] = [await tablet(), await tablet()];
    const kinds = (await Promise.all([one.type("新来的", "1111"), two.type("新来的", "1111")])).map(({ kind }) => kind);
    expect(kinds).toEqual(["signed-in", "signed-in"]);
    expect(await officialsOf(world, meet)).toHaveLength(1);
  });

  test("twice is logged once, and another one takes the tablet over", async () => {
    const { idOf, tablet, log } = await stage("张伟", "李娜");
    const one = await tablet();
    await one.pick(await idOf("张伟"), "1234");
    await one.pick(await idOf("张伟"), "1234");
    await one.pick(await idOf("李娜"), "5678");
    expect((await one.person())?.name).toBe("李娜");
    expect((await log()).filter((kind) => kind === "device-signed-in")).toHaveLength(2);
  });

  test("ends by signing out, by removal, by a reset PIN, and never the PIN of the others", async () => {
    const { meet, author, idOf, tablet, log } = await stage("张伟", "李娜", "王芳");
    const tablets = [await tablet(), await tablet(), await tablet()];
    const ids = [await idOf("张伟"), await idOf("李娜"), await idOf("王芳")];
    for (const [n, one] of tablets.entries()) await one.pick(there(ids[n]), "1234");
    await signOut(world, there((await visitorOf(world, there(tablets[0]).token)).device));
    await signOut(world, there((await visitorOf(world, there(tablets[0]).token)).device));
    await removeOfficial(world, author, meet.id, there(ids[1]));
    expect(await Promise.all(tablets.map((one) => one.person()))).toEqual([null, null, { id: ids[2], name: "王芳" }]);
    await resetPin(world, author, meet.id, there(ids[2]));
    expect(await there(tablets[2]).person()).toBeNull();
    expect((await there(tablets[0]).pick(there(ids[2]), "8888")).kind).toBe("signed-in");
    expect((await there(tablets[1]).pick(there(ids[0]), "1234")).kind).toBe("signed-in");
    const kinds = await log();
    expect(kinds.filter((kind) => kind === "device-signed-out")).toHaveLength(1);
    expect(kinds).toEqual(expect.arrayContaining(["official-removed", "official-pin-reset"]));
  });

  test("is over when the tablet is revoked or takes another seat", async () => {
    const { meet, author, idOf, tablet } = await stage("张伟");
    const id = await idOf("张伟");
    const [one, two] = [await tablet(), await tablet()];
    await one.pick(id, "1234");
    await two.pick(id, "1234");
    await revokeDevice(world, author, meet.id, one.device.id);
    expect(await findDevice(world.db, one.device.id)).toMatchObject({ officialId: null, officialAt: null });
    const gone = await signIn(world, one.device, one.ip, { official: id, name: null, pin: "1234" });
    expect(gone).toEqual({ kind: "not-seated" });

    const other = await makeTablet(world, meet, author);
    const seat = there(await findSeat(world.db, other.device.seat as SeatId));
    const taken = await takeSeat(world, await visitorOf(world, two.token), seat.token);
    if (!taken.ok) throw new Error(taken.refusal.kind);
    await grantSession(world, await visitorOf(world, two.token), { kind: "device", id: taken.value.device });
    expect(await two.person()).toBeNull();
    expect((await officialList(world, meet))[0]?.seats).toEqual([]);
  });

  test("is what the tablet is told: who it is, who may be, and which day", async () => {
    const { idOf, tablet } = await stage("张伟", "李娜");
    const one = await tablet();
    await one.pick(await idOf("张伟"), "1234");
    const visitor = await visitorOf(world, one.token);
    const state = await tabletState(world, { ...visitor, device: there(visitor.device) }, new Map());
    expect(state.person).toEqual({ id: await idOf("张伟"), name: "张伟" });
    expect(state.officials.map(({ name, hasPin }) => [name, hasPin])).toEqual([
      ["李娜", false],
      ["张伟", true],
    ]);
    expect(state.meet.day).toBe("2026-03-07");
  });
});

describe("a tablet", () => {
  const report = {
    unsent: 3,
    waitingMs: 20_000,
    battery: { percent: 41, charging: false },
    build: "b1",
    clockOffset: -5,
  };

  test("tells of itself, and is heard by it", async () => {
    const { tablet } = await stage();
    const { device } = await tablet();
    world.clock.now = morning + 5000;
    expect(await noteReport(world, { ...nobody, device }, report)).toEqual({ kind: "noted" });
    const at = new Date(world.clock.now);
    expect(await findDevice(world.db, device.id)).toMatchObject({ report, reportedAt: at, lastHeardAt: at });
  });

  test.each([
    { what: "nothing", report: null },
    { what: "text", report: "report" },
    { what: "a count below zero", report: { ...report, unsent: -1 } },
    { what: "a battery above full", report: { ...report, battery: { percent: 101, charging: true } } },
    { what: "a build without end", report: { ...report, build: "b".repeat(65) } },
  ])("that tells $what is answered bad-request", async ({ report: sent }) => {
    const { tablet } = await stage();
    const { device } = await tablet();
    expect(await noteReport(world, { ...nobody, device }, sent)).toEqual({ kind: "bad-request" });
    expect(await noteReport(world, nobody, sent)).toEqual({ kind: "not-seated" });
  });

  test("calls for help once, however often it is sent, and the screens are told", async () => {
    const { meet, tablet, log } = await stage();
    const { device } = await tablet();
    const told = () => world.published.filter((one) => one.meet === meet.id).length;
    const before = told();
    await callHelp(world, device, true);
    await callHelp(world, device, true);
    expect((await findDevice(world.db, device.id))?.helpAt).toEqual(new Date(world.now()));
    expect(told()).toBe(before + 1);
    await callHelp(world, device, false);
    expect((await findDevice(world.db, device.id))?.helpAt).toBeNull();
    expect((await log()).slice(-2)).toEqual(["help-called", "help-answered"]);
  });
});
