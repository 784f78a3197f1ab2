import { describe, expect, test } from "vitest";
import { eventTemplate } from "#core/catalogue/templates.ts";
import type { JudgedModule, JudgedPlan } from "#core/judged/plan.ts";
import { judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import { readContestSheet } from "#core/judged/read-sheet.ts";
import { judgedRefusals } from "#core/judged/refusals.ts";
import { contestSheetGrid, type SheetWords } from "#core/judged/write-sheet.ts";

const grid = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((row) => row.trim().split("|"));

const welding = grid(`
  焊工技能竞赛评分表
  竞赛模块|占比|评分项|评分子项|分值（分）|评分方式|说明
  理论|30%|||100||
  实操|７０％|焊前准备||10|打分|
  ||焊缝|外观|30分|评判|
  |||错边量|15|分档|0mm:15；0.5mm:10；1mm:5；2mm:0
  |||内部质量|３０|是否|探伤
  ||安全文明||15||
  ||合计||100||
  总计|100%|||||
`);

const read = (rows: readonly (readonly string[])[]) => {
  const answer = readContestSheet(rows);
  return answer.ok ? answer.value.modules : answer.refusal.cells;
};
const modulesOf = (rows: readonly (readonly string[])[]): JudgedModule[] => {
  const answer = readContestSheet(rows);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value.modules;
};

describe("[JD24] a contest sheet from a spreadsheet", () => {
  test("parts and shares, criteria and their parts, kinds, bands; blank cells mean what stands above", () => {
    const [theory, practice] = modulesOf(welding);
    expect(theory).toMatchObject({
      name: "理论",
      kind: "theory",
      share: 3000,
      most: 10_000,
      lines: [],
      together: true,
    });
    expect(practice).toMatchObject({ name: "实操", kind: "practice", share: 7000, most: 10_000 });
    expect(practice?.lines.map(({ name, group, most, kind }) => [name, group, most, kind])).toEqual([
      ["焊前准备", undefined, 1000, undefined],
      ["外观", "焊缝", 3000, "judgement"],
      ["错边量", "焊缝", 1500, "graded"],
      ["内部质量", "焊缝", 3000, "yes-no"],
      ["安全文明", undefined, 1500, undefined],
    ]);
    expect(practice?.lines[2]?.grades).toEqual({
      ...{ unit: "mm", better: "less" },
      bands: [
        [0, 1500],
        [50, 1000],
        [100, 500],
        [200, 0],
      ].map(([from, mark]) => ({ from, mark })),
    });
    expect(judgedRefusals(judgedPlan(modulesOf(welding), { theoryCap: true }))).toEqual([]);
  });

  test("a share as spreadsheets hold it, one part without a share, English columns", () => {
    const rows = grid(`
      Module|Weight|Criterion|Max
      Theory|0.4||100
      Interview|0.6|Answers|60
      ||Bearing|40
    `);
    expect(modulesOf(rows).map(({ kind, share }) => [kind, share])).toEqual([
      ["theory", 4000],
      ["interview", 6000],
    ]);
    const lines = grid("评分项|分值\n内容|60\n表达|40");
    expect(modulesOf(lines)).toMatchObject([{ share: 10_000, most: 10_000, kind: "practice" }]);
  });

  test("every wrong cell is named by line and column", () => {
    const wrong = grid(`
      模块|占比|评分项|子项|分值|方式|说明
      理论|三成|||100||
      实操|70%|准备||十|打分|
      ||焊缝||50||
      |||外观|30|看看|
      |||尺寸|15|分档|
      |||内部||是否|
      ||合计||90||
    `);
    expect(read(wrong)).toEqual([
      { line: 2, column: 2, kind: "not-a-share", got: "三成" },
      { line: 3, column: 5, kind: "not-points", got: "十" },
      { line: 5, column: 6, kind: "unknown-kind", got: "看看" },
      { line: 6, column: 7, kind: "grades-missing" },
      { line: 7, column: 5, kind: "most-missing" },
      { line: 8, column: 5, kind: "sum-wrong", got: 9000, sum: 4500 },
      { line: 2, column: 2, kind: "share-missing" },
      { line: 4, column: 5, kind: "sum-wrong", got: 5000, sum: 4500 },
    ]);
    expect(read(grid("甲|乙\n1|2"))).toEqual([{ line: 1, column: 1, kind: "no-header" }]);
    expect(read(grid("评分项|分值"))).toEqual([{ line: 1, column: 1, kind: "no-lines" }]);
  });

  const words: SheetWords = {
    columns: {
      ...{
        module: "模块",
        share: "占比",
        criterion: "评分项",
        part: "评分子项",
        most: "分值",
        kind: "评分方式",
        note: "说明",
      },
    },
    kinds: { points: "打分", "yes-no": "测量", graded: "分档", judgement: "评判" },
    total: "合计",
    module: ({ name, key }) => name || key,
    line: ({ name, key }) => name ?? key,
  };

  test("what is written for export is read again as it was, the catalogue's sheets too", () => {
    const plain = (modules: readonly JudgedModule[]) =>
      modules.map(({ name, share, most, lines }) => [
        ...[name, share, most],
        lines.map((line) => [line.name, line.group, line.most, line.kind, line.grades]),
      ]);
    const once = modulesOf(welding);
    expect(plain(modulesOf(contestSheetGrid({ modules: once }, 2, words)))).toEqual(plain(once));
    for (const key of ["welding", "crane", "nursing", "teaching"]) {
      const modules = eventTemplate(key)?.plan.judged?.modules ?? [];
      const named = modules.map((one) => ({
        ...one,
        name: one.key,
        lines: one.lines.map((line) => ({ ...line, name: line.key })),
      }));
      expect(plain(modulesOf(contestSheetGrid({ modules: named }, 2, words))), key).toEqual(plain(named));
    }
  });
});

describe("[JD23] a contest sheet that can work", () => {
  const line = (key: string, most: number) => ({ key, most, step: 50 });
  const theory = moduleOf("theory", "theory", { share: 3000 });
  const practice = moduleOf("practice", "practice", { share: 7000 });
  const refused = (modules: readonly JudgedModule[], own: Partial<Omit<JudgedPlan, "modules">> = {}) =>
    judgedRefusals(judgedPlan(modules, own)).map(({ field, ...rest }) => [field, rest]);

  test("[JD5] shares make 100%, or it is said by how much; theory keeps to its cap where that rule is followed", () => {
    const more = [{ ...theory, share: 4000 }, practice];
    expect(refused(more)).toEqual([["modules", { kind: "shares-not-whole", got: 11_000, by: -1000 }]]);
    const capped = [
      { ...theory, share: 4000 },
      { ...practice, share: 6000 },
    ];
    expect(refused(capped)).toEqual([]);
    expect(refused(capped, { theoryCap: true })).toEqual([
      ["modules.0.share", { kind: "share-over-cap", cap: 3000, got: 4000 }],
    ]);
    expect(refused([])).toEqual([["modules", { kind: "modules-none" }]]);
  });

  test.each<[string, Partial<JudgedModule>, string, object]>([
    [
      "lines do not make the most",
      { lines: [line("a", 5000), line("b", 4500)] },
      "lines",
      { kind: "lines-not-most", got: 9500, most: 10_000, by: 500 },
    ],
    ["a key twice", { lines: [line("a", 5000), line("a", 5000)] }, "lines.1.key", { kind: "key-twice", key: "a" }],
    [
      "steps that do not fit",
      { lines: [{ key: "a", most: 10_000, step: 300 }] },
      "lines.0.step",
      { kind: "step-not-in-most", step: 300, most: 10_000 },
    ],
    ["no bands", { lines: [{ ...line("a", 10_000), kind: "graded" }] }, "lines.0.grades", { kind: "grades-missing" }],
    ["more dropped than leave a mark", { judges: 4, drop: 2 }, "drop", { kind: "drop-too-many", drop: 2, judges: 4 }],
    ["one panel to bring together", { balance: "grand-mean" }, "balance", { kind: "balance-one-panel" }],
    ["stations for a list", { together: true }, "stations", { kind: "stations-one-by-one" }],
    ["places of two modules", { method: "borda" }, "method", { kind: "places-need-one-list" }],
    ["too many judges", { judges: 20 }, "judges", { kind: "out-of-range", from: 1, to: 19, got: 20 }],
  ])("%s", (_what, own, field, refusal) => {
    expect(refused([theory, { ...practice, ...own }])).toEqual([[`modules.1.${field}`, refusal]]);
  });

  test("a chain names what is there, the first module takes everybody, awards are of what there is", () => {
    expect(refused([{ ...theory, take: 3 }, practice])).toEqual([
      ["modules.0.take", { kind: "first-takes-everybody" }],
    ]);
    const ties: JudgedPlan["ties"] = [
      { by: "module", module: "x" },
      { by: "time", module: "practice" },
      { by: "exact" },
      { by: "exact" },
    ];
    expect(refused([theory, practice], { ties })).toEqual([
      ["ties.0", { kind: "tie-unknown-module", module: "x" }],
      ["ties.1", { kind: "tie-without-time", module: "practice" }],
      ["ties.3", { kind: "tie-twice" }],
    ]);
    const awards: JudgedPlan["awards"] = [
      { key: "a", names: [], way: "shares", percents: [50, 60], rounding: "floor", tie: "better" },
      { key: "b", names: [], way: "marks", from: [8000, 9000] },
    ];
    expect(refused([theory, practice], { awards, team: { best: 0 } })).toEqual([
      ["awards.0.percents", { kind: "awards-over-all", got: 110 }],
      ["awards.1.from", { kind: "marks-not-descending" }],
      ["team.best", { kind: "out-of-range", from: 1, to: 100, got: 0 }],
    ]);
  });
});
