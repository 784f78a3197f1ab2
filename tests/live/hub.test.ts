import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { applyDelta, judge, type Rows, rowsOf } from "#live/deltas.ts";
import { createHub, type Hub } from "#live/hub.server.ts";
import type { Delta, Point, RowKey, WireRow } from "#live/protocol.ts";
import { nameOf, type Room, roomOf } from "#live/rooms.ts";
import { eventId, heatId, meetId } from "../support/rows.ts";
import { eventRow, heatRow, laneRow, meetRow, room, roundRow, source } from "../support/wire-rows.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

interface Screen {
  room: Room;
  held: Point & { rows: Rows };
}

/** A hub on a database of one meet, with what it sends; nothing is read again by itself but every `lookMs`. */
function stage(rows: readonly WireRow[] = [meetRow(), eventRow(1), roundRow(1), heatRow(1), heatRow(2)], gapMs = 0) {
  const db = source(rows);
  const hub = createHub(db.source, { gapMs, lookMs: 20 });
  const sent: { name: string; at: number; delta: Delta }[] = [];
  const hints: { name: string; hint: Point }[] = [];
  ends.push(
    hub.start({
      delta: (name, delta) => sent.push({ name, at: performance.now(), delta }),
      hint: (name, hint) => hints.push({ name, hint }),
    }),
  );
  const commit = (...how: Parameters<typeof db.commit>) => hub.changed(meetId, db.commit(...how));
  const quiet = (count: number) => vi.waitFor(() => expect(sent.length).toBe(count), { timeout: 15_000, interval: 5 });
  return { db, hub, sent, hints, commit, quiet };
}

const open = async (hub: Hub, where: Room = room) => {
  await hub.ready(where);
  hub.opened(nameOf(where));
};
const join = async (hub: Hub, where: Room = room): Promise<Screen> => {
  await open(hub, where);
  const content = await hub.content(where);
  if (!content) throw new Error("no such room");
  return { room: where, held: { ...content, rows: rowsOf(content.rows) } };
};
const keysOf = (rows: readonly WireRow[] = []) => rows.map(({ key }) => key);
const at = (scope: Room["scope"]): Room => ({ meet: meetId, scope });

/** The screen after all that was sent to its room. */
function shownAfter({ room: where, held }: Screen, sent: readonly { name: string; delta: Delta }[]): Screen["held"] {
  let now = held;
  for (const { name, delta } of sent) {
    if (name !== nameOf(where)) continue;
    const verdict = judge(now, delta);
    if (verdict === "gap") throw new Error("a gap");
    if (verdict === "apply") now = { ...now, version: delta.version, rows: applyDelta(now.rows, delta) };
  }
  return now;
}

