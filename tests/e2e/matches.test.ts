import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import type { EntrantId, HeatId } from "#core/ids.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { findLogPage } from "#db/log.ts";
import { addCourts } from "#services/courts.ts";
import { confirmHeat } from "#services/heats.ts";
import { eventResult } from "#services/results.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { seriousProblems } from "../support/axe.ts";
import { MatchReferee, type Told } from "../support/match-referee.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { onWorld } from "../support/on-world.ts";
import { chief, done, type Stage, there } from "../support/play.ts";
import { matchAt, openMatches, partOf, stagesNow } from "../support/stages.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";

// Whole contests two by two: every match scored on a tablet's page, followed on a board's.

const { world, program, browser } = await onWorld();
const broken: string[] = [];
afterAll(() => {
  expect(broken, "scripts broke on these pages").toEqual([]);
});

type Template = Parameters<typeof makeEvent>[2];
type Over = NonNullable<Parameters<typeof makeEvent>[3]>;

interface Contest extends Stage {
  desk: Page;
  board: Page;
  referees: MatchReferee[];
  nameOf(id: EntrantId): string;
}

const shots = process.env.FIELDDAY_SHOTS;

async function page(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "zh-CN" });
  context.setDefaultTimeout(20_000);
  const made = await context.newPage();
  made.on("pageerror", (error) => broken.push(`${made.url()}: ${error.message}`));
  return made;
}

/** Everybody is the only one of their unit; a desk of the organizer, a board and a tablet are open. */
async function contest(template: Template, names: readonly string[], over: Over = {}): Promise<Contest> {
  const { meet, author, account } = await makeMeet(world, { name: "职工球类比赛" });
  const event = await makeEvent(world, meet, template, {
    name: template === "tug-of-war" ? "拔河" : "乒乓球单打",
    ...over,
  });
  const people = [];
  for (const name of names) {
    const unit = await makeUnit(world, meet, { name: `${name}分会` });
    people.push(await makeEntrant(world, meet, unit, { name, events: [event] }));
  }
  const made: Stage = { meet, author, event, people };
  const desk = await page({ width: 1440, height: 900 });
  const token = await grantSession(world, nobody, { kind: "account", id: account.id });
  await desk.context().addCookies([{ name: "fieldday", value: token ?? "", url: program.url }]);
  const board = await page({ width: 1920, height: 1080 });
  await board.goto(`${program.url}/board/${meet.slug}`);
  const referees = [];
  for (const court of ["一号场地", "二号场地"])
    referees.push(await MatchReferee.sit(world, browser, program.url, made, court));
  const named = new Map(people.map(({ id, name }) => [id, name]));
  return { ...made, desk, board, referees, nameOf: (id) => there(named.get(id)) };
}

const picture = (of: Page, name: string) => (shots ? of.screenshot({ path: `${shots}/matches-${name}.png` }) : null);

async function end({ desk, board, referees }: Contest): Promise<void> {
  for (const one of [desk, board, ...referees.map(({ page: tablet }) => tablet)]) await one.context().close();
}

interface Ready {
  stage: number;
  key: string;
  heat: HeatId;
  players: readonly EntrantId[];
}

async function readyOf(one: Contest): Promise<Ready[]> {
  const now = await stagesNow(world, one);
  return now.played.stages.flatMap(({ number, matches }) =>
    matches
      .filter(({ status }) => status === "ready")
      .map(({ key }) => {
        const { heat } = matchAt(now, key, number);
        return { stage: number, key, heat: heat.id, players: heat.lanes.map(({ entrant }) => entrant) };
      }),
  );
}

interface Turns {
  /** what happens in these matches, by stage and key */
  upset?: Record<string, Told>;
  /** who wins the games between some two */
  between?: readonly { two: readonly string[]; wins: readonly string[] }[];
  pulls?: boolean;
  /** matches that are left for later */
  until?: (ready: Ready) => boolean;
}

/** Whoever of a match would win if all went by the order, as a loser. */
async function loserOf(one: Contest, key: string): Promise<string> {
  const { heat } = matchAt(await stagesNow(world, one), key);
  return one.nameOf(there(one.people.find(({ id }) => heat.lanes.some(({ entrant }) => entrant === id))).id);
}

