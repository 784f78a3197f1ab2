import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { tableTennis } from "#core/groups/rules.ts";
import { translator } from "#i18n/catalogue.ts";
import { type Language, languages } from "#i18n/language.ts";
import { matches } from "#i18n/matches-at-once.ts";
import { tableSentences } from "#i18n/table-words.ts";
import { LanguageContext } from "#i18n/use-translator.ts";
import { BracketDrawing } from "#ui/bracket/bracket-drawing.tsx";
import { BracketList } from "#ui/bracket/bracket-list.tsx";
import { GroupTables } from "#ui/bracket/group-table.tsx";
import { SwissTable } from "#ui/bracket/swiss-table.tsx";
import { begun, byLot, type Contest, id, planOf, playOut, won } from "../core/stages/contest.ts";
import { shownStages, withResults } from "../support/shown-stages.ts";

const html = (element: ReactElement, language: Language = "zh-Hans") =>
  renderToStaticMarkup(<LanguageContext.Provider value={language}>{element}</LanguageContext.Provider>);
const text = (element: ReactElement, language?: Language) =>
  html(element, language)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
const first = (contest: Contest, look = {}) => {
  const [view] = shownStages(contest, look);
  if (!view) throw new Error("no stage");
  return view;
};

const thirteen = begun(planOf({ settle: 4 }), 13, 4);
const open = thirteen.played.stages[0]?.matches.find(({ status }) => status === "ready");
const [one, other] = (open?.seats ?? []).map((seat) => (seat.kind === "known" ? seat.id : id("")));

describe("the list of a bracket", () => {
  test.each(languages)("has rounds as headings, byes, and who will come in words: %s", (language) => {
    const shown = text(<BracketList stage={first(thirteen)} />, language);
    const said = {
      "zh-Hans": ["四分之一决赛", "轮空：name p0", "半决赛 第1场负者", "三四名决赛", "1 号种子"],
      "zh-Hant": ["四分之一決賽", "輪空：name p0", "準決賽 第1場負者", "三四名決賽", "1 號種子"],
      en: ["Quarter-final", "Bye: name p0", "Loser of Semi-final match 1", "Match for third place", "seed 1"],
    }[language];
    for (const words of said) expect(shown).toContain(words);
  });

  test("leads to every match by links for the keyboard, the drawing by links for pointers only", () => {
    const stage = first(thirteen);
    const hrefOf = (key: string) => `/heats/${key}`;
    const list = html(<BracketList stage={stage} hrefOf={hrefOf} />);
    for (const { key } of stage.played.matches) expect(list.split(`href="/heats/${key}"`).length).toBe(2);
    const drawing = html(<BracketDrawing stage={stage} hrefOf={hrefOf} />);
    expect(drawing).toContain('aria-hidden="true"');
    expect(drawing.match(/<a /g)?.length).toBe(drawing.match(/tabindex="-1"/g)?.length);
  });

  test("says walkovers and who gave up, the winner by a tick", () => {
    const key = open?.key ?? "";
    const away = withResults(thirteen, [{ ...won(key, one ?? id(""), other ?? id("")), ending: "walkover" }]);
    expect(text(<BracketList stage={first(away)} />)).toMatch(/✓ 胜[^✓]*弃权|弃权[^✓]*✓ 胜/);
    const gave = withResults(thirteen, [{ ...won(key, one ?? id(""), other ?? id(""), [1, 0]), ending: "retired" }]);
    expect(text(<BracketList stage={first(gave)} />)).toContain("退赛 0");
  });

  test("tells the score of a match that runs, and its court", () => {
    const marks = [one, other].map((entrant, i) => ({ entrant, outcome: "valid", value: i + 1, points: [11, 9] }));
    const look = {
      heats: ({ key }: { key: string }) => (key === open?.key ? { state: "running", court: "3 号台", marks } : null),
    };
    const shown = text(<BracketList stage={first(thirteen, look)} />);
    expect(shown).toContain("3 号台 · 进行中");
    expect(shown).toContain("11:11 9:9");
  });
});

describe("tables", () => {
  const t = translator(matches, "zh-Hans");
  const ids = [id("a"), id("b")];
  const name = (who: string) => ({ a: "张三", b: "李四" })[who] ?? who;

  test("say by what the level were parted, with as many decimals as it takes", () => {
    const by = { of: "game-ratio", among: "tied" } as const;
    const fact = (values: { won: number; lost: number }[]) =>
      tableSentences([{ kind: "separated", place: 2, ids, by, values }], tableTennis, name, t);
    expect(
      fact([
        { won: 4, lost: 3 },
        { won: 3, lost: 4 },
      ]),
    ).toEqual(["2–3 名积分相同，按相互间胜负局比率 1.33 比 0.75 排定：张三、李四。"]);
    expect(
      fact([
        { won: 1001, lost: 1000 },
        { won: 1, lost: 1 },
      ])[0],
    ).toContain("1.001 比 1.000");
    expect(
      fact([
        { won: 3, lost: 0 },
        { won: 3, lost: 1 },
      ])[0],
    ).toContain("∞（未失） 比 3.00");
  });

  test("say lots as lots, with the seed, and what still waits", () => {
    const said = (["zh-Hans", "zh-Hant", "en"] as const).map((language) =>
      tableSentences(
        [
          { kind: "lot-decided", place: 1, ids, seed: "red-flag" },
          { kind: "tie-unresolved", ids, place: 3, to: 4, needs: "lot" },
        ],
        tableTennis,
        name,
        translator(matches, language),
      ),
    );
    expect(said[0]).toEqual([
      "1–2 名各项相同，抽签排定：张三、李四（抽签号 red-flag）。",
      "3–4 名各项相同：张三、李四，需要抽签。",
    ]);
    expect(said[1]?.[0]).toContain("抽籤號 red-flag");
    expect(said[2]?.[0]).toContain("ranked by lot");
  });

  test("have the columns of their rules and say who goes on, for sure while matches are left", () => {
    const groups = begun(planOf({ format: "groups", groups: { rules: "table-tennis@1" } }), 8, 2);
    const over = text(<GroupTables stage={first(playOut(groups, byLot("over")))} />);
    expect(over).toContain("名次 姓名 场 胜 负 积分 局 局比率 出线");
    expect(over.match(/ 出线 /g)?.length).toBe(2 * 3);
    const [stage] = groups.played.stages;
    const group = stage?.tables[0]?.rows.map((row) => row.id) ?? [];
    const best = group[0];
    const results = (stage?.matches ?? []).flatMap(({ key, seats: [a, b] }) => {
      if (a.kind !== "known" || b.kind !== "known" || !group.includes(a.id)) return [];
      if (a.id === best) return [won(key, a.id, b.id)];
      return b.id === best ? [won(key, b.id, a.id)] : [];
    });
    expect(text(<GroupTables stage={first(withResults(groups, results))} />)).toContain("锁定出线");
  });

  test.each(languages)("of a Swiss contest explain every tie-break: %s", (language) => {
    const stage = first(playOut(begun(planOf({ format: "swiss" }), 9, 0), byLot("swiss")));
    const shown = text(<SwissTable stage={stage} />, language);
    const say = translator(matches, language);
    const { draw } = stage.played;
    for (const of of draw.kind === "swiss" ? draw.tieBreaks : []) expect(shown).toContain(say(`tieWhy.${of}`));
    expect(shown).toContain(say("swissTable", { rounds: 4 }));
    expect(text(<BracketList stage={stage} />, language)).toContain(say("byes", { names: "name " }).trim());
  });
});