describe("a hub", () => {
  test("tells an idle room at once what changed, and nothing but that", async () => {
    const { hub, sent, commit, quiet } = stage();
    await open(hub);
    const before = performance.now();
    commit([`round:${roundRow(1).id}`], heatRow(1, { state: "running" }));
    await quiet(1);
    expect((sent[0]?.at ?? 0) - before).toBeLessThan(60);
    expect(sent[0]?.delta).toEqual({
      ...{ epoch: "e", from: 0, version: 1, gone: [] },
      rows: [heatRow(1, { state: "running" })],
    });
  });

  test("merges what changes while it is busy, and keeps its gap between deltas", async () => {
    const { db, hub, sent, commit, quiet } = stage(undefined, 100);
    await open(hub);
    const reads = db.reads;
    for (let n = 1; n <= 20; n++) commit([heatRow(1).key], heatRow(1, { number: n }));
    await quiet(1);
    expect(sent[0]?.delta).toMatchObject({ from: 0, rows: [heatRow(1, { number: 20 })] });
    expect(db.reads - reads).toBeLessThanOrEqual(2);
  });

  test("says nothing to a room of which nothing changed; its next delta goes on from what it was sent last", async () => {
    const rows = [meetRow(), eventRow(1), roundRow(1), heatRow(1), eventRow(2), roundRow(2), heatRow(2, {}, 2)];
    const { hub, sent, commit } = stage(rows);
    const second = at({ kind: "event", event: eventId(2) });
    await open(hub);
    await open(hub, second);
    const [one, two] = [await join(hub), await join(hub, second)];
    for (let n = 1; n <= 3; n++) {
      commit([heatRow(1).key], heatRow(1, { number: 10 + n }));
      await vi.waitFor(() => expect(hub.sent(nameOf(room))?.version).toBe(n));
    }
    expect(hub.sent(nameOf(second))?.version).toBe(0);
    commit([heatRow(2).key], heatRow(2, { number: 7 }, 2));
    await vi.waitFor(() => expect(hub.sent(nameOf(second))?.version).toBe(4));
    expect(sent.filter(({ name }) => name === nameOf(second)).map(({ delta }) => [delta.from, delta.version])).toEqual([
      [0, 4],
    ]);
    expect([...shownAfter(two, sent).rows.keys()].sort()).toEqual(
      [meetRow(), eventRow(2), roundRow(2), heatRow(2)].map(({ key }) => key).sort(),
    );
    expect(shownAfter(one, sent).version).toBe(4);
  });

  test("moves an event's rows from the room of one place to that of another", async () => {
    const rows = [meetRow(), eventRow(1, { venue: "A" }), roundRow(1), heatRow(1), eventRow(2, { venue: "B" })];
    const { hub, sent, commit, quiet } = stage(rows);
    const [a, b] = [
      await join(hub, at({ kind: "venue", venue: "A" })),
      await join(hub, at({ kind: "venue", venue: "B" })),
    ];
    commit([eventRow(1).key], eventRow(1, { venue: "B" }));
    await quiet(2);
    expect([...shownAfter(a, sent).rows.keys()]).toEqual(["meet"]);
    expect(shownAfter(b, sent).rows.size).toBe(5);
    expect(await hub.content(at({ kind: "venue", venue: "A" }))).toBeNull();
  });

  test("names what is gone", async () => {
    const { db, hub, sent, quiet } = stage();
    await open(hub);
    hub.changed(meetId, db.drop([roundRow(1).key], heatRow(2).key));
    await quiet(1);
    expect(sent[0]?.delta).toMatchObject({ rows: [], gone: [heatRow(2).key] });
  });

  test("masks names where the meet wants it, for everybody but its screens", async () => {
    const { db, hub, sent, commit } = stage([meetRow(), eventRow(1), roundRow(1), heatRow(1), laneRow(1, 1, null)]);
    const screen = { key: "screen:s" as never, id: "00000000-0000-4000-8000-0000000000aa" as never };
    const row = {
      ...screen,
      key: `screen:${screen.id}`,
      name: "wall",
      settings: {} as never,
      identifyAt: null,
    } as WireRow;
    commit([row.key as never], row);
    const hall = at({ kind: "screen", screen: screen.id });
    const [one, wall] = [await join(hub), await join(hub, hall)];
    expect(one.held.rows.has(row.key)).toBe(false);
    db.masked = true;
    commit(["meet"]);
    await vi.waitFor(() => expect(sent.length).toBe(1));
    const names = (rows: Rows) =>
      [...rows.values()].flatMap((each) => (each.key.startsWith("lane:") && "name" in each ? each.name : []));
    expect(names(shownAfter(one, sent).rows)).toEqual(["王*明"]);
    expect(shownAfter(one, sent).rows.get("meet")).toMatchObject({ masked: true });
    expect(names(shownAfter(wall, sent).rows)).toEqual(["王小明"]);
    expect(names(rowsOf((await hub.content(room))?.rows ?? []))).toEqual(["王*明"]);
  });

  test("tells those who run the meet of every version, without a row", async () => {
    const { hub, sent, hints, commit } = stage();
    await open(hub, at({ kind: "hint" }));
    commit(["round:nowhere" as never]);
    await vi.waitFor(() => expect(hints).toEqual([{ name: `hint:${meetId}`, hint: { epoch: "e", version: 1 } }]));
    expect(sent).toEqual([]);
  });

  test("finds by itself what nobody told it", async () => {
    const { db, hub, sent, quiet } = stage();
    await open(hub);
    db.commit([heatRow(1).key], heatRow(1, { number: 9 }));
    await quiet(1);
    expect(sent[0]?.delta.rows).toEqual([heatRow(1, { number: 9 })]);
  });

  test("is not read for where nobody is, and is new for whoever asks", async () => {
    const { db, hub, commit } = stage();
    await hub.ready(room);
    const reads = db.reads;
    for (let n = 0; n < 5; n++) {
      commit([heatRow(1).key], heatRow(1, { number: n }));
      await db.turn();
    }
    expect(db.reads).toBe(reads);
    expect(keysOf((await hub.content(room))?.rows)).toContain(heatRow(1).key);
    expect((await hub.content(room))?.version).toBe(5);
  });

  test("loses nothing while the database is away, and says so: no tick, no snapshot", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    ends.push(() => vi.useRealTimers());
    const { db, hub, sent, commit, quiet } = stage();
    await open(hub);
    db.failing = 3;
    commit([heatRow(1).key], heatRow(1, { number: 5 }));
    commit([heatRow(2).key], heatRow(2, { number: 6 }));
    await vi.waitFor(() => expect(db.failing).toBeLessThan(3));
    vi.advanceTimersByTime(3001);
    expect(hub.sent(nameOf(room))).toBeNull();
    await expect(hub.content(room)).rejects.toThrow("away");
    vi.advanceTimersByTime(5000);
    db.failing = 0;
    await quiet(1);
    expect(keysOf(sent[0]?.delta.rows)).toEqual([heatRow(1).key, heatRow(2).key]);
    expect(hub.sent(nameOf(room))).toEqual({ epoch: "e", version: 2 });
  });

  test("reads everything where the touched rows of some version are not kept any more, and tells only what is other", async () => {
    const { db, hub, sent, quiet } = stage();
    const screen = await join(hub);
    db.rows.delete(heatRow(2).key);
    for (let n = 1; n <= 3; n++) db.commit([heatRow(1).key], heatRow(1, { number: n }));
    db.changes.splice(0, 2);
    hub.changed(meetId, 3);
    await quiet(1);
    expect(sent[0]?.delta).toMatchObject({
      from: 0,
      version: 3,
      rows: [heatRow(1, { number: 3 })],
      gone: [heatRow(2).key],
    });
    expect(shownAfter(screen, sent).rows.size).toBe(4);
  });

  test("sends everybody to the snapshot where the line of versions is another one", async () => {
    const { db, hub, sent } = stage();
    const screen = await join(hub);
    for (let n = 0; n < 3; n++) db.commit([heatRow(1).key]);
    db.epoch = "other";
    db.version = 1;
    await vi.waitFor(() => expect(sent.at(-1)?.delta.epoch).toBe("other"));
    const last = sent.at(-1)?.delta;
    expect(last && judge(screen.held, last)).toBe("gap");
    expect(await hub.content(room)).toMatchObject({ epoch: "other", version: 1 });
  });

  test("asks again where a connection broke and never answers: boards go on", async () => {
    const db = source([meetRow(), eventRow(1), roundRow(1), heatRow(1)]);
    let silent = 0;
    const never = new Promise<never>(() => {});
    const answer = <T>(ask: () => Promise<T>): Promise<T> => (silent-- > 0 ? never : ask());
    const hub = createHub(
      {
        read: (...asked) => answer(() => db.source.read(...asked)),
        points: (...asked) => answer(() => db.source.points(...asked)),
      },
      { gapMs: 0, lookMs: 20, readMs: 50, pointsMs: 50 },
    );
    const sent: Delta[] = [];
    ends.push(hub.start({ delta: (_name, delta) => sent.push(delta), hint: () => {} }));
    await open(hub);
    silent = 3;
    hub.changed(meetId, db.commit([heatRow(1).key], heatRow(1, { number: 2 })));
    await vi.waitFor(() => expect(sent.at(-1)?.version).toBe(1));
    // unheard, found by looking
    silent = 3;
    db.commit([heatRow(1).key], heatRow(1, { number: 3 }));
    await vi.waitFor(() => expect(sent.at(-1)?.version).toBe(2));
  });

  test("says that a heat is official as everybody is shown it", async () => {
    const { hub, commit } = stage();
    expect(await hub.showsOfficial(meetId, heatId(1))).toBe(false);
    commit([heatRow(1).key], heatRow(1, { state: "official" }));
    expect(await hub.showsOfficial(meetId, heatId(1))).toBe(true);
    commit([heatRow(1).key], heatRow(1, { state: "held" }));
    expect(await hub.showsOfficial(meetId, heatId(1))).toBe(false);
  });
});