/** Scores on two tablets what can be played until nothing can, or `until` says so; whoever stands first among `people` wins, if `upset` has no other. */
async function playOn(
  one: Contest,
  { upset = {}, between = [], pulls = false, until = () => false }: Turns = {},
): Promise<number> {
  const order = one.people.map(({ id }) => id);
  for (let played = 0; ; ) {
    const ready = (await readyOf(one)).filter((match) => !until(match));
    if (ready.length === 0) return played;
    const score = async (referee: MatchReferee, { heat, stage, key, players }: Ready) => {
      const two = players.map(one.nameOf);
      const best = one.nameOf(there(order.find((id) => players.includes(id))));
      const said = between.find((other) => other.two.every((name) => two.includes(name)));
      const wins = said?.wins ?? [best, best];
      const usual: Told = pulls ? { kind: "pulls", wins } : { kind: "games", wins, touches: 1 };
      await referee.play(heat, two, upset[`${stage}:${key}`] ?? usual);
      // what is confirmed later was confirmed later: a tablet shows the last ones only, and keeps its own receipt by that
      world.clock.now = Date.now();
      done(await confirmHeat(world, chief, heat));
      played++;
    };
    const left = [...ready];
    await Promise.all(
      one.referees.map(async (referee) => {
        for (let next = left.shift(); next; next = left.shift()) await score(referee, next);
      }),
    );
  }
}

/** What of a bracket's letters lies outside its box, or outside the screen. */
const cutOff = (board: Page): Promise<string[]> =>
  board.evaluate(() =>
    [...document.querySelectorAll<SVGGElement>("[data-match]")].flatMap((box) => {
      const frame = box.querySelector("rect")?.getBoundingClientRect();
      return [...box.querySelectorAll("text")].flatMap((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const inside = frame && left >= frame.left - 1 && right <= frame.right + 1;
        const onScreen = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return inside && onScreen ? [] : [`${text.textContent}`];
      });
    }),
  );

const shownOn = (board: Page, text: string) => board.getByText(text).first().waitFor({ timeout: 40_000 });

/** short games, so that there is time for many */
const byWinner: Over = { options: { match: { bestOf: 3, game: { target: 1, lead: 1, cap: null }, serve: 2 } } };
const plan = (stages: Partial<StagePlan>): Pick<Over, "plan"> => ({
  plan: { stages: { ...stageDefaults, ...stages } },
});

describe("a tug of war of seventeen", () => {
  test("is drawn before everybody's eyes, anew for each round, to the prizes by round reached", async () => {
    const names = Array.from({ length: 17 }, (_, n) => `${"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午"[n]}队`);
    const one = await contest("tug-of-war", names);
    const { desk, board, meet, event } = one;
    await desk.goto(`${program.url}/meets/${meet.id}/events/${event.id}/draw`);
    await desk.getByRole("button", { name: "抽签", exact: true }).click();
    await desk.getByText("抽签完成").waitFor();
    await picture(desk, "drawn");
    await desk.getByRole("button", { name: "在大屏上揭晓" }).click();
    await desk.getByRole("button", { name: "揭晓下一签" }).click();
    await desk.getByText("已揭晓 1 / 17 签").waitFor();
    await picture(board, "lots-1");
    await desk.getByRole("button", { name: "揭晓下一签" }).click();
    await desk.getByText("已揭晓 2 / 17 签").waitFor();
    await desk.getByRole("button", { name: "全部揭晓" }).click();
    await desk.getByText("已揭晓 17 / 17 签").waitFor();
    await shownOn(board, "已抽 17/17");
    for (const name of names) await shownOn(board, name);
    await picture(board, "lots-17");
    await desk.getByRole("button", { name: "全部公布" }).click();
    await desk.getByText("已公布").first().waitFor();
    await board.goto(`${program.url}/board/${meet.slug}?scene=bracket`);

    const played = await playOn(one, { pulls: true });
    // 8 + 4 + 2 in the rounds with a bye drawn for each, 3 among the last three
    expect(played).toBe(17);
    const now = await stagesNow(world, one);
    expect(partOf(now).byes.map(({ column }) => column)).toEqual([1, 2, 3]);
    expect(now.played.over).toBe(true);
    await board.goto(`${program.url}/board/${meet.slug}?scene=bracket`);
    await shownOn(board, "甲队");
    await picture(board, "tug-bracket");
    expect(await cutOff(board)).toEqual([]);
    await board.goto(`${program.url}/board/${meet.slug}?scene=tables`);
    await shownOn(board, "甲队");
    await picture(board, "tug-table");
    await desk.goto(`${program.url}/meets/${meet.id}/events/${event.id}/matches`);
    await picture(desk, "tug-matches");
    await desk.goto(`${program.url}/meets/${meet.id}/prizes`);
    await picture(desk, "tug-prizes");
    // first prize to the last three, second to the two who lost before, third to four, then the eight of the first round
    const { prizes } = there(await eventResult(world.db, event.id));
    const classes = prizes.lines.map(({ prize }) => prize);
    expect([1, 2, 3, 4].map((prize) => classes.filter((one) => one === prize).length)).toEqual([3, 2, 4, 8]);
    expect(prizes.lines.slice(0, 3).map(({ place }) => place)).toEqual([1, 2, 3]);
    expect(one.nameOf(there(prizes.lines[0]).id)).toBe("甲队");
    await end(one);
  }, 300_000);
});

