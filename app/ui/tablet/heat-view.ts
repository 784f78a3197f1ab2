import type { SheetId } from "#core/ids.ts";
import { type Ranked, rankMarks } from "#core/ranking/rank.ts";
import { foldSheet, type Game, type LaneState, type SheetState } from "#core/scoring/fold.ts";
import { nothing } from "#core/scoring/lane.ts";
import { missingLanes } from "#core/scoring/mark.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { LaneMark, Ruleset, ScoringFact } from "#core/scoring/ruleset.ts";
import { playedRuleset } from "#core/scoring/rulesets/played.ts";
import { standingOps } from "#core/scoring/undo.ts";
import type { NotedOp } from "#live/tablet/outbox.ts";
import { opOf } from "#live/tablet/timing.ts";
import type { TabletHeat, TabletLane, TabletSheet } from "#live/tablet-protocol.ts";

// Pure: a heat as the tablet shows it, from what the server told and what was noted here.

export interface LaneView extends TabletLane {
  sheet: SheetId;
  state: LaneState | null;
  mark: LaneMark;
  place: number | null;
  /** what an undo of this lane takes back */
  last: SheetOp | null;
}

/** How far the heat has come for this seat: each stage includes the ones before it. */
export type Stage = "open" | "running" | "stored" | "received" | "confirmed";

export interface HeatView {
  heat: TabletHeat;
  pad: Ruleset["pad"];
  stage: Stage;
  lanes: LaneView[];
  /** games and pulls by number */
  games: Record<number, Game>;
  /** what the rules say beside the marks of the open sheets */
  facts: ScoringFact[];
  started: SheetState["started"];
  /** server's epoch ms of the start; null also where it was taken back here and the server has not said so yet */
  startedAt: number | null;
  /** what an undo of the heat takes back; a start only while nothing else stands */
  last: { op: SheetOp; sheet: SheetId } | null;
  /** everything that can be undone, in the order it was noted */
  stands: { op: SheetOp; sheet: SheetId }[];
  /** sheets a submit still has to go to */
  open: SheetId[];
  /** lanes without an outcome, as a submit now would find them */
  missing: number[];
  /** this device's epoch ms of the server's last answer about the heat; null while something waits */
  receivedAt: number | null;
}

const undoable: readonly SheetOp["kind"][] = [
  "start",
  "tap",
  "miss",
  "arrive",
  "fail",
  "fault",
  "set",
  "status",
  "attempt",
  "slot",
  "game",
  "caution",
  "score",
];

const lastOf = <One>(list: readonly One[]): One | null => list[list.length - 1] ?? null;

interface Read {
  sheet: TabletSheet;
  local: readonly NotedOp[];
  state: SheetState;
  stands: SheetOp[];
  marks: LaneMark[];
  submitted: boolean;
}

function readSheet(
  heat: TabletHeat,
  rules: Pick<Ruleset, "marks">,
  sheet: TabletSheet,
  local: readonly NotedOp[],
): Read {
  const ops = [...(sheet.ops ?? []), ...local.map(opOf)];
  const state = foldSheet(ops);
  const closed = sheet.state === "submitted";
  // a judge's own marks are all a judge knows
  const marks =
    closed && !heat.module
      ? heat.marks.filter(({ lane }) => sheet.lanes.includes(lane))
      : rules.marks(state, heat.event.options, sheet.lanes);
  return {
    sheet,
    local,
    state,
    stands: standingOps(ops).filter(
      ({ kind, device }) => undoable.includes(kind) && !(heat.module && device === "desk"),
    ),
    marks,
    submitted: closed || state.submitted,
  };
}

/** Whether a start was taken back here on the sheet that alone makes up the heat. */
function hasUndoneStart({ sheet, local }: Read): boolean {
  const starts = [...(sheet.ops ?? []), ...local.map(opOf)].flatMap((op) => (op.kind === "start" ? [op.id] : []));
  return sheet.slot === 0 && local.some(({ act }) => act.kind === "undo" && starts.includes(act.target));
}

function stageOf(heat: TabletHeat, sheets: readonly Read[]): Stage {
  if (heat.state === "official") return "confirmed";
  const waits = sheets.some(({ local }) => local.some(({ state }) => state === "stored"));
  if (sheets.every(({ submitted }) => submitted)) return waits ? "stored" : "received";
  // another judge has begun: this one has not
  const begun = heat.state !== "scheduled" && !heat.module;
  return begun || sheets.some(({ stands }) => stands.length > 0) ? "running" : "open";
}