describe("who comes back", () => {
  test("gets one merged delta of what is other, or nothing where nothing can be", async () => {
    const { hub, commit } = stage();
    await open(hub);
    for (let n = 1; n <= 3; n++) {
      commit([heatRow(1).key, heatRow(2).key], heatRow(1, { number: n }));
      await hub.ready(room);
    }
    expect(hub.since(room, { epoch: "e", version: 1 })).toEqual({
      kind: "following",
      delta: { epoch: "e", from: 1, version: 3, rows: [heatRow(1, { number: 3 })], gone: [] },
    });
    expect(hub.since(room, { epoch: "e", version: 3 })).toEqual({ kind: "following", delta: null });
    const resync = { kind: "resync", at: 3 };
    for (const point of [null, { epoch: "e", version: 9 }, { epoch: "x", version: 3 }])
      expect(hub.since(room, point)).toEqual(resync);
  });

  test("with a version this process never stopped at gets all there is under what was touched since", async () => {
    const { db, hub, commit } = stage([
      meetRow(),
      eventRow(1),
      roundRow(1),
      heatRow(1),
      laneRow(1, 1, 1),
      laneRow(1, 2, 2),
    ]);
    await open(hub);
    // another process told it of a lane that was put in at version 1 and taken out again at 2
    db.commit([heatRow(1).key], laneRow(1, 3, 5));
    db.rows.delete(laneRow(1, 3, 5).key);
    commit([heatRow(1).key], laneRow(1, 1, 7));
    await hub.ready(room);
    const answer = hub.since(room, { epoch: "e", version: 1 });
    if (answer.kind !== "following" || !answer.delta) throw new Error("no delta");
    const elsewhere = rowsOf([
      meetRow(),
      eventRow(1),
      roundRow(1),
      heatRow(1),
      laneRow(1, 1, 1),
      laneRow(1, 2, 2),
      laneRow(1, 3, 5),
    ]);
    const fresh = rowsOf((await hub.content(room))?.rows ?? []);
    expect(new Map([...applyDelta(elsewhere, answer.delta)].sort())).toEqual(new Map([...fresh].sort()));
    expect(fresh.has(laneRow(1, 3, 5).key)).toBe(false);
  });

  test("is caught up by a process that has just started, from what the database remembers", async () => {
    const { db, hub, commit } = stage();
    for (let n = 1; n <= 3; n++) commit([heatRow(1).key], heatRow(1, { number: n }));
    await open(hub);
    expect(hub.since(room, { epoch: "e", version: 2 })).toMatchObject({
      kind: "following",
      delta: { from: 2, version: 3, covers: [heatRow(1).key] },
    });
    db.changes.length = 0;
    const other = createHub(db.source, { gapMs: 0, lookMs: 1000 });
    await other.ready(room);
    expect(other.since(room, { epoch: "e", version: 2 })).toEqual({ kind: "resync", at: 3 });
  });

  test("fetches the snapshot where that is cheaper, or where it is not known what changed", async () => {
    const many = Array.from({ length: 300 }, (_, i) => laneRow(1, i + 1, i));
    const { hub, commit } = stage([meetRow(), eventRow(1), roundRow(1), heatRow(1), ...many]);
    await open(hub);
    commit([heatRow(1).key], ...many.map((row, i) => laneRow(1, row.lane, 1000 + i)));
    await hub.ready(room);
    expect(hub.since(room, { epoch: "e", version: 0 })).toEqual({ kind: "resync", at: 1 });
  });
});

