import type { EventId, MeetId } from "#core/ids.ts";
import { chairOf } from "#core/judged/judge-number.ts";
import { judgesOf } from "#core/judged/module-options.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import { nameOfRound } from "#core/rounds/plan.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvents } from "#db/events.ts";
import { findRounds, type RoundRow } from "#db/rounds.ts";
import { awardsShown } from "./awards-shown.ts";
import { chairsOf } from "./judged-seats.ts";
import { moduleShown } from "./judged-shown.ts";

// What a judged event has on paper: only what is published, and numbers where judges see no names.

type Wanted = EventId | null;

/** The judged events of a meet with their published modules, or one of them. */
async function publishedModules(on: Executor, meetId: MeetId, wanted: Wanted) {
  const found: { event: EventRow; module: JudgedModule; round: RoundRow }[] = [];
  const choices: { id: EventId; name: string }[] = [];
  for (const event of await findEvents(on, meetId)) {
    const modules = event.plan.judged?.modules ?? [];
    const rounds = modules.length > 0 ? await findRounds(on, event.id) : [];
    const told = rounds.flatMap((round) => {
      const module = modules[round.number - 1];
      return module && round.state !== "drawn" ? [{ event, module, round }] : [];
    });
    if (told.length > 0) choices.push({ id: event.id, name: event.name });
    if (wanted === null || wanted === event.id) found.push(...told);
  }
  return { found, choices };
}

const titleOf = (event: EventRow, round: RoundRow) => ({
  event: { id: event.id, name: event.name, digits: event.options.digits ?? 0 },
  round: { id: round.id, number: round.number, name: nameOfRound(round, event.plan) },
});

/** Who appears, in order: a turn each, or the numbers of a list. */
async function appearancesOf(on: Executor, { module, round }: { module: JudgedModule; round: RoundRow }) {
  const heats = (await moduleShown(on, round.id))?.heats ?? [];
  return heats.flatMap(({ number, panel, station, state, lanes }) =>
    lanes.map(({ lane, name, unitName }) => {
      const hidden = module.blind && state !== "official";
      return { turn: number, lane, panel, station, name, unitName: hidden ? "" : unitName };
    }),
  );
}

/** A paper sheet for every chair of every panel of the published modules: numbers, not names, where it is blind. */
export async function judgeSheets(on: Executor, meetId: MeetId, wanted: Wanted) {
  const { found, choices } = await publishedModules(on, meetId, wanted);
  const papers = [];
  for (const { event, module, round } of found) {
    if (module.kind === "vote") continue;
    const people = await appearancesOf(on, { module, round });
    const chairs = await chairsOf(on, event.id);
    const { lines, most, time, deductions, blind, together, panels } = module;
    for (let panel = 1; panel <= panels; panel++) {
      for (const judge of judgesOf(module, round.number, panel))
        papers.push({
          ...titleOf(event, round),
          ...{ judge, panels, lines, most, deductions, blind, together, timed: time !== null },
          clerk: chairOf(judge).chair === 0,
          official: chairs.find(({ number }) => number === judge)?.official?.name ?? "",
          people: people.filter((one) => (one.panel ?? 1) === panel),
        });
    }
  }
  return { papers, choices };
}

/** The order of appearance of the published modules. */
export async function appearanceLists(on: Executor, meetId: MeetId, wanted: Wanted) {
  const { found, choices } = await publishedModules(on, meetId, wanted);
  const lists = [];
  for (const { event, module, round } of found) {
    const lot = (await moduleShown(on, round.id))?.lot;
    lists.push({
      ...titleOf(event, round),
      ...{ blind: module.blind && round.state !== "official", together: module.together, panels: module.panels },
      stations: module.stations,
      draw: lot ? { seed: lot.seed, edition: lot.edition } : null,
      people: await appearancesOf(on, { module, round }),
    });
  }
  return { lists, choices };
}

/** Results with their parts of the judged events that have any. */
export async function judgedResults(on: Executor, meetId: MeetId, wanted: Wanted) {
  const all = [];
  for (const event of await findEvents(on, meetId)) {
    const shown = event.plan.judged ? await awardsShown(on, event.id) : null;
    if (shown && shown.lines.length > 0) all.push(shown);
  }
  return {
    events: all.filter(({ event }) => wanted === null || event.id === wanted),
    choices: all.map(({ event: { id, name } }) => ({ id, name })),
  };
}
