import { describe, expect, test } from "vitest";
import type { EntrantId, PictureId } from "#core/ids.ts";
import { judgedPlan, moduleOf as moduleWith } from "#core/judged/plan-defaults.ts";
import { againOf, excusedOf, laneShown, moduleOf } from "#services/tablet-module.ts";

const plan = { judged: judgedPlan([moduleWith("works", "works", { blind: true, share: 10_000 })]) };
const module = moduleOf({ plan }, { number: 1 }, { panel: 1, station: null });
const person = { lane: 1, entrant: "m" as EntrantId, bib: 12, name: "017", unit: "—" };
const works = new Map([[1, [{ id: "p" as PictureId, title: "三车间 张伟", width: 800, height: 600 }]]]);

describe("what a judge's tablet is told", () => {
  test("[JD15] of somebody behind a number: the number and the work, nothing that names them", () => {
    const shown = laneShown(person, module, "running", works);
    expect(shown).toMatchObject({ name: "017", unit: "", bib: null });
    expect(shown.pictures).toEqual([{ id: "p", title: "", width: 800, height: 600 }]);
  });

  test("who it was, once the result is official", () => {
    expect(laneShown({ ...person, name: "张伟", unit: "三车间" }, module, "official", works)).toMatchObject({
      name: "张伟",
      unit: "三车间",
    });
  });

  test("no module of an event without any", () => {
    expect(moduleOf({ plan: {} }, { number: 1 }, { panel: null, station: null })).toBeNull();
  });

  test("[JD2] why the sheet is closed: absent or own unit, as long as it is", () => {
    const own = { act: { kind: "submit", excused: "own-unit" }, reason: null } as const;
    const absent = { act: { kind: "submit", excused: true }, reason: "迟到" } as const;
    expect([excusedOf(own, "submitted"), excusedOf(absent, "submitted")]).toEqual(["own-unit", "absent"]);
    expect([excusedOf(own, "open"), excusedOf(undefined, "submitted")]).toEqual([null, null]);
  });

  test("why it is open again, until it is handed in once more", () => {
    const again = { act: { kind: "reopen" }, reason: "相差太大" } as const;
    expect([againOf(again, "open"), againOf(again, "submitted")]).toEqual(["相差太大", null]);
  });
});