describe("whatever happens in between", () => {
  const scopes: Room["scope"][] = [
    { kind: "meet" },
    { kind: "event", event: eventId(1) },
    { kind: "venue", venue: "A" },
  ];
  const step = fc.oneof(
    fc.record({
      do: fc.constant("mark" as const),
      n: fc.integer({ min: 1, max: 4 }),
      value: fc.nat(3),
      told: fc.boolean(),
    }),
    fc.record({ do: fc.constant("drop" as const), n: fc.integer({ min: 1, max: 4 }), told: fc.boolean() }),
    fc.record({ do: fc.constant("move" as const), venue: fc.constantFrom("A", "B"), told: fc.boolean() }),
    fc.record({ do: fc.constant("mask" as const), told: fc.boolean() }),
    fc.record({ do: fc.constant("join" as const), which: fc.nat(2), hub: fc.nat(1) }),
    fc.record({ do: fc.constant("change process" as const), screen: fc.nat(5), hub: fc.nat(1) }),
    fc.record({ do: fc.constant("fail" as const) }),
    fc.record({ do: fc.constant("pause" as const) }),
  );

  test("every screen holds its room's rows exactly, at the version it holds, on whichever of two processes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const db = source([
          meetRow(),
          eventRow(1, { venue: "A" }),
          roundRow(1),
          eventRow(2, { venue: "B" }),
          roundRow(2),
        ]);
        const hubs = [0, 1].map(() => createHub(db.source, { gapMs: 0, lookMs: 3600_000 }));
        const screens: (Screen & { hub: number })[] = [];
        const stops = hubs.map((hub, index) =>
          hub.start({
            delta: (name, delta) => {
              for (const screen of screens)
                if (screen.hub === index && nameOf(screen.room) === name)
                  screen.held = shownAfter(screen, [{ name, delta }]);
            },
            hint: () => {},
          }),
        );
        const truth = new Map<string, Map<RowKey, WireRow>>();
        const note = async () => {
          const fresh = createHub(db.source, { gapMs: 0, lookMs: 3600_000 });
          for (const scope of scopes) {
            const content = await fresh.content(at(scope));
            if (content) truth.set(`${nameOf(at(scope))} ${content.version}`, new Map(rowsOf(content.rows)));
          }
        };
        const tell = (version: number, told: boolean) => told && hubs.map((hub) => hub.changed(meetId, version));
        /** As the sockets do it: what is held is brought up to date and the room is joined, in one turn. */
        const follow = async (screen: Screen & { hub: number }, index: number) => {
          const hub = hubs[index];
          if (!hub) return;
          if (!(await hub.ready(screen.room, screen.held.version).catch(() => false))) return;
          screen.hub = index;
          hub.opened(nameOf(screen.room));
          const answer = hub.since(screen.room, screen.held);
          if (answer.kind === "following") {
            if (answer.delta)
              screen.held = {
                ...screen.held,
                version: answer.delta.version,
                rows: applyDelta(screen.held.rows, answer.delta),
              };
            return;
          }
          const content = await hubs[1 - index]?.content(screen.room, answer.at).catch(() => null);
          if (content) screen.held = { ...content, rows: rowsOf(content.rows) };
          screen.hub = -1;
        };
        await note();
        for (const one of steps) {
          if (one.do === "mark") {
            const under = one.n > 2 ? 2 : 1;
            tell(
              db.commit([heatRow(one.n).key], heatRow(one.n, {}, under), laneRow(one.n, 1, one.value, under)),
              one.told,
            );
          } else if (one.do === "drop") {
            db.rows.delete(laneRow(one.n, 1, 0).key);
            tell(db.commit([heatRow(one.n).key]), one.told);
          } else if (one.do === "move") tell(db.commit([eventRow(1).key], eventRow(1, { venue: one.venue })), one.told);
          else if (one.do === "mask") {
            db.masked = !db.masked;
            tell(db.commit(["meet"]), one.told);
          } else if (one.do === "join") {
            const where = at(scopes[one.which] ?? { kind: "meet" });
            const content = await hubs[1 - one.hub]?.content(where).catch(() => null);
            const screen = content && { room: where, hub: -1, held: { ...content, rows: rowsOf(content.rows) } };
            if (screen) {
              screens.push(screen);
              await follow(screen, one.hub);
            }
          } else if (one.do === "change process") {
            const screen = screens[one.screen];
            if (screen) await follow(screen, one.hub);
          } else if (one.do === "fail") db.failing = 1;
          else await db.turn();
          if (one.do !== "pause" && one.do !== "fail") {
            const { failing } = db;
            db.failing = 0;
            await note();
            db.failing = failing;
          }
          for (const { room: where, held } of screens) {
            const known = truth.get(`${nameOf(where)} ${held.version}`);
            expect(known && new Map([...held.rows].sort())).toEqual(known && new Map([...known].sort()));
          }
        }
        for (const stop of stops) stop();
      }),
      { numRuns: 300 },
    );
  });
});

test("a room is found by its name again, and other names are none", () => {
  const all = [
    ...(["meet", "hint"] as const).map((kind) => at({ kind })),
    at({ kind: "venue", venue: "a:b\n跑道" }),
    at({ kind: "event", event: eventId(3) }),
  ];
  for (const one of all) expect(roomOf(nameOf(one))).toEqual(one);
  for (const name of [
    "",
    "xY7_socket-id",
    "meet:",
    `meet:${meetId}:x`,
    `event:${meetId}`,
    `event:${meetId}:x`,
    `venue:${meetId}`,
  ])
    expect(roomOf(name)).toBeNull();
});
