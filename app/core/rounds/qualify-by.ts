import { type CrowdShare, type Form, type Performance, type Qualifying, reaches } from "./forms.ts";
import { firstBeyond, shareOf } from "./share.ts";
import { type CutAnswer, cutLevels, type Settling, type TieFact } from "./tie.ts";

/** Q by place in the heat, q by mark, or by another form; by a decider or lot; or called up for somebody who withdrew. */
export type Through = "Q" | "q" | "top" | "percent" | "standard" | "fill" | "ruling" | "reserve";

export type RoundFact<Id extends string> =
  | TieFact<Id>
  | { kind: "capped"; most: number; ids: Id[] }
  | { kind: "called-up"; id: Id };

export interface QualifiedBy<Id extends string> {
  qualified: { id: Id; by: Through }[];
  waiting: Id[];
  /** who comes in next, best first, people level together */
  reserves: Id[][];
  /** neither through nor waiting */
  out: Id[];
  facts: RoundFact<Id>[];
}

const labels: Record<Form["kind"], Through> = {
  "per-heat": "Q",
  "next-best": "q",
  top: "top",
  percent: "percent",
  standard: "standard",
  "fill-to": "fill",
};

type Placed<Id extends string> = Performance<Id> & { place: number };

/** People of one place together, the best first, in the order of their ids inside. */
function levelsOf<Id extends string>(
  people: readonly Placed<Id>[],
  placeOf: (one: Placed<Id>) => number = (one) => one.place,
): Id[][] {
  const byPlace = new Map<number, Id[]>();
  for (const one of people) {
    const level = byPlace.get(placeOf(one));
    if (level) level.push(one.id);
    else byPlace.set(placeOf(one), [one.id]);
  }
  return [...byPlace].sort(([a], [b]) => a - b).map(([, ids]) => ids.sort());
}

/**
 * [AD9] Who goes on from a round by any forms, a minimum and a cap. [AD14] A tie across a cut is settled or waits; while one
 * waits, later forms do. Nobody goes on without a place, below the minimum, or after withdrawing: [AD6] the best of the others
 * come in for those, as long as the forms that count places have one free (a standard has none to give away).
 * Source: domain 2.1–2.3; A01–A07, A10, A15–A18, A22, A23.
 */
export function qualifyBy<Id extends string>(
  people: readonly Performance<Id>[],
  { forms, tiesInHeats, minimum, cap }: Qualifying,
  settling: Settling<Id>,
): QualifiedBy<Id> {
  const able = people.filter(
    (one): one is Placed<Id> => one.place !== null && (minimum === null || reaches(one.value, minimum)),
  );
  // a spare lane belongs to nobody's heat
  const last = tiesInHeats === "all-in" ? tiesInHeats : settling.policy.last;
  const inHeats = { ...settling, policy: { ...settling.policy, last, capacity: null } };
  const heats = [...new Set(people.map(({ heat }) => heat))].sort();
  const crowd = ({ of, percent, rounding }: CrowdShare) =>
    shareOf(of === "entered" ? people.length : people.filter((one) => one.tookPart).length, percent, rounding);
  const through = new Map<Id, Through>();
  const facts: RoundFact<Id>[] = [];
  const waiting: Id[] = [];
  let places = 0;
  let open = 0;
  const take = (answer: CutAnswer<Id>, by: Through) => {
    for (const id of answer.through) if (!through.has(id)) through.set(id, answer.ruled.includes(id) ? "ruling" : by);
    // a tie among people who are through by an earlier form waits for nothing
    if (answer.waiting.length > 0 && answer.waiting.every((id) => through.has(id))) return;
    waiting.push(...answer.waiting);
    facts.push(...answer.facts);
  };
  const others = () => able.filter(({ id }) => !through.has(id));
  for (const form of forms) {
    if (waiting.length > 0) break;
    const by = labels[form.kind];
    switch (form.kind) {
      case "per-heat":
        for (const heat of heats) {
          const inHeat = able.filter((one) => one.heat === heat);
          const levels = levelsOf(inHeat, (one) => one.heatPlace ?? Infinity);
          const answer = cutLevels(levels, form.count, `heat:${heat}`, inHeats);
          open += form.count - answer.through.length;
          take(answer, by);
        }
        places += form.count * heats.length;
        break;
      case "next-best": {
        const wanted = form.count === 0 ? 0 : form.count + open;
        take(cutLevels(levelsOf(others()), wanted, "next-best", settling, through.size), by);
        places += form.count;
        break;
      }
      case "top":
      case "percent": {
        const wanted = form.kind === "top" ? form.count : crowd(form);
        const isOn = (id: Id) => through.has(id);
        // who is through by an earlier form takes a place before those who are level
        const levels = levelsOf(able).flatMap((ids) => [ids.filter(isOn), ids.filter((id) => !isOn(id))]);
        const some = levels.filter((ids) => ids.length > 0);
        take(cutLevels(some, wanted, form.kind, settling), by);
        places = Math.max(places, wanted);
        break;
      }
      case "standard": {
        const reached = able.filter(({ id, value }) => !through.has(id) && reaches(value, form));
        for (const id of levelsOf(reached).flat()) through.set(id, by);
        break;
      }
      case "fill-to":
        take(cutLevels(levelsOf(others()), form.count - through.size, "fill-to", settling, through.size), by);
        places = Math.max(places, form.count);
        break;
    }
  }
  if (cap !== null) {
    const most = crowd(cap);
    const on = able.filter(({ id }) => through.has(id));
    const onPlaces = on.map(({ place }) => place);
    const beyond = firstBeyond(onPlaces, most);
    const over = on.filter(({ place }) => place >= beyond);
    for (const { id } of over) through.delete(id);
    if (over.length > 0) facts.push({ kind: "capped", most, ids: over.map(({ id }) => id).sort() });
    places = Math.min(places, most);
  }
  return replace(people, able, { through, waiting, facts, places }, settling.withdrawn);
}

interface Cut<Id extends string> {
  through: Map<Id, Through>;
  waiting: Id[];
  facts: RoundFact<Id>[];
  places: number;
}

/** [AD6] Those who stay, and the best of the others for those who withdrew. */
function replace<Id extends string>(
  people: readonly Performance<Id>[],
  able: readonly Placed<Id>[],
  { through, waiting, facts, places }: Cut<Id>,
  withdrawn: ReadonlySet<Id>,
): QualifiedBy<Id> {
  const staying = [...through].filter(([id]) => !withdrawn.has(id));
  const next = able.filter(({ id }) => !through.has(id) && !waiting.includes(id) && !withdrawn.has(id));
  const levels = levelsOf(next);
  const free = waiting.length > 0 ? 0 : Math.min(through.size - staying.length, places - staying.length);
  const called = levels.flat().slice(0, Math.max(0, free));
  const on = new Set([...staying.map(([id]) => id), ...called]);
  return {
    qualified: [...staying.map(([id, by]) => ({ id, by })), ...called.map((id) => ({ id, by: "reserve" as const }))],
    waiting,
    reserves: levels.map((level) => level.filter((id) => !on.has(id))).filter((level) => level.length > 0),
    out: people
      .map(({ id }) => id)
      .filter((id) => !on.has(id) && !waiting.includes(id))
      .sort(),
    facts: [...facts, ...called.map((id) => ({ kind: "called-up" as const, id }))],
  };
}