describe("table tennis of thirteen", () => {
  test("with seeds, byes and a match for third place: a quarter-final corrected after the semi-final was played", async () => {
    const names = [..."东南西北春夏秋冬梅兰竹菊松"].map((sign) => `${sign}小川`);
    const one = await contest("table-tennis", names, { ...byWinner, ...plan({ settle: 4 }) });
    const { desk, board, meet, event } = one;
    const at = `${program.url}/meets/${meet.id}/events/${event.id}`;
    await desk.goto(`${at}/draw`);
    for (const [n, name] of names.slice(0, 4).entries()) await desk.getByLabel(`${name} 的种子号`).fill(`${n + 1}`);
    await desk.getByRole("button", { name: "抽签", exact: true }).click();
    await desk.getByText("抽签完成").waitFor();
    await desk.getByRole("button", { name: "直接公布" }).click();
    await desk.getByText("已公布").first().waitFor();
    const drawn = partOf(await stagesNow(world, one));
    expect(drawn.byes.map(({ seat }) => seat.kind === "known" && one.nameOf(seat.id)).sort()).toEqual(
      names.slice(0, 3).sort(),
    );
    await board.goto(`${program.url}/board/${meet.slug}?scene=bracket`);
    const isLate = ({ key }: Ready) => key.startsWith("W-4") || key.startsWith("P3");
    await playOn(one, {
      // one does not come: the other goes on
      upset: { "1:W-1-2": { kind: "absent", loser: await loserOf(one, "W-1-2") } },
      until: isLate,
    });
    await shownOn(board, "决赛");
    await picture(board, "thirteen-semi");
    expect(await cutOff(board)).toEqual([]);

    const quarter = matchAt(await stagesNow(world, one), "W-2-1");
    const [upper, lower] = quarter.heat.lanes.map(({ entrant }) => one.nameOf(entrant));
    await desk.goto(`${program.url}/meets/${meet.id}/heats/${quarter.heat.id}`);
    for (const game of [1, 2]) {
      await desk.getByLabel(`${upper} 第 ${game} 局`).fill("0");
      await desk.getByLabel(`${lower} 第 ${game} 局`).fill("1");
    }
    await desk.getByLabel(`${upper} 胜局`).fill("0");
    await desk.getByLabel(`${lower} 胜局`).fill("2");
    await desk.getByLabel("原因").last().fill("两人的名字写反了");
    await desk.getByRole("button", { name: "保存更正" }).click();
    await desk.getByText("更正会影响后面的比赛").waitFor();
    await picture(desk, "fall");
    expect(matchAt(await stagesNow(world, one), "W-3-1").match.result).not.toBeNull();
    await desk.getByRole("button", { name: "同意并更正" }).click();
    await expect
      .poll(async () => matchAt(await stagesNow(world, one), "W-3-1").match.status, { timeout: 20_000 })
      .toBe("ready");
    const again = matchAt(await stagesNow(world, one), "W-3-1");
    expect(again.heat.lanes.map(({ entrant }) => one.nameOf(entrant))).toContain(lower);
    const voided = (await findLogPage(world.db, meet.id, null, 200)).filter(({ kind }) => kind === "match-voided");
    expect(voided.map(({ reason }) => reason)).toEqual(["两人的名字写反了"]);

    // twelve and the one for third place, the voided one again
    expect(await playOn(one)).toBe(3);
    const result = there(await eventResult(world.db, event.id));
    expect(result.over).toBe(true);
    expect(result.places.slice(0, 4).map(({ place }) => place)).toEqual([1, 2, 3, 4]);
    await shownOn(board, "三四名");
    await picture(board, "thirteen-end");
    expect(await cutOff(board)).toEqual([]);
    expect(await seriousProblems(board)).toEqual([]);
    done(await addCourts(world, one.author, meet.id, { names: ["1 号台"], venue: "" }));
    for (const path of [`${at}/draw`, `${at}/matches`, `${program.url}/meets/${meet.id}/courts`]) {
      await desk.goto(path);
      expect([path, await seriousProblems(desk)]).toEqual([path, []]);
    }
    await end(one);
  }, 300_000);
});

