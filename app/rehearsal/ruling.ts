import type { Ruling, TieAtCut } from "#core/rounds/qualify.ts";
import { chanceOf } from "./chance.ts";
import type { LoggedRound } from "./recount.ts";
import { defaultReason, gap, laneOf, type Part } from "./scene.ts";

/** How the script rules on a tie; where it fills in, a decider that the seed decides. */
export function rulingOn(part: Part, round: LoggedRound, tie: TieAtCut): Ruling & { reason: string } {
  const { event, scene } = part;
  const { script } = scene.staged;
  const heat = round.heats.find(({ id }) => tie.cut === `heat:${id}`);
  const lanes = round.heats.flatMap((one) => one.lanes).filter(({ entrant }) => tie.tied.includes(entrant));
  const names = lanes.map(({ name, unit }) => `${name}@${unit}`).sort();
  const where = `round ${round.number}, ${heat ? `heat ${heat.number}` : "next best"}, ${tie.places}: ${names.join(", ")}`;
  const wish = event.rulings.find((one) => one.round === round.number && one.heat === heat?.number);
  if (!wish && !script.fill) throw gap(part, ["rulings"], "rulingMissing", where);
  const byName = [...lanes].sort((a, b) =>
    names.indexOf(`${a.name}@${a.unit}`) < names.indexOf(`${b.name}@${b.unit}`) ? -1 : 1,
  );
  const lot = chanceOf(script.seed, event.name, where).shuffle(byName.map(({ entrant }) => entrant));
  const named = wish?.admit?.flatMap((person) => laneOf(round.heats, person)?.entrant ?? []);
  const method = wish?.method ?? "decider";
  const admit = method === "all-in" ? [...tie.tied] : (named ?? lot.slice(0, tie.places));
  if (method === "decider" && admit.length !== tie.places) throw gap(part, ["rulings"], "rulingCount", where);
  return { cut: tie.cut, tied: tie.tied, admit, method, reason: wish?.reason ?? defaultReason };
}
