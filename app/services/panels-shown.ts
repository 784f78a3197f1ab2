import type { RoundId } from "#core/ids.ts";
import type { PanelBalance } from "#core/judged/outcome.ts";
import type { JudgedModule, JudgedPlan } from "#core/judged/plan.ts";
import { moduleName } from "#core/rounds/plan.ts";
import type { Executor } from "#db/client.server.ts";
import type { EventRow } from "#db/events.ts";
import { findHeats } from "#db/heats.ts";
import { findOfficials } from "#db/officials.ts";
import { findRounds, type RoundRow } from "#db/rounds.ts";
import { findUnits } from "#db/units.ts";
import { codeLooks } from "./judged-codes.ts";
import { lateInModule } from "./judged-late.ts";
import { judgedResult } from "./judged-results.ts";
import { type Chair, chairsOf } from "./judged-seats.ts";
import { moduleShown } from "./judged-shown.ts";

/** Judges and the units they are of, to choose from. */
async function peopleToChoose(on: Executor, event: EventRow) {
  const [officials, units] = await Promise.all([findOfficials(on, event.meetId), findUnits(on, event.meetId)]);
  return {
    officials: officials.map(({ id, name, unitId }) => ({ id, name, unit: unitId })),
    units: units.map(({ id, name }) => ({ id, name })),
  };
}

/** A chair as the page shows it; a seat's code opens it, so it is for organizers. */
const chairShown = ({ number, panel, chair, official, seat, person }: Chair, organizer: boolean) => ({
  ...{ number, panel, chair, person },
  official: official && { id: official.id, name: official.name },
  seat: seat && { code: organizer ? seat.code : null },
});

/** A drawn module with how far every appearance is; nothing of a mark before all are in. */
async function roundOfModule(on: Executor, round: RoundRow) {
  const [found, looks, late, heats] = [
    await moduleShown(on, round.id),
    await codeLooks(on, round.id),
    await lateInModule(on, round.id),
    await findHeats(on, round.id),
  ];
  if (!found) return null;
  const released = new Set(heats.filter(({ releasedAt }) => releasedAt !== null).map(({ id }) => id));
  return {
    id: round.id satisfies RoundId,
    state: round.state,
    lot: found.lot,
    started: heats.some(({ state }) => state !== "scheduled"),
    heats: found.heats.map((heat) => ({ ...heat, released: released.has(heat.id) })),
    looks,
    late: late.map(({ id, name, unitName }) => ({ id, name, unitName })),
  };
}

const facts = (module: JudgedModule, number: number) => {
  const { kind, share, blind, together, panels, drop, stations, lines } = module;
  return { number, name: moduleName(module), kind, share, blind, together, panels, drop, stations, lines };
};

/** [JD8] Panels before and after balancing, of a module that is confirmed. */
const balanceOf = (balance: readonly PanelBalance[], { key }: JudgedModule) =>
  balance
    .filter(({ module }) => module === key)
    .map(({ panel, count, mean, deviation, factor, after }) => ({ panel, count, mean, deviation, factor, after }));

/** What the page of judges and appearances shows of a judged event. */
export async function panelsShown(on: Executor, event: EventRow, plan: JudgedPlan, organizer: boolean) {
  const [chairs, rounds, result, people] = [
    await chairsOf(on, event.id),
    await findRounds(on, event.id),
    await judgedResult(on, event.id),
    await peopleToChoose(on, event),
  ];
  const modules = [];
  for (const [i, module] of plan.modules.entries()) {
    const number = i + 1;
    const round = rounds.find((one) => one.number === number);
    modules.push({
      ...facts(module, number),
      chairs: chairs.filter((one) => one.module === number).map((one) => chairShown(one, organizer)),
      round: round ? await roundOfModule(on, round) : null,
      balance: balanceOf(result?.outcome.panels ?? [], module),
    });
  }
  return {
    event: { id: event.id, name: event.name, digits: event.options.digits ?? 0 },
    ...(organizer ? people : { officials: [], units: [] }),
    modules,
  };
}
