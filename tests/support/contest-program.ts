import { expect } from "vitest";
import type { EntrantId } from "#core/ids.ts";
import { chairOf } from "#core/judged/judge-number.ts";
import { judgesOf } from "#core/judged/module-options.ts";
import { unscaled } from "#core/number.ts";
import { findEvent } from "#db/events.ts";
import { findCodes } from "#db/masks.ts";
import type { MeetRow } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { translator } from "#i18n/catalogue.ts";
import { contestWords } from "#i18n/contest-words.ts";
import type { Answer } from "#services/api/schemas.ts";
import { excuseJudge } from "#services/contests.ts";
import { fingerprint } from "#services/events.ts";
import { confirmAll } from "#services/judged-confirm.ts";
import { submitOps } from "#services/scoring.ts";
import { grantSession, nobody } from "#services/sessions.ts";
import { fieldsOf, type SheetDraft } from "#ui/desk/judged-sheet/draft.ts";
import { draftOf } from "#ui/desk/judged-sheet/from-plan.ts";
import { loader as eventAnswer } from "../../app/routes/api/event.ts";
import { action as sheetPage } from "../../app/routes/desk/judged-sheet.tsx";
import { openModule } from "./judged.ts";
import { makeEvent, makeMeet } from "./meets.ts";
import { chief, done, heatsOf, type Stage, there } from "./play.ts";
import { makeTablet, pen, type SeatedVisitor } from "./seats.ts";
import { makeEntrant, makeUnit } from "./units.ts";
import type { TestWorld } from "./world.ts";

// Contests through all of the program: a contest sheet is pasted on its page and kept, the modules are drawn and published,
// judges and clerks hand in on their tablets, the chief confirms, and the read API says the result.

type Judged = NonNullable<Answer<"Event">["judged"]>;
type Mark = { criterion?: string; value: number };

interface Contest {
  /** how many of the people are of each unit; everybody of one unless said */
  units?: readonly number[];
  /** of the spreadsheet, below its header */
  rows: readonly string[];
  /** what is typed on the page besides */
  fields?: Record<string, string>;
  people: number;
  /** what is on the sheet of a chair for somebody; the clerk's is chair 0; null = that judge is absent */
  paper(module: number, who: number, chair: number, panel: number): Mark[] | null;
}

interface At {
  world: TestWorld;
  meet: MeetRow;
  author: Author;
  cookie: string;
}

const words = translator(contestWords, "zh-Hans");
const header = "环节\t占比\t评分项\t分值\t评分方式";
const pageOf = ({ meet, cookie }: At, fields: Iterable<readonly [string, string]>, event: string) => {
  const body = new URLSearchParams([...fields].map(([name, value]) => [name, value]));
  const headers = { Cookie: cookie, "Accept-Language": "zh-CN" };
  const request = new Request(`http://ground.test/meets/${meet.id}/events/${event}/sheet`, {
    ...{ method: "POST", headers, body },
  });
  return sheetPage({ request, params: { meetId: meet.id, eventId: event }, context: {} });
};

/** A contest whose sheet is pasted and kept by its page. */
async function kept(at: At, { rows, fields = {}, people, units = [people] }: Contest): Promise<Stage> {
  const { world, meet, author } = at;
  const made = await makeEvent(world, meet, "speech");
  const one = { meet, author, event: made, people: [] as Stage["people"] };
  for (const size of units) {
    const side = await makeUnit(world, meet);
    for (let n = 0; n < size; n++) one.people.push(await makeEntrant(world, meet, side, { events: [made] }));
  }
  const plan = there(made.plan.judged);
  const shown = fieldsOf(draftOf(plan, made.options.digits ?? 2, words));
  const seen = ["seen", fingerprint(made)] as const;
  const list = [header, ...rows].join("\n");
  const read = await pageOf(at, [...shown, seen, ["intent", "import"], ["mode", "replace"], ["list", list]], made.id);
  const { draft } = (read as { data: { draft: SheetDraft } }).data;
  const typed = new Map(
    fieldsOf({ ...draft, ties: draft.ties.map(() => ""), awards: draft.awards.slice(0, 1) }).concat(
      Object.entries({ when: "each", by: "program", ...fields }),
    ),
  );
  const answer = await pageOf(at, [...typed, seen, ["intent", "save"]], made.id);
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer));
  expect([answer.status, answer.headers.get("Location")?.endsWith("?saved")]).toEqual([302, true]);
  return { ...one, event: there(await findEvent(world.db, made.id)) };
}

