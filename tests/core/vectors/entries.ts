import { z } from "zod";
import { ageOn } from "#core/entries/age.ts";
import { bibBlocks } from "#core/entries/bibs.ts";
import { forfeitsByLateness } from "#core/entries/call.ts";
import { owes, universityDuty } from "#core/entries/duty.ts";
import { keepsMaxEvents } from "#core/entries/events-per-person.ts";
import { depositBack, inProtestWindow } from "#core/entries/protest-window.ts";
import { type Quota, quotaFaults } from "#core/entries/quotas.ts";
import { entryWindow } from "#core/entries/window.ts";
import { zonedInstant } from "#core/meet/date.ts";
import type { Adapter } from "./adapter.ts";

const blocks = z.object({
  units: z.union([
    z.array(z.tuple([z.string(), z.number()])),
    z.record(z.string(), z.number()).transform(Object.entries<number>),
  ]),
  round_to: z.number().default(10),
  spare: z.number().default(1),
});
const zones = { zone: z.string().optional(), timezone: z.string().optional(), tz: z.string().optional() };
const deadline = z.object({ deadline: z.string(), submitted: z.string(), ...zones });
const protest = z.object({ announced: z.string(), filed: z.string(), minutes: z.number().default(30), ...zones });
const duty = z.object({ members: z.number() });
const age = z.object({ birth: z.string(), on: z.string() });
const late = z.object({ minutes_late: z.number(), limit: z.number().default(15) });
const fee = z
  .object({ upheld: z.boolean(), fee: z.number(), policy: z.string().default("") })
  .catchall(z.unknown())
  .transform(({ upheld, fee: paid, policy, ...rest }) => ({
    upheld,
    paid,
    kept: /kept|keep|never|no_refund/.test(policy) || Object.values(rest).some((flag) => flag === true),
  }));

const named = z.union([z.string(), z.object({ event: z.string(), team: z.boolean().default(false) })]);
const several = z.union([z.number(), z.array(named)]);
const perPerson = z
  .object({
    events: several.optional(),
    single: several.optional(),
    individual: several.optional(),
    team: several.optional(),
    team_events: several.optional(),
    max: z.number(),
  })
  .catchall(z.unknown())
  .transform(({ events, single, individual, team, team_events, max, ...rest }) => ({
    singles: listed(events ?? single ?? individual ?? 0, "single", false),
    teams: listed(team ?? team_events ?? 0, "team", true),
    max,
    // a flag of whatever name says that team events count, unless it says that they do not
    all: Object.entries(rest).some(([name, flag]) =>
      /without|exclu|free/.test(name) ? flag === false : flag === true,
    ),
  }));
const perUnit = z
  .object({
    entries: z.union([z.number(), z.array(z.unknown())]).optional(),
    entered: z.number().optional(),
    count: z.number().optional(),
    max: z.number().optional(),
    quota: z.number().optional(),
    limit: z.number().optional(),
  })
  .transform(({ entries, entered, count, max, quota, limit }) => ({
    count: count ?? entered ?? (Array.isArray(entries) ? entries.length : (entries ?? 0)),
    max: max ?? quota ?? limit ?? null,
  }));

function listed(value: z.infer<typeof several>, prefix: string, team: boolean): { event: string; team: boolean }[] {
  if (typeof value === "number")
    return Array.from({ length: value }, (_unused, i) => ({ event: `${prefix} ${i}`, team }));
  return value.map((one) => (typeof one === "string" ? { event: one, team } : one));
}

/** A moment with its zone, else on the clocks of the zone that is given, else of Greenwich. */
function instant(text: string, { zone, timezone, tz }: z.infer<z.ZodObject<typeof zones>>): number {
  const clean = text.replace(" ", "T");
  if (/Z$|[+-]\d{2}:?\d{2}$/.test(clean.slice(10))) return Date.parse(clean);
  const place = zone ?? timezone ?? tz;
  if (place === undefined) return Date.parse(`${clean}Z`);
  const seconds = Date.parse(`${clean}Z`) - Date.parse(`${clean.slice(0, 16)}Z`);
  return zonedInstant(clean.slice(0, 16), place) + seconds;
}

export const entries: Record<string, Adapter> = {
  bib_blocks: (input) => {
    const { units, round_to, spare } = blocks.parse(input);
    const made = bibBlocks(
      units.map(([, size]) => size),
      round_to,
      spare,
    );
    return Object.fromEntries(units.map(([name], i) => [name, [made[i]?.from, made[i]?.to]]));
  },
  deadline: (input) => {
    const read = deadline.parse(input);
    return entryWindow(instant(read.submitted, read), null, instant(read.deadline, read)) === "open";
  },
  protest_window: (input) => {
    const read = protest.parse(input);
    return inProtestWindow(instant(read.announced, read), instant(read.filed, read), read.minutes).ok;
  },
  participation_min: (input) => owes(duty.parse(input).members, universityDuty),
  age_on: (input) => {
    const { birth, on } = age.parse(input);
    return ageOn(birth, on);
  },
  late_forfeit: (input) => {
    const { minutes_late, limit } = late.parse(input);
    return forfeitsByLateness(minutes_late, limit);
  },
  fee_refund: (input) => {
    const { upheld, paid, kept } = fee.parse(input);
    return depositBack(paid, upheld, kept ? "never-back" : "back-when-upheld");
  },
  max_events: (input) => {
    const { singles, teams, max, all } = perPerson.parse(input);
    const team = new Set(teams.map(({ event }) => event));
    const others = singles.filter(({ event }) => !team.has(event));
    return keepsMaxEvents([...others, ...teams], max, all ? "all" : "single-only").ok;
  },
  unit_quota: (input) => {
    const { count, max } = perUnit.parse(input);
    const quota: Quota = { key: "q", event: null, division: null, sex: null, counts: "entries", min: 0, max };
    const entry = { unit: "u", event: "e", division: null, sex: null };
    const made = Array.from({ length: count }, (_unused, i) => ({ ...entry, entrant: `${i}` }));
    return quotaFaults(made, ["u"], [quota]).length === 0;
  },
};
