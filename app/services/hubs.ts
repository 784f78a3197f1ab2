import { createHub, type Hub } from "#live/hub.server.ts";
import { singleton } from "#platform/singleton.server.ts";
import { sourceOf } from "./boards.ts";
import type { World } from "./world.ts";

/** The hub of a world: the one place where its changes become rows for screens. */
export function hubOf(world: World): Hub {
  const hubs = singleton("hubs", () => new WeakMap<World, Hub>());
  const found = hubs.get(world) ?? createHub(sourceOf(world.db));
  hubs.set(world, found);
  return found;
}