/** Draws, publishes, marks and confirms every module; in which module what was left unconfirmed. */
async function play(at: At, contest: Contest) {
  const { world, meet, author } = at;
  const stage = await kept(at, contest);
  const tablets = new Map<number, { tablet: SeatedVisitor; note: ReturnType<typeof pen> }>();
  const left: { module: number; why: string }[] = [];
  for (const [index, module] of there(stage.event.plan.judged).modules.entries()) {
    const round = await openModule(world, stage, index + 1);
    const behind = new Map((await findCodes(world.db, round)).map(({ id, entrant }) => [id, entrant]));
    const who = (id: EntrantId) => stage.people.findIndex((one) => one.id === (behind.get(id) ?? id));
    const heats = await heatsOf(world, round);
    for (const heat of heats) {
      const panel = heat.panel ?? 1;
      const sheets = await findSheetsOfHeat(world.db, heat.id);
      for (const judge of judgesOf(module, index + 1, panel)) {
        const seat = tablets.get(judge) ?? {
          tablet: await makeTablet(world, meet, author, { event: stage.event.id, judge }),
          note: pen(world),
        };
        tablets.set(judge, seat);
        const sheet = there(sheets.find((one) => one.judge === judge));
        const { chair } = chairOf(judge);
        const papers = heat.lanes.map(({ lane, entrant }) => ({
          lane,
          marks: contest.paper(index, who(entrant), chair, panel),
        }));
        if (papers.every(({ marks }) => marks === null)) {
          done(await excuseJudge(world, chief, heat.id, sheet.id, "ill"));
          continue;
        }
        const marks = papers.flatMap(({ lane, marks: noted }) =>
          (noted ?? []).map((mark) => seat.note(sheet, { kind: "score", lane, judge, ...mark })),
        );
        const ops = [...marks, seat.note(sheet, { kind: "submit" })];
        const taken = await submitOps(world, seat.tablet, { sentAt: world.now(), ops });
        expect(taken.filter(({ ok }) => !ok)).toEqual([]);
      }
    }
    const made = done(await confirmAll(world, chief, round));
    left.push(...made.left.map(({ why }) => ({ module: index, why })));
  }
  return { stage, left, judged: await publishedOf(stage) };
}

/** What the read API tells everybody of an event. */
async function publishedOf({ meet, event, people }: Stage) {
  const request = new Request(`http://ground.test/api/v1/meets/${meet.slug}/events/${event.id}`);
  const answer = await eventAnswer({ request, params: { slug: meet.slug, eventId: event.id }, context: {} });
  expect(answer.status).toBe(200);
  const judged: Judged = there(((await answer.json()) as Answer<"Event">).judged);
  const who = ({ entrant: { id } }: { entrant: { id: string } }) => people.findIndex((one) => one.id === id);
  const inOrder = <Line extends { entrant: { id: string } }>(lines: readonly Line[]) =>
    [...lines].sort((a, b) => who(a) - who(b));
  return {
    modules: judged.modules,
    awards: judged.awards,
    team: judged.team,
    /** best first */
    lines: judged.totals,
    who,
    /** of everybody, in points, in the order of entry */
    raw: (module: number) =>
      inOrder(there(judged.modules[module]).lines).map(({ part }) => unscaled(part.raw ?? Number.NaN, 2)),
    balanced: (module: number) =>
      inOrder(there(judged.modules[module]).lines).map(({ part }) => unscaled(part.balanced ?? Number.NaN, 2)),
    places: inOrder(judged.totals).map(({ place, shared }) => (place ?? Number.NaN) + shared / 2),
    totals: inOrder(judged.totals).map(({ total }) => unscaled(total ?? Number.NaN, 2)),
  };
}

/** A meet whose contests are played from their spreadsheet to the published result; `serveFrom(world)` first. */
export async function contestMeet(world: TestWorld) {
  const { meet, account, author } = await makeMeet(world);
  const cookie = `fieldday=${await grantSession(world, nobody, { kind: "account", id: account.id })}`;
  return { play: (contest: Contest) => play({ world, meet, author, cookie }, contest) };
}
