import type { Page } from "playwright-core";
import { eventTemplate } from "#core/catalogue/templates.ts";
import type { EntrantId, RoundId } from "#core/ids.ts";
import type { AwardPlan } from "#core/judged/plan.ts";
import { judgedDefaults, judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import type { AccountRow } from "#db/accounts.ts";
import type { EntrantRow } from "#db/entrants.ts";
import { findMasks } from "#db/masks.ts";
import { makeEvent, makeMeet } from "./meets.ts";
import { heatsOf, type SeatedHeat, type Stage, there } from "./play.ts";
import { makeEntrant, makeUnit } from "./units.ts";
import type { TestWorld } from "./world.ts";

// Forty-seven works before two panels, of which the second is the stricter one, and a public vote.

const units = { 机务段: 7, 车务段: 6, 工务段: 6, 电务段: 6, 供电段: 6, 车辆段: 6, 客运段: 5, 公安处: 5 };
const surnames = [..."赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭鲁韦马"];
const given = ["墨轩", "砚秋", "怀远", "临池", "静宜", "若谷", "长风"];

/** the best three of the vote and the panels together have a title beside their prize */
const star: AwardPlan = { key: "title", names: ["职工书法之星"], way: "places", counts: [3], tie: "better" };

export async function worksContest(world: TestWorld): Promise<Stage & { account: AccountRow }> {
  const { meet, author, account } = await makeMeet(world, { name: "职工书法作品展" });
  const lines = there(eventTemplate("calligraphy")?.plan?.judged?.modules[0]).lines;
  const panels = { judges: 3, panels: 2, drop: 0, balance: "grand-mean" as const };
  const event = await makeEvent(world, meet, "calligraphy", {
    ...{ name: "书法作品评选", release: "announced" },
    plan: {
      judged: judgedPlan(
        [
          moduleOf("works", "works", { ...panels, lines, share: 8000 }),
          moduleOf("vote", "vote", { share: 2000, blind: true }),
        ],
        { publish: { by: "announcer", when: "end" }, awards: [...judgedDefaults.awards, star] },
      ),
    },
  });
  const people: EntrantRow[] = [];
  for (const [name, size] of Object.entries(units)) {
    const unit = await makeUnit(world, meet, { name });
    for (let n = 0; n < size; n++) {
      const at = people.length;
      const called = `${surnames[at]}${given[at % given.length]}`;
      people.push(await makeEntrant(world, meet, unit, { name: called, bib: 501 + at, events: [event] }));
    }
  }
  return { meet, author, account, event, people };
}

/** A work as it hangs: its number, and the list and line it was drawn to. */
export interface Hung {
  entrant: EntrantId;
  number: number;
  panel: number;
  lane: number;
  heat: SeatedHeat;
}

/** All works by number; only a test may look. */
export async function hangingWorks(world: TestWorld, round: RoundId): Promise<Hung[]> {
  const lists = await heatsOf(world, round);
  const masks = await findMasks(world.db, round);
  return masks.map(({ id, number, entrantId }) => {
    const heat = there(lists.find(({ lanes }) => lanes.some((one) => one.entrant === id)));
    const { lane } = there(heat.lanes.find((one) => one.entrant === id));
    return { entrant: entrantId, number, lane, heat, panel: there(heat.panel) };
  });
}

/** What a panel gives a work in points: the first on each list is its best. The mean of the panels' three judges. */
export const pointsOf = ({ panel, lane }: Pick<Hung, "panel" | "lane">): number => (panel === 1 ? 96 : 86) - lane;

/** A judge's four lines in points, in their order: the first judge is stricter by one point, the third milder. */
export function linesOf(work: Pick<Hung, "panel" | "lane">, chair: number): [string, number][] {
  const most = pointsOf(work) + chair - 2 - 38;
  return [
    ["brushwork", Math.ceil(most / 2)],
    ["structure", Math.floor(most / 2)],
    ["layout", 24],
    ["creativity", 14],
  ];
}

interface Painted {
  sign: string;
  width: number;
  height: number;
}

/** Sheets of paper with one large sign and a seal, as a browser makes photographs of them. */
export async function paint(page: Page, works: readonly Painted[]): Promise<Buffer[]> {
  const coded = await page.evaluate(
    (all) =>
      all.map(({ sign, width, height }, at) => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [width, height];
        const context = canvas.getContext("2d");
        if (!context) return "";
        const side = Math.min(width, height);
        context.fillStyle = `hsl(${40 + (at % 5) * 3} 45% ${88 + (at % 4)}%)`;
        context.fillRect(0, 0, width, height);
        context.fillStyle = "#161210";
        context.font = `bold ${side * 0.7}px "Noto Serif CJK SC", serif`;
        [context.textAlign, context.textBaseline] = ["center", "middle"];
        context.fillText(sign, width / 2, height / 2);
        context.fillStyle = "#a4201c";
        context.fillRect(width * 0.84, height * 0.86, side * 0.08, side * 0.08);
        return canvas.toDataURL("image/jpeg", 0.85).split(",")[1] ?? "";
      }),
    [...works],
  );
  return coded.map((one) => Buffer.from(one, "base64"));
}
