import type { MeetId, ScreenId } from "#core/ids.ts";
import type { Author } from "#db/schema/log.ts";
import { findScreen } from "#db/screens.ts";
import { addScreen, pairScreen } from "#services/screens.ts";
import { nobody, type Visitor } from "#services/sessions.ts";
import type { World } from "#services/world.ts";

/** A screen of the meet that waits for its six digits. */
export async function makeScreen(world: World, meet: { id: MeetId }, author: Author, name = "Wall") {
  const made = await addScreen(world, author, meet.id, name);
  if (!made.ok) throw new Error(`no screen: ${made.refusal.kind}`);
  return screenRow(world, made.value);
}

export async function screenRow(world: World, id: ScreenId) {
  const row = await findScreen(world.db, id);
  if (!row) throw new Error("no such screen");
  return row;
}

/** A browser that became a screen: its cookie's secret, and the visitor it is. */
export async function pairedScreen(world: World, meet: { id: MeetId }, author: Author, name = "Wall") {
  const { id, code } = await makeScreen(world, meet, author, name);
  const paired = await pairScreen(world, code ?? "");
  if (!paired.ok) throw new Error("not paired");
  const visitor: Visitor = { ...nobody, screen: { id, meet: meet.id, name } };
  return { id, token: paired.value.token, visitor };
}
