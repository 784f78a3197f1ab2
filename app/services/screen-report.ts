import { z } from "zod";
import { type EventId, type HeatId, parseId, type RoundId } from "#core/ids.ts";
import { updateScreenReport } from "#db/screens.ts";
import type { ScreenAnswer, ScreenReport } from "#live/screen-report.ts";
import type { Visitor } from "./sessions.ts";
import type { World } from "./world.ts";

const id = z.string().regex(/^[0-9a-f-]{36}$/);

/** a kind of scene: of this program or of one that is a build ahead */
const kind = z.string().regex(/^[a-z][a-z-]{0,19}$/);

const count = (max: number) => z.number().transform((n) => Math.round(Math.min(Math.max(n, 0), max)));

const reportSchema = z.object({
  scene: z.object({
    kind,
    event: id.optional(),
    round: id.optional(),
    heat: id.optional(),
  }),
  page: count(10_000),
  pages: count(10_000),
  width: count(100_000),
  height: count(100_000),
  build: z.string().regex(/^[\x20-\x7e]{0,64}$/),
  heapMb: count(1_000_000).nullable().default(null),
});

/** A report without the fields that were not told: what is stored has no undefined in it. */
function readReport(sent: unknown): ScreenReport | null {
  const read = reportSchema.safeParse(sent);
  if (!read.success) return null;
  const { kind: of, ...about } = read.data.scene;
  const [event, round, heat] = [
    parseId<EventId>(about.event),
    parseId<RoundId>(about.round),
    parseId<HeatId>(about.heat),
  ];
  return { ...read.data, scene: { kind: of, ...(event && { event }), ...(round && { round }), ...(heat && { heat }) } };
}

/** Keeps what a screen says of itself, by either transport; it is no deed of anybody, so no log tells it. */
export async function noteScreen(world: World, { screen }: Visitor, sent: unknown): Promise<ScreenAnswer> {
  if (!screen) return { kind: "no-such-screen" };
  const report = readReport(sent);
  if (!report) return { kind: "bad-request" };
  await updateScreenReport(world.db, screen.id, report, new Date(world.now()));
  return { kind: "noted" };
}
