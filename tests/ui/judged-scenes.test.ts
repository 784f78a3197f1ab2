import { describe, expect, test } from "vitest";
import type { EntrantId, UnitId } from "#core/ids.ts";
import type { JudgedPart } from "#core/judged/outcome.ts";
import { judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import type { LaneMark, PanelMarks } from "#core/scoring/ruleset.ts";
import { translator } from "#i18n/catalogue.ts";
import { languages } from "#i18n/language.ts";
import { marks } from "#i18n/marks.ts";
import { formatSteps, sayDecided, sayTier } from "#i18n/verdict-words.ts";
import { bringVerdicts, verdicts } from "#i18n/verdicts.ts";
import type { JudgedView, TotalLine } from "#live/judged-view.ts";
import type { EventView } from "#live/programme.ts";
import type { LaneLine, ShownHeat } from "#live/shown.ts";
import { ceremonyAt } from "#ui/board/ceremony.ts";
import { asHeat } from "#ui/board/judged-scenes.ts";
import { linesOf } from "#ui/board/lines.ts";
import { isPicture } from "#ui/board/picture.tsx";
import { choiceOf, playlist, type Scene } from "#ui/board/scenes.ts";
import { there } from "../support/play.ts";
import { eventView, programmeWith } from "../support/programme.ts";
import { eventRow, heatRow, roundRow, uuid } from "../support/rows.ts";

const now = Date.parse("2026-03-07T15:00:00+08:00");
const who = (n: number) => uuid("f", n) as EntrantId;
const unit = uuid("e", 1) as UnitId;
const modules = [
  moduleOf("theory", "theory", { share: 3000, name: "理论" }),
  moduleOf("practice", "practice", { share: 7000, name: "实操" }),
];
const panel: PanelMarks = {
  judges: [{ judge: 201, mark: 9000 }],
  mean: 9000,
  taken: 0,
  exact: { sum: 9000, count: 1 },
  lines: [],
};
const person = (n: number) => ({ entrant: who(n), bib: n, name: `P${n}`, unit, unitName: "unit" });
const lane = (n: number, value: number | null, place: number | null = null): LaneLine => ({
  ...{ ...person(n), lane: 1, place, fate: "open" },
  mark: {
    ...{ outcome: value === null ? "none" : "valid", value, misses: 0, fault: null },
    ...(value !== null && { panel }),
  },
});
const turn = (n: number, over: Partial<ShownHeat> = {}): ShownHeat =>
  heatRow(n, { number: n, panel: 1, lanes: [lane(n, null)], ...over });
const over = (n: number, at: number): ShownHeat =>
  turn(n, { state: "official", closedAt: now - at, lanes: [lane(n, 9000 - n, n)] });

const total = (n: number, own: Partial<TotalLine> = {}): TotalLine => ({
  ...{ ...person(n), place: n, shared: 0, parts: [], decidedBy: null },
  mark: { outcome: "valid", value: 9000 - n, misses: 0, fault: null },
  ...own,
});
const judged = (own: Partial<JudgedView> = {}): JudgedView => ({
  ...{ plan: judgedPlan(modules), over: false, modules: [], totals: [], awards: [], team: [] },
  ...own,
});
function view(heats: readonly ShownHeat[], own: Partial<JudgedView> = {}): EventView {
  const event = eventRow(1, { judged: true, measure: "points", digits: 2, durationMs: null });
  const name = { module: "实操", kind: "practice", turns: true } as const;
  const round = roundRow(1, { number: 2, name, module: there(modules[1]), heats: heats.length });
  return {
    ...eventView(event, []),
    judged: judged(own),
    rounds: [{ round, event, heats: heats.map((heat) => ({ heat, round, event })) }],
  };
}
const playing = (heats: readonly ShownHeat[], kind: string | null, own: Partial<JudgedView> = {}) =>
  playlist(programmeWith([], { events: [view(heats, own)] }), now, choiceOf(kind));
const keys = (scenes: readonly Scene[]) => scenes.map(({ key }) => key);

describe("appearances before a panel on the board", () => {
  test("a screen that stays with the panel shows who is on, else who was on last, else who comes", () => {
    const shown = (heats: readonly ShownHeat[]) => {
      const [scene] = playing(heats, "panel");
      const heat = asHeat(there(scene));
      return "heat" in heat ? [heat.kind, heat.heat.heat.number] : [heat.kind];
    };
    const running = turn(3, { state: "running", startedAt: now - 1000 });
    expect(shown([over(1, 9000), over(2, 5000), running, turn(4)])).toEqual(["running", 3]);
    expect(shown([over(1, 9000), over(2, 5000), turn(3)])).toEqual(["result", 2]);
    expect(shown([over(1, 9000), turn(2, { state: "held", closedAt: now - 10 })])).toEqual(["result", 2]);
    expect(shown([turn(1), turn(2, { calledAt: now })])).toEqual(["call", 2]);
    expect(shown([turn(1), turn(2)])).toEqual(["start", 1]);
  });

  test("each is one picture; many at the same time are one list, in their order", () => {
    const running = (n: number) => turn(n, { state: "running", startedAt: now - 1000 * n });
    const two = playing([running(1), running(2), turn(3)], null);
    expect([keys(two).length, two.every(isPicture)]).toEqual([2, true]);
    const [many, ...rest] = playing([running(1), running(2), running(3), turn(4)], null);
    expect([many?.kind, rest]).toEqual(["order", []]);
  });

  test("the order starts at who is on, says who is next, and nothing of marks that are not told", () => {
    const heats = [
      over(1, 9),
      over(2, 8),
      over(3, 7),
      turn(4, { state: "held" }),
      turn(5, { state: "running" }),
      turn(6),
      turn(7),
    ];
    const [scene] = playing(heats, "order");
    const lines = linesOf(there(scene)).map((line) =>
      line.kind === "order" ? [line.turn, line.state, line.mark.value, line.panel] : [],
    );
    expect(lines).toEqual([
      [2, "over", 8998, null],
      [3, "over", 8997, null],
      [4, "held", null, null],
      [5, "running", null, null],
      [6, "next", null, null],
      [7, "scheduled", null, null],
    ]);
  });

  test("totals stand with the parts of each module and what they won", () => {
    const part = (module: string, balanced: number): JudgedPart => ({
      ...{ module, raw: 1, balanced, weighted: 1, timeMs: null, panel: 1 },
      mark: { lane: 1, outcome: "valid", value: 1, misses: 0, faults: [], keptMs: null, corrected: false } as LaneMark,
    });
    const awards = [
      { key: "a", names: ["金奖"], notes: [], people: [{ ...person(1), place: 1, tier: 1, name: "金奖" }] },
    ];
    const totals = [total(1, { parts: [part("theory", 9000), part("practice", 8000)] }), total(2)];
    const [scene] = playing([over(1, 9)], "scores", { totals, awards, over: true });
    expect(linesOf(there(scene))).toMatchObject([
      {
        parts: [
          { key: "theory", steps: 9000 },
          { key: "practice", steps: 8000 },
        ],
        tiers: [{ number: 1, name: "金奖" }],
      },
      { parts: [{ steps: null }, { steps: null }], tiers: [] },
    ]);
  });

  test("a ceremony tells a tier at a time, the last one first", () => {
    const prize = (n: number, tier: number) => ({
      ...{ ...person(n), place: n, prize: null, shared: 0, fromRoundBefore: false, tier: { number: tier, name: "" } },
      mark: { outcome: "valid" as const, value: 1, misses: 0, fault: null },
    });
    const prizes = [prize(1, 1), prize(2, 2), prize(3, 2), prize(4, 3)];
    const names = (shown: number) => ceremonyAt({ prizes, vacant: [] }, shown).now?.winners.map(({ name }) => name);
    expect([names(1), names(2), names(3)]).toEqual([["P4"], ["P2", "P3"], ["P1"]]);
  });
});

test("what separated equal totals, and tiers, are said in every language", async () => {
  for (const language of languages) {
    await bringVerdicts(language);
    const [t, m] = [translator(verdicts, language), translator(marks, language)];
    const said = [
      sayDecided({ tie: { by: "module", module: "practice" }, digits: null }, modules, t, m),
      sayDecided({ tie: { by: "time", module: "theory" }, digits: null }, modules, t, m),
      sayDecided({ tie: { by: "exact" }, digits: 3 }, modules, t, m),
      sayTier({ number: 2, name: "" }, m),
    ];
    expect(said[0]).toContain("实操");
    expect(said[1]).toContain("理论");
    expect(said[2]).toContain("3");
    expect(said.every((one) => one !== "" && !one.includes("undefined"))).toBe(true);
  }
  expect([formatSteps(9050, 2), sayTier({ number: 1, name: "金奖" }, translator(marks, "en"))]).toEqual([
    "90.50",
    "金奖",
  ]);
});
