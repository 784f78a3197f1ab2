import { z } from "zod";
import type { EntrantId, HeatId } from "#core/ids.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { type HeatRanking, qualify } from "#core/rounds/qualify.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { id, mark, numberOf, race, status } from "../people.ts";
import type { Adapter } from "./adapter.ts";
import { planning } from "./planning.ts";

const byTime = z.object({
  heats_ms: z.record(z.string(), z.record(z.string(), z.number().nullable())),
  Q: z.number(),
  q: z.number(),
  tie_by_place: z.literal("all_advance").optional(),
});
const cut = z.object({ ranks: z.array(z.number()), n: z.number(), policy: z.enum(["include_all", "decider"]) });
const times = { ...race, precisionMs: 1 };

interface Named {
  heats: HeatRanking[];
  nameOf: (who: EntrantId) => string;
}

function ranked(heats: readonly (readonly [string, LaneMark][])[]): Named {
  const names: string[] = [];
  return {
    heats: heats.map((rows, i) => {
      const people = rows.map(([name, one]) => ({ id: id<EntrantId>(names.push(name) - 1), mark: one }));
      return { heat: id<HeatId>(i), number: i + 1, ranked: rankMarks(people, times) };
    }),
    nameOf: (who) => names[numberOf(who)] ?? "",
  };
}

export const rounds: Record<string, Adapter> = {
  ...planning,
  Qq: (input) => {
    const read = byTime.parse(input);
    const rows = Object.values(read.heats_ms).map((heat) =>
      Object.entries(heat).map(([name, ms]): [string, LaneMark] => [name, ms === null ? status("DNF") : mark(ms)]),
    );
    const { heats, nameOf } = ranked(rows);
    const policy = read.tie_by_place ? "all-in" : "decider";
    const result = qualify(heats, { perHeat: read.Q, nextBest: read.q }, times, policy, [], []);
    const through = (by: "Q" | "q") => result.qualified.filter((one) => one.by === by).map((one) => nameOf(one.id));
    return { Q: through("Q"), q: through("q"), q_tie: result.ties.flatMap((tie) => tie.tied.map(nameOf)) };
  },
  cut_policy: (input) => {
    const read = cut.parse(input);
    const { heats } = ranked([read.ranks.map((rank, i): [string, LaneMark] => [String(i), mark(rank)])]);
    const advance = { perHeat: read.n, nextBest: 0 };
    if (read.policy === "include_all") return qualify(heats, advance, times, "all-in", [], []).qualified.length;
    const { qualified, ties } = qualify(heats, advance, times, "decider", [], []);
    return { through: qualified.length, contest: ties[0]?.tied.length, places: ties[0]?.places };
  },
};
