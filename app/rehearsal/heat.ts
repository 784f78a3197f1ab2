import type { SheetId } from "#core/ids.ts";
import type { Random } from "#core/random.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { TabletHeat } from "#live/tablet-protocol.ts";
import type { ScriptMark } from "./mark.ts";
import { type Speed, wait } from "./pace.ts";
import type { LoggedHeat } from "./recount.ts";
import { type Moment, momentsOf } from "./referee.ts";
import type { Tablet } from "./tablet.ts";

/** A tablet sends what was noted in this much of real time together; without waiting, this many acts. */
const sendEveryMs = 200;
const actsTogether = 25;

/** Referees a heat on these tablets, the lanes dealt out among them, up to its submitted sheets; answers its log. */
export async function refereeHeat(
  heat: TabletHeat,
  marks: ReadonlyMap<number, ScriptMark>,
  tablets: readonly [Tablet, ...Tablet[]],
  { options, random, speed }: { options: ScoringOptions; random: Random; speed: Speed },
): Promise<LoggedHeat> {
  const moments = momentsOf(marks, options, random);
  const sheetOf = (lane: number) => heat.sheets.find((sheet) => sheet.lanes.includes(lane));
  const owner = (lane: number) => tablets[lane % tablets.length];
  // the start goes on every sheet: each referee of a lane pressed it
  const sheetsOf = ({ act }: Moment) => ("lane" in act ? [sheetOf(act.lane)] : heat.sheets);
  const onSheets = (acts: readonly Moment[]) =>
    acts.flatMap((moment) => sheetsOf(moment).flatMap((sheet) => (sheet ? [{ sheet, act: moment.act }] : [])));
  const [first] = tablets;
  await Promise.all(
    tablets.map(async (tablet) => {
      const own = moments.filter(({ act }) => ("lane" in act ? owner(act.lane) : first) === tablet);
      for (const group of grouped(own, speed)) {
        await wait(group.waitMs, speed);
        await tablet.note(onSheets(group.moments));
      }
      await tablet.flush();
    }),
  );
  const logged = await readHeat(first, heat);
  await first.note(heat.sheets.map((sheet) => ({ sheet, act: { kind: "submit" } })));
  await first.flush();
  const submits = (id: SheetId) => (first.taken.get(id) ?? []).filter((op) => op.kind === "submit");
  return { ...logged, sheets: logged.sheets.map((one) => ({ ...one, ops: [...one.ops, ...submits(one.id)] })) };
}

/** What is sent together, and how much rehearsed time passes before it. */
function grouped(moments: readonly Moment[], speed: Speed): { waitMs: number; moments: Moment[] }[] {
  const groups: { waitMs: number; moments: Moment[] }[] = [];
  const windowMs = speed === "max" ? Number.POSITIVE_INFINITY : sendEveryMs * speed;
  let from = 0;
  let sent = 0;
  for (const moment of moments) {
    const last = groups.at(-1);
    const together = moment.at - from < windowMs && (speed !== "max" || (last?.moments.length ?? 0) < actsTogether);
    if (last && together) last.moments.push(moment);
    else {
      groups.push({ waitMs: Math.max(0, moment.at - sent), moments: [moment] });
      from = moment.at;
      sent = moment.at;
    }
  }
  return groups;
}

/** The heat as the server tells it: the log of its open sheets, and the marks it keeps. */
async function readHeat(tablet: Tablet, heat: Pick<TabletHeat, "id">): Promise<LoggedHeat> {
  const { id, number, lanes, sheets, marks: stored } = await seeHeat(tablet, heat);
  return {
    id,
    number,
    lanes,
    stored,
    sheets: sheets.map((one) => ({ id: one.id, lanes: one.lanes, ops: one.ops ?? [] })),
  };
}

/** The heat as tablets show it now. */
export async function seeHeat(tablet: Tablet, { id }: Pick<TabletHeat, "id">): Promise<TabletHeat> {
  const found = (await tablet.look()).heats.find((heat) => heat.id === id);
  if (!found) throw new Error(`the tablet does not show heat ${id}`);
  return found;
}
