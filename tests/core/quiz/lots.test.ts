import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawList, drawLots, listHash, lotOrder, withoutDecliners } from "#core/quiz/lots.ts";

const people = ["u01", "u02", "u03", "u04", "u05", "u06", "u07", "u08"];
const seed = "2024-03-07#full-marks#1";
const published = listHash(people);
const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 12 });

describe("the list of a draw", () => {
  test("[QZ23] its hash is what anybody computes from the names, one a line", () => {
    expect(drawList(["b", "a"]).hash).toBe(createHash("sha256").update("a\nb").digest("hex"));
  });

  test("[QZ23] each person is in it once, and staff and earlier winners are told apart", () => {
    const { ids, facts } = drawList(
      ["d", "b", "a", "b", "c", "b", "e", "e"],
      [
        { id: "c", why: "won-before" },
        { id: "e", why: "staff" },
        { id: "z", why: "staff" },
      ],
    );
    expect(ids).toEqual(["a", "b", "d"]);
    expect(facts).toEqual([
      { kind: "entered-twice", id: "b", times: 3 },
      { kind: "excluded", id: "c", why: "won-before" },
      { kind: "entered-twice", id: "e", times: 2 },
      { kind: "excluded", id: "e", why: "staff" },
    ]);
  });

  test("[QZ23] staff who also won before are staff, whichever is told first", () => {
    const both = [
      { id: "a", why: "won-before" },
      { id: "a", why: "staff" },
    ] as const;
    const fact = { kind: "excluded", id: "a", why: "staff" };
    expect(drawList(["a"], both).facts).toEqual([fact]);
    expect(drawList(["a"], [...both].reverse()).facts).toEqual([fact]);
  });

  test("[QZ23] a person more, or one less, is another hash", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1 }), (entered) => {
        const { hash } = drawList(entered);
        expect(drawList([...entered].reverse()).hash).toBe(hash);
        expect(drawList(entered.slice(1)).hash === hash).toBe(false);
      }),
    );
  });
});

describe("a lot among full marks", () => {
  test("[QZ21] the worked example, with everybody else in reserve", () => {
    expect(drawLots({ ids: people }, { seed, prizes: 3, published })).toEqual({
      ok: true,
      value: { winners: ["u06", "u02", "u05"], reserves: ["u08", "u03", "u01", "u07", "u04"], unfilled: 0 },
    });
  });

  test("[QZ21] anybody can check it by hand: the order is that of the hashes of seed|id", () => {
    const by = (id: string) => createHash("sha256").update(`${seed}|${id}`).digest("hex");
    expect(lotOrder(people, seed)).toEqual([...people].sort((a, b) => (by(a) < by(b) ? -1 : 1)));
  });

  test("[QZ21] nobody can change the list after its hash was published", () => {
    const changed = [...people, "u09"];
    expect(drawLots({ ids: changed }, { seed, prizes: 3, published })).toEqual({
      ok: false,
      refusal: { kind: "list-changed", published, hash: listHash(changed) },
    });
  });

  test("[QZ21] without a seed there is no draw", () => {
    expect(drawLots({ ids: people }, { seed: "", prizes: 3, published })).toEqual({
      ok: false,
      refusal: { kind: "no-seed" },
    });
  });

  test.each([0, -1, 1.5])("[QZ21] a draw of %j prizes is refused", (prizes) => {
    expect(drawLots({ ids: people }, { seed, prizes, published })).toEqual({
      ok: false,
      refusal: { kind: "prizes-out-of-range", prizes, least: 1 },
    });
  });

  test("[QZ21] one prize goes to one person; with more prizes than people some stay", () => {
    const one = drawLots({ ids: people }, { seed, prizes: 1, published });
    expect(one.ok && one.value.winners).toEqual(["u06"]);
    const many = drawLots({ ids: people }, { seed, prizes: 10, published });
    expect(many.ok && [many.value.winners.length, many.value.reserves, many.value.unfilled]).toEqual([8, [], 2]);
  });

  test("[QZ21] who does not collect is followed by the next reserve, who may decline too", () => {
    const drawn = drawLots({ ids: people }, { seed, prizes: 3, published });
    if (!drawn.ok) throw new Error("a good draw was refused");
    expect(withoutDecliners(drawn.value, [])).toEqual(drawn.value);
    expect(withoutDecliners(drawn.value, ["u02", "u03"])).toEqual({
      winners: ["u06", "u05", "u08"],
      reserves: ["u01", "u07", "u04"],
      unfilled: 0,
    });
    expect(withoutDecliners(drawn.value, people.slice(0, 6))).toEqual({
      winners: ["u08", "u07"],
      reserves: [],
      unfilled: 1,
    });
    const short = drawLots({ ids: people }, { seed, prizes: 9, published });
    expect(short.ok && withoutDecliners(short.value, ["u01"]).unfilled).toBe(2);
  });

  test("[QZ21] the draw does not depend on the order of the list, and leaving one out moves nobody else", () => {
    fc.assert(
      fc.property(ids, fc.string(), fc.nat(), (people, seed, at) => {
        const order = lotOrder(people, seed);
        expect([...order].sort()).toEqual([...people].sort());
        expect(lotOrder([...people].reverse(), seed)).toEqual(order);
        const gone = people[at % (people.length || 1)];
        expect(
          lotOrder(
            people.filter((id) => id !== gone),
            seed,
          ),
        ).toEqual(order.filter((id) => id !== gone));
      }),
    );
  });
});
