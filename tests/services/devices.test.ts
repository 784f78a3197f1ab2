import { afterAll, describe, expect, test } from "vitest";
import type { DeviceId } from "#core/ids.ts";
import { countHelp } from "#db/seats.ts";
import type { DeviceReport } from "#live/device-report.ts";
import { answerHelp, callHelp, deviceList, noteReport, unsentIn } from "#services/devices.ts";
import { signIn } from "#services/official-sign-in.ts";
import { revokeDevice, revokeSeat } from "#services/seats.ts";
import { nobody } from "#services/sessions.ts";
import { makeMeet } from "../support/meets.ts";
import { makeTablet, type SeatedVisitor } from "../support/seats.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const calm: DeviceReport = { unsent: 0, waitingMs: 0, battery: null, build: "dev", clockOffset: 0 };

async function stage(...seats: string[]) {
  world.clock.now = morning;
  const { meet, author } = await makeMeet(world);
  const tablets: SeatedVisitor[] = [];
  for (const name of seats) tablets.push(await makeTablet(world, meet, author, { name }));
  const tell = (tablet: SeatedVisitor | undefined, over: Partial<DeviceReport> = {}) =>
    noteReport(world, tablet ?? nobody, { ...calm, ...over });
  const list = () => deviceList(world, meet);
  const unsent = async () => unsentIn(await list());
  return { meet, author, tablets, tell, list, unsent };
}

const wait = (ms: number) => {
  world.clock.now += ms;
};

describe("the devices of a meet", () => {
  test("show seat, person, what they told, and whether their program is behind", async () => {
    const { tablets, tell, list } = await stage("A", "B");
    const [one] = tablets;
    if (one) await signIn(world, one.device, "10.1.0.1", { official: null, name: "张伟", pin: "1234" });
    await tell(one, { battery: { percent: 12, charging: false }, build: "older", clockOffset: -7000 });
    expect(await list()).toMatchObject([
      {
        seat: "A",
        person: "张伟",
        heard: new Date(morning),
        silent: false,
        help: null,
        report: { unsent: 0, battery: { percent: 12, charging: false }, clockOffset: -7000 },
        behind: true,
      },
      { seat: "B", person: null, report: null, behind: false },
    ]);
    wait(24 * 3_600_000);
    expect((await list())[0]).toMatchObject({ person: null, silent: true });
  });

  test("leave out those that were revoked, by themselves or with their seat, and other meets' ones", async () => {
    const { meet, author, tablets, list } = await stage("A", "B", "C");
    await stage("D");
    const [one, two] = tablets;
    await revokeDevice(world, author, meet.id, one?.device.id as DeviceId);
    if (two) await revokeSeat(world, author, meet.id, two.device.seat);
    expect((await list()).map(({ seat }) => seat)).toEqual(["C"]);
  });

  test("that call for help come first, until somebody answers", async () => {
    const { meet, author, tablets, list } = await stage("A", "B");
    const [, two] = tablets;
    if (!two) throw new Error("no tablet");
    await callHelp(world, two.device, true);
    expect((await list()).map(({ seat, help }) => [seat, help !== null])).toEqual([
      ["B", true],
      ["A", false],
    ]);
    expect(await countHelp(world.db, meet.id)).toBe(1);
    expect((await answerHelp(world, author, meet.id, two.device.id)).ok).toBe(true);
    expect((await answerHelp(world, author, meet.id, two.device.id)).ok).toBe(true);
    expect(await countHelp(world.db, meet.id)).toBe(0);
    const other = await makeMeet(world);
    expect(await answerHelp(world, other.author, other.meet.id, two.device.id)).toMatchObject({
      refusal: { kind: "no-such-device" },
    });
  });

  test("that is revoked calls for help no more", async () => {
    const { meet, author, tablets } = await stage("A");
    const [one] = tablets;
    if (!one) throw new Error("no tablet");
    await callHelp(world, one.device, true);
    await revokeDevice(world, author, meet.id, one.device.id);
    expect(await countHelp(world.db, meet.id)).toBe(0);
    await callHelp(world, one.device, true);
    expect(await countHelp(world.db, meet.id)).toBe(0);
  });
});

describe("what is unsent", () => {
  test("is nothing once every tablet was heard and told so", async () => {
    const { tablets, tell, unsent } = await stage("A", "B");
    for (const tablet of tablets) await tell(tablet);
    expect(await unsent()).toEqual({ tablets: 2, unsent: 0, waiting: [], silent: [] });
  });

  test("is named by seat, with how long the oldest waits", async () => {
    const { tablets, tell, unsent } = await stage("A", "B", "C");
    await tell(tablets[0], { unsent: 9, waitingMs: 180_000 });
    await tell(tablets[1], { unsent: 5, waitingMs: 1000 });
    await tell(tablets[2]);
    expect(await unsent()).toMatchObject({
      tablets: 3,
      unsent: 14,
      waiting: [
        { seat: "A", unsent: 9, waitingMs: 180_000 },
        { seat: "B", unsent: 5, waitingMs: 1000 },
      ],
      silent: [],
    });
  });

  test("of a tablet that fell silent nobody knows, whatever it told before", async () => {
    const { tablets, tell, unsent } = await stage("A", "B", "C");
    await tell(tablets[0], { unsent: 9, waitingMs: 180_000 });
    await tell(tablets[1]);
    wait(40_000);
    await tell(tablets[1]);
    expect((await unsent()).silent.map(({ seat }) => seat)).toEqual(["C"]); // never told anything
    wait(10_000);
    expect(await unsent()).toMatchObject({
      unsent: 0,
      waiting: [],
      silent: [
        { seat: "A", unsent: 9, heard: new Date(morning) },
        { seat: "C", unsent: null },
      ],
    });
  });

  test("does not ask the chief's seat, which notes nothing", async () => {
    const { meet, author, unsent } = await stage();
    await makeTablet(world, meet, author, { kind: "chief" });
    expect(await unsent()).toEqual({ tablets: 0, unsent: 0, waiting: [], silent: [] });
  });
});