/** A tablet that may fill in several judges' sheets of the same lanes has one judge's in hand at a time, the first open one. */
function inHand(sheets: readonly Read[]): Read[] {
  const first = sheets.find(({ submitted }) => !submitted) ?? sheets[sheets.length - 1];
  return sheets.filter(({ sheet }) => sheet.judge === first?.sheet.judge);
}

/** How sheets are read here. */
export type SheetRules = Omit<Ruleset, "name" | "defaults">;
/** What a judge's sheet comes to only its own screen works out, which comes late. */
const untold: SheetRules = { pad: "judges", marks: (_state, _options, lanes) => lanes.map(nothing) };
const rulesOf = ({ ruleset }: TabletHeat["event"]): SheetRules | null =>
  ruleset.startsWith("judged@") ? untold : playedRuleset(ruleset);

/** The heat as it stands on this tablet; null where its ruleset is newer than this page. */
export function heatView(
  heat: TabletHeat,
  noted: ReadonlyMap<SheetId, readonly NotedOp[]>,
  rules: SheetRules | null = rulesOf(heat.event),
): HeatView | null {
  if (!rules) return null;
  const { options } = heat.event;
  const sheets = inHand(
    [...heat.sheets]
      .sort((a, b) => a.judge - b.judge)
      .map((sheet) => readSheet(heat, rules, sheet, noted.get(sheet.id) ?? [])),
  );
  const people = new Map(heat.lanes.map((lane) => [lane.lane, lane]));
  const ranked = new Map<string, Ranked>(
    rankMarks(
      sheets.flatMap(({ marks }) =>
        marks.flatMap((mark) => {
          const id = people.get(mark.lane)?.entrant;
          return id ? [{ id, mark }] : [];
        }),
      ),
      options,
    ).map((one) => [one.id, one]),
  );
  const lanes = sheets
    .flatMap(({ sheet, state, stands, marks }) =>
      marks.flatMap((mark): LaneView[] => {
        const person = people.get(mark.lane);
        if (!person) return [];
        const last = lastOf(stands.filter((op) => "lane" in op && op.lane === mark.lane));
        const place = ranked.get(person.entrant)?.place ?? null;
        return [{ ...person, sheet: sheet.id, state: state.lanes[mark.lane] ?? null, mark, place, last }];
      }),
    )
    .sort((a, b) => a.lane - b.lane);
  const open = sheets.filter(({ submitted }) => !submitted);
  const stands = open
    .flatMap(({ sheet, stands: all }) => all.map((op) => ({ op, sheet: sheet.id })))
    .sort((a, b) => a.op.at - b.op.at || a.op.seq - b.op.seq);
  const starts = sheets.flatMap(({ state }) => state.started ?? []).sort((a, b) => a.at - b.at);
  const told = sheets.flatMap(({ local }) => local.map(({ toldAt }) => toldAt ?? 0));
  const stage = stageOf(heat, sheets);
  return {
    heat: { ...heat, sheets: sheets.map(({ sheet }) => sheet) },
    pad: rules.pad,
    stage,
    lanes,
    games: Object.assign({}, ...sheets.map(({ state }) => state.games)),
    facts: open.flatMap(({ state, sheet }) => rules.facts?.(state, options, sheet.lanes) ?? []),
    started: starts[0] ?? null,
    startedAt: starts.length === 0 && sheets.some(hasUndoneStart) ? null : heat.startedAt,
    last: lastOf(stands.filter(({ op }) => op.kind !== "start")) ?? lastOf(stands),
    stands,
    open: open.map(({ sheet }) => sheet.id),
    missing: open.flatMap(({ state, sheet: { judge, lanes: own } }) => {
      const handedIn = { ...state, submitted: true };
      return rules.missing?.(judge, handedIn, options, own) ?? missingLanes(rules.marks(handedIn, options, own));
    }),
    receivedAt: stage === "stored" ? null : Math.max(0, ...told) || null,
  };
}

/** Lanes in the order of their places, those without one last. */
export const byPlace = (lanes: readonly LaneView[]): LaneView[] =>
  [...lanes].sort((a, b) => (a.place ?? 1000) - (b.place ?? 1000) || a.lane - b.lane);
