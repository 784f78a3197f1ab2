import type { MeetId, ScreenId } from "#core/ids.ts";
import { nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvents } from "#db/events.ts";
import { findHeatsOf } from "#db/heats.ts";
import { findRoundsOfMeet } from "#db/rounds.ts";
import { findScreens } from "#db/screens.ts";
import type { ScenePick, ScreenSettings } from "#live/protocol.ts";
import { buildId } from "#platform/build-id.ts";
import type { World } from "./world.ts";

/** A picture by names: what is of no event, round or heat, or of one that is gone, has null. */
export interface NamedScene {
  kind: string;
  event: string | null;
  round: { name: RoundName; number: number; heats: number } | null;
  heat: number | null;
  /** the heat is the match of two */
  match: boolean;
}

export interface ShownScreen {
  id: ScreenId;
  name: string;
  /** six digits that wait for a computer */
  code: string | null;
  settings: ScreenSettings;
  /** what it was told to stay on */
  pinned: NamedScene | null;
  /** when it was last heard; null = no computer was ever this screen */
  heard: Date | null;
  /** heard, but too long ago: nobody knows what it shows */
  silent: boolean;
  /** what it last said of itself */
  report: {
    scene: NamedScene;
    page: number;
    pages: number;
    width: number;
    height: number;
    heapMb: number | null;
  } | null;
  /** its page is of another build than the server */
  behind: boolean;
}

/** A screen tells of itself every 15 seconds. */
const silentMs = 45_000;

/** Finds the names of what pictures are about. */
async function namesOf(on: Executor, meetId: MeetId, events: readonly EventRow[]) {
  const rounds = await findRoundsOfMeet(on, meetId);
  const ids = rounds.map(({ id }) => id);
  const heats = await findHeatsOf(on, ids);
  return (scene: ScenePick): NamedScene => {
    const heat = heats.find(({ id }) => id === scene.heat);
    const round = rounds.find(({ id }) => id === (heat?.roundId ?? scene.round));
    const event = events.find(({ id }) => id === (round?.eventId ?? scene.event));
    const count = heats.filter(({ roundId }) => roundId === round?.id).length;
    return {
      kind: scene.kind,
      event: event?.name ?? null,
      round: round ? { name: nameOfRound(round, event?.plan ?? {}), number: round.number, heats: count } : null,
      heat: heat?.number ?? null,
      match: heat !== undefined && heat.match !== null,
    };
  };
}

/** The meet's screens as they were told and as they last told, and the events and venues one may follow. */
export async function screenList(world: World, meet: MeetId) {
  const now = world.now();
  const [screens, events] = await Promise.all([findScreens(world.db, meet), findEvents(world.db, meet)]);
  const name = await namesOf(world.db, meet, events);
  const shown = screens.map(({ id, name: called, code, settings, lastHeardAt, report }): ShownScreen => {
    const { pinned } = settings;
    const told = report && {
      scene: name(report.scene),
      page: report.page,
      pages: report.pages,
      width: report.width,
      height: report.height,
      heapMb: report.heapMb,
    };
    return {
      id,
      name: called,
      code,
      settings,
      pinned: pinned && name(pinned),
      heard: lastHeardAt,
      silent: lastHeardAt !== null && now - lastHeardAt.getTime() > silentMs,
      report: told,
      behind: report !== null && report.build !== buildId,
    };
  });
  const venues = [...new Set(events.map(({ venue }) => venue))].filter((venue) => venue !== "");
  return { screens: shown, events: events.map(({ id, name: called }) => ({ id, name: called })), venues };
}