describe("four groups of four", () => {
  test("a three-way tie is parted in words, the first two of each play the quarter-finals", async () => {
    const names = Array.from({ length: 16 }, (_, n) => `${"一二三四五六七八"[n % 8]}${n < 8 ? "东" : "西"}`);
    const groups = { ...stageDefaults.groups, size: 4, rules: "table-tennis@1", qualifiers: 2 };
    const one = await contest("table-tennis", names, { ...byWinner, ...plan({ format: "groups", groups }) });
    const { desk, board, meet, event } = one;
    await openMatches(world, one, { seeds: one.people.slice(0, 4).map(({ id }) => id) });
    await desk.goto(`${program.url}/meets/${meet.id}/events/${event.id}/matches`);
    // who will meet whom stands there before anybody has played
    await desk.getByText("A组第1名").first().waitFor();
    const [a] = (await stagesNow(world, one)).stages;
    const ids = a?.draw.kind === "groups" ? (a.draw.groups[0]?.ids ?? []) : [];
    const [first = "", second = "", third = ""] = ids.map(one.nameOf);
    // each of the three has beaten one of the others, by other numbers of games
    const between = [
      { two: [first, second], wins: [first, first] },
      { two: [second, third], wins: [second, third, second] },
      { two: [third, first], wins: [third, first, third] },
    ];
    await board.goto(`${program.url}/board/${meet.slug}?scene=tables`);
    await playOn(one, { between, until: ({ stage }) => stage > 1 });
    await shownOn(board, "A组");
    await picture(board, "groups-table");
    await desk.reload();
    // 3:2, 3:3 and 2:3 games among the three
    await desk
      .getByText(/相互间.*1\.5.*1.*0\.67/)
      .first()
      .waitFor();
    await picture(desk, "groups-desk");
    const table = there(partOf(await stagesNow(world, one)).tables[0]);
    expect(table.rows.map(({ matchPoints }) => matchPoints)).toEqual([5, 5, 5, 3]);
    expect(table.rows.slice(0, 3).map(({ id }) => one.nameOf(id))).toEqual([first, third, second]);
    expect(await playOn(one)).toBe(8);
    const result = there(await eventResult(world.db, event.id));
    expect(result.over).toBe(true);
    expect(result.places).toHaveLength(16);
    await end(one);
  }, 300_000);
});

describe("a Swiss contest of nine over four rounds", () => {
  test("pairs itself when a round is confirmed, nobody meets twice, each rests once at most", async () => {
    const names = [..."红橙黄绿青蓝紫黑白"].map((sign) => `${sign}方`);
    const swiss = { ...stageDefaults.swiss, rounds: 4 };
    const one = await contest("table-tennis", names, { ...byWinner, ...plan({ format: "swiss", swiss }) });
    const { desk, board, meet, event } = one;
    await openMatches(world, one, { seeds: one.people.map(({ id }) => id) });
    await board.goto(`${program.url}/board/${meet.slug}?scene=tables`);
    expect(await playOn(one)).toBe(16);
    const now = partOf(await stagesNow(world, one));
    const pairs = now.matches.map(({ seats }) =>
      seats
        .map((seat) => (seat.kind === "known" ? seat.id : ""))
        .sort()
        .join(),
    );
    expect(new Set(pairs).size).toBe(16);
    expect(new Set(now.byes.map(({ seat }) => seat.kind === "known" && seat.id)).size).toBe(4);
    await shownOn(board, "红方");
    await picture(board, "swiss-board");
    await desk.goto(`${program.url}/meets/${meet.id}/events/${event.id}/matches`);
    await picture(desk, "swiss-desk");
    expect(one.nameOf(there(there(await eventResult(world.db, event.id)).places[0]).id)).toBe("红方");
    await end(one);
  }, 300_000);
});
